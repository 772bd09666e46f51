import { CLUSTER_ARN, replicationOptions } from '#constructs/kafka-cluster/replication-options';

const arn = (region: string) =>
  `arn:aws:kafka:${region}:111122223333:cluster/standby/01234567-89ab-cdef-0123-456789abcdef-1`;

const to = (region: string) => ({
  standby: {
    clusterArn: arn(region),
    subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
    securityGroupIds: ['sg-0a1b2c3d'],
    topics: ['orders'],
  },
});

describe('the target of a replication', () => {
  it('is a cluster in a region of AWS', () => {
    expect(replicationOptions.safeParse(to('eu-central-1')).success).toBe(true);
  });

  it.each(['mars-1', 'eu-central-11', 'eu-central', ''])('is none in the region %p', (region) => {
    const { error } = replicationOptions.safeParse(to(region));
    expect(error?.issues.map(({ path }) => path)).toEqual([['standby', 'clusterArn']]);
  });

  it('tells its region and its account', () => {
    expect(CLUSTER_ARN.exec(arn('us-west-2'))?.slice(1)).toEqual(['us-west-2', '111122223333']);
  });
});
