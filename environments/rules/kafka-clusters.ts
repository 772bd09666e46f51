import { dotted } from '#constructs/kernel/schema';
import type { ClusterMistake } from '#constructs/kafka-cluster/topic-mistakes';
import type { ProvisionedCluster } from '#constructs/kafka-cluster/cluster-size';
import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import type { EnvironmentOptions } from '../environment';
import type { Finding } from '../rule';

/** What a look at each Kafka cluster of an environment finds, under the cluster's name. */
export function inEachCluster(
  environment: Pick<EnvironmentOptions, 'kafka'>,
  find: (cluster: KafkaOptions) => readonly ClusterMistake[],
): Finding[] {
  return Object.entries(environment.kafka ?? {}).flatMap(([name, cluster]) =>
    find(cluster).map(({ path, ...mistake }) => ({
      property: dotted(['kafka', name, ...path]),
      ...mistake,
    })),
  );
}

/** The same for clusters with brokers of their own. */
export function inEachProvisionedCluster(
  environment: Pick<EnvironmentOptions, 'kafka'>,
  find: (cluster: ProvisionedCluster) => readonly ClusterMistake[],
): Finding[] {
  return inEachCluster(environment, (cluster) =>
    cluster.kind === 'serverless' ? [] : find(cluster),
  );
}
