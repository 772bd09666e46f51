import { topicMistakes } from '#constructs/kafka-cluster/topic-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachCluster } from './kafka-clusters';

/** Topics with more replicas or partitions than the brokers can hold. */
export const kafkaTopicDoesNotFit: EnvironmentRule = {
  id: 'kafka-topic-does-not-fit',
  reads: ['zones', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachCluster(environment, (cluster) => topicMistakes(cluster, environment.zones)),
};
