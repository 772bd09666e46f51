import { kafkaCannotReplicate } from '#environments/rules/kafka-cannot-replicate';
import { findingsIn, standard } from '#test/support/kafka-samples';

const to = (region: string, account = '111122223333') => ({
  topics: { orders: { partitions: 1 } },
  replicateTo: {
    standby: {
      clusterArn: `arn:aws:kafka:${region}:${account}:cluster/standby/01234567-89ab-cdef-0123-456789abcdef-1`,
      subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
      securityGroupIds: ['sg-0a1b2c3d'],
      topics: ['orders'],
    },
  },
});

describe('kafka-cannot-replicate', () => {
  it('lets three brokers be copied to another region', () => {
    expect(findingsIn(kafkaCannotReplicate, standard(to('eu-central-1')))).toEqual([]);
  });

  it('refuses a copy in the same region', () => {
    expect(findingsIn(kafkaCannotReplicate, standard(to('eu-west-1')))).toMatchObject([
      { property: 'kafka.events.replicateTo.standby.clusterArn' },
    ]);
  });

  it('refuses a copy in another account, which MSK does not make', () => {
    const events = standard(to('eu-central-1', '999922223333'));
    expect(findingsIn(kafkaCannotReplicate, events)).toMatchObject([
      {
        property: 'kafka.events.replicateTo.standby.clusterArn',
        expected: expect.stringContaining('own account, 111122223333') as string,
      },
    ]);
    expect(findingsIn(kafkaCannotReplicate, events, { account: '999922223333' })).toEqual([]);
  });

  it('tells a target of another account in the same region once', () => {
    const events = standard(to('eu-west-1', '999922223333'));
    expect(findingsIn(kafkaCannotReplicate, events)).toHaveLength(1);
  });

  it('waits for an account and a region that are right themselves', () => {
    expect(kafkaCannotReplicate.reads).toEqual(expect.arrayContaining(['account', 'region']));
  });

  it('refuses to copy from two brokers', () => {
    const events = standard(to('eu-central-1'));
    expect(findingsIn(kafkaCannotReplicate, events, { zones: ['a', 'b'] })).toMatchObject([
      {
        property: 'kafka.events.replicateTo',
        expected: expect.stringContaining('not 2') as string,
      },
    ]);
  });
});
