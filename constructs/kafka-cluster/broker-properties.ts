import { authentications } from './authentication-options';
import { defaultReplicas, type ProvisionedCluster } from './cluster-size';
import type { Properties } from './properties/property-table';

/**
 * The properties of a cluster's brokers: ours, and over them those that the user wrote. Ours keep
 * messages safe (MSK's own default elects a leader that has lost some), and clients with a password
 * or certificate out until an access control list lets them in.
 */
export function brokerProperties(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): Properties {
  const replicas = defaultReplicas(zones);
  return {
    'auto.create.topics.enable': false,
    ...(cluster.kind === 'standard' && {
      'default.replication.factor': replicas,
      'min.insync.replicas': Math.max(1, replicas - 1),
      'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
      'unclean.leader.election.enable': false,
    }),
    ...(authentications(cluster.authentication).length > 1 && {
      'allow.everyone.if.no.acl.found': false,
    }),
    ...cluster.properties,
  };
}

/** Properties as the text of a `server.properties` file, sorted. */
export function propertiesFile(properties: Properties): string {
  return Object.entries(properties)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${escaped(String(value))}\n`)
    .join('');
}

/** Java reads a backslash as the start of an escape and drops blanks before a value. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replace(/^ /, '\\ ');
}
