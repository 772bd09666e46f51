import {
  DEFAULT_RETENTION_HOURS,
  type ExpressTopicOptions,
  type TopicOptions,
} from './topic-options';
import type { ProvisionedCluster, Replication } from './cluster-size';
import type { Properties } from './properties/property-table';

const MILLISECONDS_PER_HOUR = 3_600_000;
const BYTES_PER_KIB = 1024;

/** Kafka's word for messages that are never dropped. */
const FOREVER = -1;

const POLICIES = { delete: 'delete', compact: 'compact', 'compact-and-delete': 'compact,delete' };

/** All properties of a topic, sorted by their names. */
export function topicProperties(
  kind: ProvisionedCluster['kind'],
  topic: ExpressTopicOptions | TopicOptions,
  { minInSyncReplicas }: Replication,
): Properties {
  const { cleanup = 'delete', retentionHours = DEFAULT_RETENTION_HOURS, maxMessageKib } = topic;
  const local = 'localRetentionHours' in topic ? topic.localRetentionHours : undefined;
  const all: Properties = {
    ...topic.properties,
    'cleanup.policy': POLICIES[cleanup],
    ...(cleanup !== 'compact' && { 'retention.ms': milliseconds(retentionHours) }),
    ...(maxMessageKib !== undefined && { 'max.message.bytes': maxMessageKib * BYTES_PER_KIB }),
    ...(kind === 'standard' && { 'min.insync.replicas': minInSyncReplicas }),
    ...(local !== undefined && {
      'remote.storage.enable': true,
      'local.retention.ms': milliseconds(local),
    }),
  };
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function milliseconds(hours: number | 'forever'): number {
  return hours === 'forever' ? FOREVER : hours * MILLISECONDS_PER_HOUR;
}
