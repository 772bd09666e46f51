import { kafkaTopicMayLoseMessages } from '#environments/rules/kafka-topic-may-lose-messages';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

const properties = (topic: object, change: Parameters<typeof findingsIn>[2] = {}) =>
  findingsIn(
    kafkaTopicMayLoseMessages,
    standard({ topics: { orders: { partitions: 1, ...topic } } }),
    change,
  ).map(({ property }) => property);

describe('kafka-topic-may-lose-messages', () => {
  it('wants three replicas in production, two of them in sync', () => {
    expect(properties({})).toEqual([]);
    expect(properties({ replicationFactor: 2 })).toEqual([
      'kafka.events.topics.orders.replicationFactor',
    ]);
    expect(properties({ minInSyncReplicas: 1 })).toEqual([
      'kafka.events.topics.orders.minInSyncReplicas',
    ]);
  });

  it('sees a cluster that is too small for them', () => {
    expect(properties({}, { zones: ['a', 'b'] })).toEqual([
      'kafka.events.topics.orders.replicationFactor',
    ]);
  });

  it('wants as many of the topics that brokers make by themselves', () => {
    const events = standard({
      properties: { 'default.replication.factor': 1, 'min.insync.replicas': 1 },
    });
    expect(findingsIn(kafkaTopicMayLoseMessages, events)).toMatchObject([
      { property: 'kafka.events.properties["default.replication.factor"]', got: 1 },
      { property: 'kafka.events.properties["min.insync.replicas"]', got: 1 },
    ]);
    expect(findingsIn(kafkaTopicMayLoseMessages, events, { tier: 'staging' })).toEqual([]);
  });

  it.each([
    ...[true, 'true'].flatMap((value) => [standard, express].map((make) => ({ value, make }))),
  ])('wants no topics that a client makes by a mistyped name: %o', ({ value, make }) => {
    const events = make({ properties: { 'auto.create.topics.enable': value } });
    expect(findingsIn(kafkaTopicMayLoseMessages, events)).toMatchObject([
      { property: 'kafka.events.properties["auto.create.topics.enable"]', got: value },
    ]);
    expect(findingsIn(kafkaTopicMayLoseMessages, events, { tier: 'staging' })).toEqual([]);
    const off = make({ properties: { 'auto.create.topics.enable': false } });
    expect(findingsIn(kafkaTopicMayLoseMessages, off)).toEqual([]);
  });

  it('leaves other environments alone, and production with an exception', () => {
    expect(properties({ replicationFactor: 1 }, { tier: 'staging' })).toEqual([]);
    expect(kafkaTopicMayLoseMessages.effect).toBe('except');
  });
});
