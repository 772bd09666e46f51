import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { KafkaStack } from '#stacks/kafka-stack';
import { NetworkStack } from '#stacks/network-stack';
import { environment } from '#test/support/good-environment';
import { express, standard } from '#test/support/kafka-samples';
import { resourcesOf, type StackJson, synthesize } from '#test/support/synthesized';

/** Stands for a service: it produces, consumes and connects from its own stack. */
class Consumer extends BaseStack {
  use(kafka: KafkaStack): void {
    const events = kafka.clusterFor(this, 'events');
    const role = { roleName: 'checkout' };
    events.grantProduce(this, 'Produces', role, 'orders');
    events.connections.allowFrom(this, 'Checkout', kafka.clusterFor(this, 'clicks'));
  }
}

const LOST = 'production-kafka/aws_glue_schema.gone';

const CLUSTERS = {
  events: express({
    topics: { orders: { partitions: 3 } },
    schemas: { order: { file: 'schemas/order.avsc' } },
  }),
  clicks: { kind: 'serverless' },
} as const;

function build(kafka: EnvironmentOptions['kafka'], withConsumer = false) {
  const options = { ...environment('production'), ...(kafka && { kafka }) };
  return synthesize((app) => {
    const alarms = new AlarmsStack(app, options);
    const network = new NetworkStack(app, options, { alarms });
    const stack = new KafkaStack(app, options, { network, alarms });
    if (withConsumer) new Consumer(app, options, 'checkout').use(stack);
  });
}

function stackOf(stacks: ReturnType<typeof build>, name: string): StackJson {
  const stack = stacks[`production-${name}`];
  if (stack === undefined) throw new Error('the stack was not written');
  return stack;
}

