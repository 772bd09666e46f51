import { isKraft } from './kafka-versions';
import type { ExpressKafkaOptions, StandardKafkaOptions } from './kafka-options';
import type { ExpressTopicOptions, TopicOptions } from './topic-options';

/** A cluster with brokers of its own. */
export type ProvisionedCluster = StandardKafkaOptions | ExpressKafkaOptions;

/** MSK stands in two or three zones: of an environment with more, the first three. */
const MOST_ZONES = 3;

/**
 * Copies of a message unless told otherwise: one in each zone, as MSK's own default is. Brokers that
 * come later change nothing, because a topic's replicas cannot be changed.
 */
export function defaultReplicas(zones: readonly unknown[]): number {
  return zoneCount(zones);
}

/** How many zones of the environment a cluster stands in. */
export function zoneCount(zones: readonly unknown[]): number {
  return Math.min(zones.length, MOST_ZONES);
}

/** All brokers of a cluster in an environment's zones. */
export function brokerCount(
  { brokersPerZone = 1 }: ProvisionedCluster,
  zones: readonly unknown[],
): number {
  return brokersPerZone * zoneCount(zones);
}

/**
 * Brokers that one cluster may have (quotas). Source:
 * https://docs.aws.amazon.com/msk/latest/developerguide/limits.html
 */
export function mostBrokers(version: string): number {
  return isKraft(version) ? 60 : 30;
}

/** How many brokers hold a topic, and how many of them must have taken a message. */
export interface Replication {
  readonly replicationFactor: number;
  readonly minInSyncReplicas: number;
}

/** The replicas of a topic, on a cluster in an environment's zones. */
export function replicationOf(
  cluster: ProvisionedCluster,
  topic: ExpressTopicOptions | TopicOptions,
  zones: readonly unknown[],
): Replication {
  if (cluster.kind === 'express') return { replicationFactor: 3, minInSyncReplicas: 2 };
  const { replicationFactor = defaultReplicas(zones), minInSyncReplicas } = topic as TopicOptions;
  return {
    replicationFactor,
    minInSyncReplicas: minInSyncReplicas ?? Math.max(1, replicationFactor - 1),
  };
}
