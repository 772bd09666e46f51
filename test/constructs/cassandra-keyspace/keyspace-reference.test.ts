import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { ICassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace-contract';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { resourcesOf, synthesizeConstruct, TEST_PLACEMENT } from '#test/support/synthesized';

const ARN = 'arn:aws:cassandra:eu-west-1:111122223333:/keyspace/';
const role = { roleName: 'inventory' };

function used(use: (scope: Construct, keyspace: ICassandraKeyspace) => void, multiRegion = false) {
  return synthesizeConstruct((scope) => {
    const keyspace = CassandraKeyspace.fromKeyspaceAttributes({
      keyspaceName: 'catalog',
      tableNames: ['products', 'stock'],
      placement: TEST_PLACEMENT,
      endpointSecurityGroupId: 'sg-endpoint',
      multiRegion,
    });
    use(scope, keyspace);
  });
}

function statements(...args: Parameters<typeof used>) {
  const [policy] = resourcesOf(used(...args), 'aws_iam_role_policy');
  expect(policy?.['role']).toBe('inventory');
  const { Statement } = JSON.parse(String(policy?.['policy'])) as {
    Statement: { Action: string[]; Resource: string[] }[];
  };
  return Statement.map(({ Action, Resource }) => [Action, Resource]);
}

/** What every driver asks for at its start, whatever the grant. */
const OF_DRIVERS = [
  [['cassandra:Select'], [`${ARN}system*`]],
  [['ec2:DescribeNetworkInterfaces', 'ec2:DescribeVpcEndpoints'], ['*']],
];

describe('a keyspace made elsewhere', () => {
  it('lets a role read one table, and what drivers need to see every node', () => {
    expect(
      statements((scope, keyspace) => {
        keyspace.grantRead(scope, 'Reads', role, 'products');
      }),
    ).toEqual([[['cassandra:Select'], [`${ARN}catalog/table/products`]], ...OF_DRIVERS]);
  });

  it('lets a role write every table of this keyspace alone, and not read one', () => {
    expect(
      statements((scope, keyspace) => {
        keyspace.grantWrite(scope, 'Writes', role);
      }),
    ).toEqual([[['cassandra:Modify'], [`${ARN}catalog/table/*`]], ...OF_DRIVERS]);
  });

  it('adds the actions of several regions where there are several', () => {
    const [writes, reads] = statements((scope, keyspace) => {
      keyspace.grantWrite(scope, 'Writes', role);
    }, true);
    expect(writes?.[0]).toEqual(['cassandra:Modify', 'cassandra:ModifyMultiRegionResource']);
    expect(reads?.[0]).toEqual(['cassandra:Select', 'cassandra:SelectMultiRegionResource']);
  });

  it('refuses a table that the schema has not, and names the one that may be meant', () => {
    const read = () =>
      used((scope, keyspace) => {
        keyspace.grantRead(scope, 'Reads', role, 'product');
      });
    expect(read).toThrow(InvalidInput);
    expect(read).toThrow(
      /a table of catalog: products, stock, got "product"\. Did you mean products\?/,
    );
  });

  it('opens the port of CQL and no other', () => {
    const stack = used((scope, keyspace) => {
      keyspace.connections.allowFrom(scope, 'FromPods', new Connections('sg-pods'));
    });
    for (const rule of ['ingress', 'egress']) {
      expect(resourcesOf(stack, `aws_vpc_security_group_${rule}_rule`)).toMatchObject([
        { from_port: 9142, to_port: 9142, ip_protocol: 'tcp' },
      ]);
    }
  });
});
