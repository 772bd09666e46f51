import { CassandraEndpoint } from '#constructs/cassandra-keyspace/cassandra-endpoint';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const network = {
  vpcId: 'vpc-1',
  cidrBlock: '10.40.0.0/16',
  zones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-public-a', 'subnet-public-b'],
  privateSubnetIds: ['subnet-private-a', 'subnet-private-b'],
  privateRouteTableIds: [],
  isolatedSubnetIds: [],
  podSubnetIds: [],
};

function made(inNetwork: boolean) {
  let endpoint: CassandraEndpoint | undefined;
  const stack = synthesizeConstruct((scope) => {
    endpoint = new CassandraEndpoint(scope, 'Endpoint', { network, inNetwork });
  });
  return { stack, endpoint };
}

describe('the way to Amazon Keyspaces', () => {
  it('is an interface endpoint with private DNS in every zone, closed until somebody is let in', () => {
    const { stack, endpoint } = made(false);
    expect(resourcesOf(stack, 'aws_vpc_endpoint')).toMatchObject([
      {
        service_name: 'com.amazonaws.eu-west-1.cassandra',
        vpc_endpoint_type: 'Interface',
        private_dns_enabled: true,
        subnet_ids: network.privateSubnetIds,
      },
    ]);
    expect(resourcesOf(stack, 'aws_security_group')).toHaveLength(1);
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toEqual([]);
    expect(endpoint?.zones).toBe(2);
  });

  it('is that of the network where there is one, for private DNS allows no second', () => {
    const { stack } = made(true);
    expect(resourcesOf(stack, 'aws_vpc_endpoint')).toEqual([]);
    expect(Object.values(stack.data?.['aws_vpc_endpoint'] ?? {})).toMatchObject([
      { vpc_id: 'vpc-1', service_name: 'com.amazonaws.eu-west-1.cassandra' },
    ]);
  });
});
