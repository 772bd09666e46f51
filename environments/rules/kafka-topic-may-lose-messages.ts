import { fewBrokerReplicas, undeclaredTopics } from '#constructs/kafka-cluster/broker-replicas';
import { replicationOf } from '#constructs/kafka-cluster/cluster-size';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/**
 * With fewer, the loss of one broker while another is patched loses messages that were
 * acknowledged.
 */
const REPLICAS = 3;
const IN_SYNC = 2;

/**
 * Production's topics stand on three brokers, two of which have taken a message before it counts:
 * those of the file, and those that brokers make for Kafka. For clients they make none, for those
 * nobody grants, watches or guards.
 */
export const kafkaTopicMayLoseMessages: EnvironmentRule = {
  id: 'kafka-topic-may-lose-messages',
  reads: ['tier', 'zones', 'kafka'],
  effect: 'except',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachProvisionedCluster(environment, (cluster) => {
      const ofBrokers = [...fewBrokerReplicas(cluster), ...undeclaredTopics(cluster)].map(
        ({ key, ...mistake }) => ({ path: ['properties', key], ...mistake }),
      );
      const ofTopics = Object.entries(cluster.topics ?? {}).flatMap(([name, topic]) => {
        const { replicationFactor, minInSyncReplicas } = replicationOf(
          cluster,
          topic,
          environment.zones,
        );
        if (replicationFactor < REPLICAS) {
          return [
            {
              path: ['topics', name, 'replicationFactor'],
              got: replicationFactor,
              expected: `at least ${REPLICAS} replicas in production`,
              fix: `Write ${REPLICAS} or more, or leave it out in ${REPLICAS} zones.`,
            },
          ];
        }
        if (minInSyncReplicas >= IN_SYNC) return [];
        return [
          {
            path: ['topics', name, 'minInSyncReplicas'],
            got: minInSyncReplicas,
            expected: `at least ${IN_SYNC} replicas in sync in production`,
            fix: `Write ${IN_SYNC}, or leave it out.`,
          },
        ];
      });
      return [...ofBrokers, ...ofTopics];
    });
  },
};
