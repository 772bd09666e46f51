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
});
