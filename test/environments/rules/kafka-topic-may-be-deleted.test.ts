import { kafkaTopicMayBeDeleted } from '#environments/rules/kafka-topic-may-be-deleted';
import { express, findingsIn } from '#test/support/kafka-samples';

describe('kafka-topic-may-be-deleted', () => {
  const events = express({ topics: { orders: { partitions: 1, onRemoval: 'delete' } } });

  it('wants topics in production that outlive their removal from the file', () => {
    expect(findingsIn(kafkaTopicMayBeDeleted, events)).toMatchObject([
      { property: 'kafka.events.topics.orders.onRemoval', got: 'delete' },
    ]);
  });

  it('leaves other environments alone, and production with an exception', () => {
    expect(findingsIn(kafkaTopicMayBeDeleted, events, { tier: 'staging' })).toEqual([]);
    expect(kafkaTopicMayBeDeleted.effect).toBe('except');
  });
});
