import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { CassandraStack } from '#stacks/cassandra-stack';
import { NetworkStack } from '#stacks/network-stack';
import { environment } from '#test/support/good-environment';
import { resourcesOf, type StackJson, synthesize } from '#test/support/synthesized';

/** Stands for a service: it reads a table and reaches the endpoint from its own stack. */
class Consumer extends BaseStack {
  use(cassandra: CassandraStack): void {
    const catalog = cassandra.keyspaceFor(this, 'catalog');
    catalog.grantRead(this, 'ReadsProducts', { roleName: 'checkout' }, 'products');
    catalog.connections.allowFromCidr(this, 'Vpn', '10.99.0.0/16', 'VPN');
  }
}

const production: EnvironmentOptions = {
  ...environment('production'),
  cassandra: {
    catalog: { schema: 'schemas/catalog.cql' },
    orders: { schema: 'schemas/orders.cql' },
  },
};

function build(options: EnvironmentOptions, withConsumer = false) {
  return synthesize((app) => {
    const alarms = new AlarmsStack(app, options);
    const network = new NetworkStack(app, options, { alarms });
    const cassandra = new CassandraStack(app, options, { network, alarms });
    if (withConsumer) new Consumer(app, options, 'checkout').use(cassandra);
  });
}

function stackOf(options: EnvironmentOptions): StackJson {
  const stack = build(options)[`${options.name}-cassandra`];
  if (stack === undefined) throw new Error('the stack was not written');
  return stack;
}

describe('the Cassandra stack', () => {
  const stack = stackOf(production);

  it('makes every table of every keyspace from its files', () => {
    expect(
      resourcesOf(stack, 'aws_keyspaces_table')
        .map(({ keyspace_name, table_name }) => `${String(keyspace_name)}.${String(table_name)}`)
        .sort(),
    ).toEqual([
      'catalog.products',
      'catalog.reservations',
      'catalog.stock_by_warehouse',
      'orders.orders_by_customer',
      'orders.shipments',
    ]);
  });

  it('offers a fixed contract', () => {
    expect(Object.keys(stack.output ?? {}).sort()).toEqual([
      'catalog_arn',
      'catalog_contact_point',
      'endpoint_security_group_id',
      'orders_arn',
      'orders_contact_point',
    ]);
  });

  it('is the same whether or not somebody reads it', () => {
    const written = (withConsumer: boolean) =>
      JSON.stringify(build(production, withConsumer)['production-cassandra']);
    expect(written(true)).toBe(written(false));
  });

  it('lets another stack read a table and open the endpoint, in resources of its own', () => {
    const consumer = build(production, true)['production-checkout'];
    if (consumer === undefined) throw new Error('the stack was not written');
    const [policy] = resourcesOf(consumer, 'aws_iam_role_policy');
    expect(policy?.['policy']).toContain(
      'arn:aws:cassandra:eu-west-1:111122223333:/keyspace/catalog/table/products',
    );
    expect(resourcesOf(consumer, 'aws_vpc_security_group_ingress_rule')).toMatchObject([
      {
        security_group_id: expect.stringContaining('outputs.endpoint_security_group_id') as string,
        from_port: 9142,
      },
    ]);
  });

  it('has one endpoint for all keyspaces, or uses that of the network', () => {
    expect(resourcesOf(stack, 'aws_vpc_endpoint')).toHaveLength(1);
    const { network } = production;
    const interfaceEndpoints = ['cassandra' as const];
    const shared = stackOf({ ...production, network: { ...network, interfaceEndpoints } });
    expect(resourcesOf(shared, 'aws_vpc_endpoint')).toEqual([]);
    expect(JSON.stringify(shared.output?.['endpoint_security_group_id'])).toContain(
      'data.aws_vpc_endpoint.',
    );
  });

  it('refuses to lose rows, as a whole resource and by the schema, until it is acknowledged', () => {
    for (const each of resourcesOf(stack, 'aws_keyspaces_table')) {
      expect(each['lifecycle']).toMatchObject({ prevent_destroy: true });
    }
    const [keyspace] = resourcesOf(stack, 'aws_keyspaces_keyspace');
    expect(keyspace?.['lifecycle']).toMatchObject({
      prevent_destroy: true,
      precondition: [
        { error_message: expect.stringContaining('lose the rows') as string },
        { error_message: expect.stringContaining('destroy the Cassandra keyspaces') as string },
      ],
    });
    expect(
      resourcesOf(stack, 'aws_ssm_parameter')
        .map(({ name }) => String(name))
        .filter((name) => name.startsWith('/production/deployed/')),
    ).toEqual([
      '/production/deployed/cassandra-keyspaces/catalog',
      '/production/deployed/cassandra-keyspaces/orders',
    ]);
    const address = 'production-cassandra/aws_keyspaces_table.Gone_12345678';
    const acknowledged = stackOf({
      ...production,
      acknowledgements: [{ address, reason: 'moved', until: '2027-01-01' }],
    });
    expect(JSON.stringify(acknowledged['locals' as keyof StackJson])).toContain(address);
  });

  it('guards nothing where data is worth nothing', () => {
    const local = stackOf(environment('local'));
    expect(resourcesOf(local, 'aws_keyspaces_keyspace')[0]).not.toHaveProperty('lifecycle');
    expect(local.data?.['aws_ssm_parameters_by_path']).toBeUndefined();
  });

  it('knows no keyspace that the environment has not', () => {
    expect(() =>
      synthesize((app) => {
        const alarms = new AlarmsStack(app, production);
        const network = new NetworkStack(app, production, { alarms });
        const cassandra = new CassandraStack(app, production, { network, alarms });
        cassandra.keyspaceFor(new Consumer(app, production, 'checkout'), 'shop');
      }),
    ).toThrow(/has no keyspace shop/);
  });
});
