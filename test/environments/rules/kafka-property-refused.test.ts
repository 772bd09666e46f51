import { kafkaPropertyRefused } from '#environments/rules/kafka-property-refused';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

const properties = (events: Parameters<typeof findingsIn>[1]) =>
  findingsIn(kafkaPropertyRefused, events).map(({ property }) => property);

describe('kafka-property-refused', () => {
  it('names a property of brokers that Kafka does not take', () => {
    expect(properties(standard({ properties: { 'log.retention.hours': 'week' } }))).toEqual([
      'kafka.events.properties["log.retention.hours"]',
    ]);
    expect(properties(standard({ properties: { 'log.retention.hours': 72 } }))).toEqual([]);
  });

  it('names a property that MSK does not let its customers set', () => {
    expect(properties(standard({ properties: { 'zookeeper.connect': 'elsewhere:2181' } }))).toEqual(
      ['kafka.events.properties["zookeeper.connect"]'],
    );
    expect(properties(express({ properties: { 'min.insync.replicas': 1 } }))).toEqual([
      'kafka.events.properties["min.insync.replicas"]',
    ]);
  });

  it('names a property of a topic that Kafka does not take', () => {
    const topics = { orders: { partitions: 1, properties: { 'compression.type': 'rar' } } };
    expect(properties(standard({ topics }))).toEqual([
      'kafka.events.topics.orders.properties["compression.type"]',
    ]);
  });

  it.each([
    [1_048_576, 10_240, ['kafka.events.topics.orders.properties["segment.bytes"]']],
    [10_485_759, 10_240, ['kafka.events.topics.orders.properties["segment.bytes"]']],
    [10_485_760, 10_240, []],
  ])('names segments of %d bytes beside messages of %d KiB', (segment, maxMessageKib, names) => {
    const orders = { partitions: 1, maxMessageKib, properties: { 'segment.bytes': segment } };
    expect(properties(standard({ topics: { orders } }))).toEqual(names);
  });

  it('judges topics by what brokers have where they have none, and brokers alone', () => {
    const small = { 'log.segment.bytes': 2_000_000 };
    const [mistake] = findingsIn(
      kafkaPropertyRefused,
      standard({ properties: small, topics: { orders: { partitions: 1, maxMessageKib: 4096 } } }),
    );
    expect(mistake).toMatchObject({
      property: 'kafka.events.properties["log.segment.bytes"]',
      got: 2_000_000,
      expected: expect.stringMatching(/at least 4194304 .*topics\.orders\.maxMessageKib/) as string,
    });
    expect(
      properties(standard({ properties: { ...small, 'message.max.bytes': 4_000_000 } })),
    ).toEqual(['kafka.events.properties["log.segment.bytes"]']);
    expect(
      properties(
        standard({
          properties: { 'message.max.bytes': 4_000_000 },
          topics: { orders: { partitions: 1, properties: { 'segment.bytes': '2000000' } } },
        }),
      ),
    ).toEqual(['kafka.events.topics.orders.properties["segment.bytes"]']);
    expect(properties(standard({ properties: small }))).toEqual([]);
  });
});
