import { replicationOf } from '#constructs/kafka-cluster/cluster-size';
import { topicMistakes } from '#constructs/kafka-cluster/topic-mistakes';
import { express, standard } from '#test/support/kafka-samples';

const THREE = ['a', 'b', 'c'];
const TWO = ['a', 'b'];

const paths = (...from: Parameters<typeof topicMistakes>) =>
  topicMistakes(...from).map(({ path }) => path.join('.'));

describe('the topics of a cluster', () => {
  it('may have as many replicas as there are brokers, and no more', () => {
    const topics = (replicationFactor: number) => ({
      orders: { partitions: 1, replicationFactor },
    });
    expect(paths(standard({ topics: topics(3) }), THREE)).toEqual([]);
    expect(paths(standard({ topics: topics(4) }), THREE)).toEqual([
      'topics.orders.replicationFactor',
    ]);
    expect(paths(standard({ topics: topics(4), brokersPerZone: 2 }), TWO)).toEqual([]);
  });

  it('have by default a replica in each zone, however many brokers come later', () => {
    const topic = { partitions: 1 };
    for (const brokersPerZone of [1, 2, 5]) {
      const cluster = standard({ brokersPerZone, topics: { orders: topic } });
      expect(paths(cluster, TWO)).toEqual([]);
      expect(replicationOf(cluster, topic, TWO)).toEqual({
        replicationFactor: 2,
        minInSyncReplicas: 1,
      });
      expect(replicationOf(cluster, topic, THREE)).toEqual({
        replicationFactor: 3,
        minInSyncReplicas: 2,
      });
    }
  });

  it.each([
    [3, 2, []],
    [3, 3, ['topics.orders.minInSyncReplicas']],
    [2, 1, []],
    [2, 2, ['topics.orders.minInSyncReplicas']],
    [1, 1, []],
  ])('of %d replicas with %d in sync: %j', (replicationFactor, minInSyncReplicas, mistakes) => {
    const topics = { orders: { partitions: 1, replicationFactor, minInSyncReplicas } };
    expect(paths(standard({ topics }), THREE)).toEqual(mistakes);
  });

  it('put together at most as many partitions on a broker as its size should hold', () => {
    const topics = (partitions: number) => ({
      small: { partitions: 100 },
      large: { partitions },
    });
    expect(paths(standard({ topics: topics(900) }), THREE)).toEqual([]);
    expect(topicMistakes(standard({ topics: topics(901) }), THREE)).toEqual([
      expect.objectContaining({
        path: ['topics', 'large', 'partitions'],
        got: 901,
        expected: expect.stringMatching(/at most 1000 .* put 1001 on each of 3/) as string,
      }),
    ]);
    expect(paths(standard({ topics: topics(901), brokersPerZone: 2 }), THREE)).toEqual([]);
    expect(
      paths(standard({ topics: topics(901), brokerType: 'kafka.m7g.2xlarge' }), THREE),
    ).toEqual([]);
  });

  it('always have three replicas on Express', () => {
    expect(paths(express({ topics: { orders: { partitions: 1000 } } }), THREE)).toEqual([]);
    expect(paths(express({ topics: { orders: { partitions: 1001 } } }), THREE)).toEqual([
      'topics.orders.partitions',
    ]);
  });
});