describe('the Kafka stack', () => {
  const guarded = (change: Partial<EnvironmentOptions>) => {
    const options = { ...environment('production'), kafka: CLUSTERS, ...change };
    const stacks = synthesize((app) => {
      const alarms = new AlarmsStack(app, options);
      const network = new NetworkStack(app, options, { alarms });
      new KafkaStack(app, options, { network, alarms });
    });
    return stackOf(stacks, 'kafka');
  };

  it('guards what was deployed beside Terraform’s own protection, but for what is acknowledged', () => {
    const acknowledgements = [{ address: LOST, reason: 'nobody reads it', until: '2027-01-01' }];
    const stack = guarded({ acknowledgements });
    expect(resourcesOf(stack, 'aws_msk_cluster')).toMatchObject([
      { lifecycle: { prevent_destroy: true, precondition: [{}, {}, {}, {}, {}] } },
    ]);
    const { locals } = stack as unknown as { locals: Readonly<Record<string, string>> };
    const lost = Object.entries(locals).filter(([id]) => id.includes('_Lost_'));
    expect(lost).toHaveLength(9); // cluster, topics, disks and schemas of two clusters, and which there are
    for (const [, expression] of lost) expect(expression).toContain(`["${LOST}"]`);
  });

  it('lets each cluster refuse that another one goes, whatever their kinds', () => {
    const stack = guarded({});
    const records = resourcesOf(stack, 'aws_ssm_parameter').filter(({ name }) =>
      String(name).startsWith('/production/deployed/kafka-clusters/'),
    );
    expect(
      records.map(({ insecure_value }) => JSON.parse(String(insecure_value)) as unknown),
    ).toEqual([
      {
        name: 'clicks',
        address: expect.stringMatching(/^production-kafka\/aws_msk_serverless_cluster\./) as string,
      },
      {
        name: 'events',
        address: expect.stringMatching(/^production-kafka\/aws_msk_cluster\./) as string,
      },
    ]);
    for (const type of ['aws_msk_cluster', 'aws_msk_serverless_cluster']) {
      const [cluster] = resourcesOf(stack, type);
      const { precondition } = cluster?.['lifecycle'] as { precondition: object[] };
      expect(JSON.stringify(precondition)).toContain('This would destroy the Kafka clusters');
    }
  });

  it('guards nothing where data is not protected', () => {
    const [cluster] = resourcesOf(guarded({ protectData: false }), 'aws_msk_cluster');
    expect(cluster).not.toHaveProperty('lifecycle');
  });

  it('offers each cluster under its name, what it has and no more', () => {
    expect(Object.keys(stackOf(build(CLUSTERS), 'kafka').output ?? {}).sort()).toEqual([
      'clicks_bootstrap_brokers_iam',
      'clicks_cluster_arn',
      'clicks_cluster_name',
      'clicks_cluster_uuid',
      'clicks_security_group_id',
      'events_bootstrap_brokers_iam',
      'events_cluster_arn',
      'events_cluster_name',
      'events_cluster_uuid',
      'events_registry_name',
      'events_security_group_id',
    ]);
  });

  it.each(['backend', 'from-network', 'aws', 'clusters', 'kafka', 'constructor'])(
    'takes a cluster named %s',
    (name) => {
      const { resource = {} } = stackOf(build({ [name]: express() }), 'kafka');
      expect(Object.values(resource['aws_msk_cluster'] ?? {})).toMatchObject([
        { cluster_name: `production-${name}` },
      ]);
    },
  );

  it('takes topics, groups and users with names that every object has', () => {
    const odd = express({
      topics: { constructor: { partitions: 1 }, toString: { partitions: 1 } },
      consumerGroups: { constructor: { topics: ['toString'] } },
      authentication: { scram: { users: { constructor: {} } } },
    });
    const { resource = {} } = stackOf(build({ events: odd }), 'kafka');
    expect(Object.keys(resource['aws_cloudformation_stack'] ?? {})).toHaveLength(2);
    expect(Object.keys(resource['aws_secretsmanager_secret'] ?? {})).toHaveLength(1);
  });

  it('gives no two clusters a name, however alike they are called', () => {
    const scram = (): ReturnType<typeof express> =>
      express({ authentication: { scram: { users: { billing: {} } } } });
    const alike = {
      events: scram(),
      'events-logs': scram(),
      'events-users': scram(),
      'events-messages': scram(),
      'events-lag': scram(),
      'events-broker-1': scram(),
    };
    const stack = stackOf(build(alike), 'kafka');
    const aliases = resourcesOf(stack, 'aws_kms_alias').map(({ name }) => name);
    expect(aliases).toHaveLength(18);
    expect(new Set(aliases).size).toBe(aliases.length);
    for (const alias of aliases) expect(alias).toMatch(/^alias\/[a-zA-Z0-9/_-]+$/);
    const alarms = resourcesOf(stack, 'aws_cloudwatch_metric_alarm').map(
      ({ alarm_name }) => alarm_name,
    );
    expect(new Set(alarms).size).toBe(alarms.length);
  });

  it('is the same whether or not somebody reads it', () => {
    const written = (withConsumer: boolean) =>
      JSON.stringify(stackOf(build(CLUSTERS, withConsumer), 'kafka'));
    expect(written(true)).toBe(written(false));
  });

  it('keeps what a cluster is when another comes', () => {
    const both = stackOf(build(CLUSTERS), 'kafka');
    const one = stackOf(build({ events: CLUSTERS.events }), 'kafka');
    expect(both.resource?.['aws_msk_cluster']).toEqual(one.resource?.['aws_msk_cluster']);
    expect(both.resource?.['aws_cloudformation_stack']).toEqual(
      one.resource?.['aws_cloudformation_stack'],
    );
  });

  it('never touches a topic when another comes or goes', () => {
    const topics = (...names: string[]) =>
      stackOf(
        build({
          events: express({
            topics: Object.fromEntries(names.map((name) => [name, { partitions: 3 }])),
          }),
        }),
        'kafka',
      ).resource?.['aws_cloudformation_stack'] ?? {};
    const before = topics('orders', 'shipments');
    const after = topics('added', 'shipments', 'orders');
    expect(after).toMatchObject(before);
    expect(Object.keys(after)).toHaveLength(3);
  });

  it('has nothing that holds messages or schemas which Terraform would delete', () => {
    const { resource = {} } = stackOf(build({ ...CLUSTERS, standard: standard() }), 'kafka');
    for (const type of [
      'aws_msk_cluster',
      'aws_msk_serverless_cluster',
      'aws_cloudformation_stack',
      'aws_glue_registry',
      'aws_glue_schema',
      'aws_kms_key',
    ]) {
      const found = Object.values(resource[type] ?? {});
      expect(found).not.toHaveLength(0);
      for (const { lifecycle } of found) expect(lifecycle).toMatchObject({ prevent_destroy: true });
    }
  });

  it('lets another stack produce and connect, in resources of its own', () => {
    const consumer = stackOf(build(CLUSTERS, true), 'checkout');
    const [policy] = resourcesOf(consumer, 'aws_iam_role_policy');
    expect(String(policy?.['policy'])).toContain(
      ':topic/production-events/${data.terraform_remote_state.From-kafka.outputs.events_cluster_uuid}/orders',
    );
    expect(resourcesOf(consumer, 'aws_vpc_security_group_ingress_rule')).toMatchObject([
      {
        security_group_id: expect.stringContaining('events_security_group_id') as string,
        referenced_security_group_id: expect.stringContaining('clicks_security_group_id') as string,
        from_port: 9098,
      },
    ]);
  });

  it('refuses a topic that the environment does not declare, in the consumer too', () => {
    const events = express({ topics: { others: { partitions: 3 } } });
    expect(() => build({ ...CLUSTERS, events }, true)).toThrow(/topic: .*got "orders"/);
  });

  it('has no cluster of a name that is not in the environment', () => {
    expect(() => build({ events: CLUSTERS.events }, true)).toThrow(
      /production has no Kafka cluster named clicks/,
    );
  });

  it('keeps broker logs as long as the environment says', () => {
    expect(
      resourcesOf(stackOf(build(CLUSTERS), 'kafka'), 'aws_cloudwatch_log_group'),
    ).toMatchObject([{ name: '/aws/msk/production-events', retention_in_days: 365 }]);
  });
});
