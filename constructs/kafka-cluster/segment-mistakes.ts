import { type ProvisionedCluster, replicationOf } from './cluster-size';
import type { Properties } from './properties/property-table';
import { fieldOfTopicProperty } from './topic-options';
import { topicProperties } from './topic-properties';
import type { ClusterMistake } from './topic-mistakes';

/** How large a batch may be and the file that it must fit in, each with where it was written. */
interface Sizes {
  readonly batch: Written | undefined;
  readonly segment: Written | undefined;
}

interface Written {
  readonly path: readonly (string | number)[];
  readonly bytes: unknown;
}

/**
 * Segments that are smaller than the batches that brokers promise to take: Kafka accepts both
 * properties and then refuses such a batch for ever. A topic has the brokers' where it has none; in
 * Kafka's own, a segment of 1 GiB, all fits. Source: https://kafka.apache.org/documentation/#topicconfigs
 */
export function segmentMistakes(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): ClusterMistake[] {
  const ofBrokers = brokerSizes(cluster.properties ?? {});
  const ofTopics = Object.entries(cluster.topics ?? {}).map(([name, topic]) => {
    const all = topicProperties(cluster.kind, topic, replicationOf(cluster, topic, zones));
    const written = (key: string): Written | undefined => {
      if (!Object.hasOwn(all, key)) return undefined;
      const field = fieldOfTopicProperty(cluster.kind, key);
      const path = ['topics', name, ...(field === undefined ? ['properties', key] : [field])];
      return { path, bytes: all[key] };
    };
    const [batch, segment] = [written('max.message.bytes'), written('segment.bytes')];
    if (batch === undefined && segment === undefined) return undefined; // told of the brokers
    return { batch: batch ?? ofBrokers.batch, segment: segment ?? ofBrokers.segment };
  });
  return [ofBrokers, ...ofTopics].flatMap((sizes) => (sizes === undefined ? [] : mistakeIn(sizes)));
}

function brokerSizes(properties: Properties): Sizes {
  const written = (key: string): Written | undefined =>
    Object.hasOwn(properties, key)
      ? { path: ['properties', key], bytes: properties[key] }
      : undefined;
  return {
    batch: written('message.max.bytes'),
    segment: written('log.segment.bytes'),
  };
}

function mistakeIn({ batch, segment }: Sizes): ClusterMistake[] {
  if (batch === undefined || segment === undefined) return [];
  // what is no number has a mistake of its own
  if (!(Number(segment.bytes) < Number(batch.bytes))) return [];
  return [
    {
      path: segment.path,
      got: segment.bytes,
      expected: `segments of at least ${String(batch.bytes)} bytes, for brokers are to take messages as large (${batch.path.join('.')}), and one must fit in a segment`,
      fix: `Write ${String(batch.bytes)} or more, or take smaller messages.`,
    },
  ];
}
