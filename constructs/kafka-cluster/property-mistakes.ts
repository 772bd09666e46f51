import { brokerProperties } from './broker-properties';
import { type ProvisionedCluster, replicationOf } from './cluster-size';
import { checkBrokerProperties, checkTopicProperties } from './properties/property-table';
import { FIELDS_OF_TOPIC_PROPERTIES } from './topic-options';
import type { ClusterMistake } from './topic-mistakes';
import { topicProperties } from './topic-properties';

/**
 * Properties of brokers and topics, those that we write among them, that Kafka or MSK would not
 * take.
 */
export function propertyMistakes(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): ClusterMistake[] {
  const { version, kind, topics = {} } = cluster;
  const ofBrokers = checkBrokerProperties(version, brokerProperties(cluster, zones), kind);
  return [
    ...ofBrokers.map(({ key, ...mistake }) => ({ path: ['properties', key], ...mistake })),
    ...Object.entries(topics).flatMap(([name, topic]) => {
      const all = topicProperties(kind, topic, replicationOf(cluster, topic, zones));
      return checkTopicProperties(version, all, kind).map(({ key, ...mistake }) => {
        const field = FIELDS_OF_TOPIC_PROPERTIES[key];
        return { path: ['topics', name, ...(field ? [field] : ['properties', key])], ...mistake };
      });
    }),
  ];
}
