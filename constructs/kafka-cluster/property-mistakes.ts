import { brokerProperties } from './broker-properties';
import { brokerReplicaMistakes, judgedTogether } from './broker-replicas';
import { type ProvisionedCluster, replicationOf } from './cluster-size';
import {
  checkBrokerProperties,
  checkTopicProperties,
  type PropertyMistake,
} from './properties/property-table';
import { fieldOfTopicProperty } from './topic-options';
import { segmentMistakes } from './segment-mistakes';
import type { ClusterMistake } from './topic-mistakes';
import { topicProperties } from './topic-properties';

/**
 * Properties of brokers and topics, those that we write among them, that Kafka or MSK would not
 * take, and those of brokers that there are too few brokers for.
 */
export function propertyMistakes(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): ClusterMistake[] {
  const { version, kind, topics = {} } = cluster;
  return [
    ...brokerPropertyMistakes(cluster, zones).map(({ key, got, expected, fix }) => ({
      path: ['properties', key],
      ...{ got, expected, fix },
    })),
    ...Object.entries(topics).flatMap(([name, topic]) => {
      const all = topicProperties(kind, topic, replicationOf(cluster, topic, zones));
      return checkTopicProperties(version, all, kind).map(({ key, ...mistake }) => {
        const field = fieldOfTopicProperty(kind, key);
        return { path: ['topics', name, ...(field ? [field] : ['properties', key])], ...mistake };
      });
    }),
    ...segmentMistakes(cluster, zones),
  ];
}

/** What is wrong with the number of replicas says more than what Kafka finds: it goes before. */
function brokerPropertyMistakes(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): PropertyMistake[] {
  const { version, kind } = cluster;
  const ofKafka = checkBrokerProperties(version, brokerProperties(cluster, zones), kind);
  const ofReplicas = brokerReplicaMistakes(cluster, zones);
  const replicaKeys = new Set(ofReplicas.flatMap(({ key }) => judgedTogether(key)));
  return [...ofReplicas, ...ofKafka.filter(({ key }) => !replicaKeys.has(key))];
}
