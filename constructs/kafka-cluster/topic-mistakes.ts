import type { Rejection } from '#constructs/kernel/invalid-input';
import { EXPRESS_BROKERS, STANDARD_BROKERS } from './broker-types';
import { brokerCount, type ProvisionedCluster, replicationOf } from './cluster-size';
import type { KafkaOptions } from './kafka-options';
import type { TopicOptions } from './topic-options';

/** A mistake in one cluster; its path begins there: `['topics', 'orders', 'partitions']`. */
export interface ClusterMistake extends Pick<Rejection, 'got' | 'expected' | 'fix'> {
  readonly path: readonly (string | number)[];
}

/** What of a cluster's topics its brokers cannot hold, in an environment's zones. */
export function topicMistakes(cluster: KafkaOptions, zones: readonly unknown[]): ClusterMistake[] {
  if (cluster.kind === 'serverless') return [];
  const brokers = brokerCount(cluster, zones);
  return [
    ...replicaMistakes(cluster, brokers, zones),
    ...partitionMistakes(cluster, brokers, zones),
  ];
}

function replicaMistakes(
  cluster: ProvisionedCluster,
  brokers: number,
  zones: readonly unknown[],
): ClusterMistake[] {
  if (cluster.kind === 'express') return [];
  return Object.entries(cluster.topics ?? {}).flatMap(([name, topic]) => {
    const path = (field: keyof TopicOptions) => ['topics', name, field];
    const { replicationFactor, minInSyncReplicas } = replicationOf(cluster, topic, zones);
    if (replicationFactor > brokers) {
      return [
        {
          path: path('replicationFactor'),
          got: replicationFactor,
          expected: `at most as many replicas as there are brokers, ${brokers}`,
          fix: `Write ${brokers} or less, or raise brokersPerZone.`,
        },
      ];
    }
    const alone = replicationFactor === 1 && minInSyncReplicas === 1;
    if (minInSyncReplicas < replicationFactor || alone) return [];
    return [
      {
        path: path('minInSyncReplicas'),
        got: minInSyncReplicas,
        expected: `fewer than the ${replicationFactor} replicas, so that writes go on while a broker is away`,
        fix: `Write ${Math.max(1, replicationFactor - 1)}, or leave it out.`,
      },
    ];
  });
}

function partitionMistakes(
  cluster: ProvisionedCluster,
  brokers: number,
  zones: readonly unknown[],
): ClusterMistake[] {
  const topics = Object.entries(cluster.topics ?? {});
  const replicas = topics.map(([name, topic]) => ({
    name,
    partitions: topic.partitions,
    replicas: topic.partitions * replicationOf(cluster, topic, zones).replicationFactor,
  }));
  const total = replicas.reduce((sum, topic) => sum + topic.replicas, 0);
  const quota = partitionsPerBroker(cluster);
  const perBroker = Math.ceil(total / brokers);
  const largest = replicas.sort((one, other) => other.replicas - one.replicas)[0];
  if (largest === undefined || perBroker <= quota) return [];
  return [
    {
      path: ['topics', largest.name, 'partitions'],
      got: largest.partitions,
      expected: `at most ${quota} partitions with their replicas on each ${cluster.brokerType}; all topics together put ${perBroker} on each of ${brokers}`,
      fix: 'Write fewer, raise brokersPerZone or take a larger brokerType.',
    },
  ];
}

/** Partitions with all their replicas that each broker should hold at most. */
export function partitionsPerBroker(cluster: ProvisionedCluster): number {
  return cluster.kind === 'express'
    ? EXPRESS_BROKERS[cluster.brokerType].partitions
    : STANDARD_BROKERS[cluster.brokerType].partitions;
}
