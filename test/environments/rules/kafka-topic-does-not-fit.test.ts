import { kafkaTopicDoesNotFit } from '#environments/rules/kafka-topic-does-not-fit';
import { findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-topic-does-not-fit', () => {
  it('says which field of which topic the brokers cannot hold', () => {
    const topics = { 'a.b': { partitions: 1, replicationFactor: 4 } };
    expect(findingsIn(kafkaTopicDoesNotFit, standard({ topics }))).toMatchObject([
      { property: 'kafka.events.topics["a.b"].replicationFactor', got: 4 },
    ]);
  });
});
