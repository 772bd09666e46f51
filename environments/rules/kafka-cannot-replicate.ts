import { replicationMistakes } from '#constructs/kafka-cluster/cluster-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/**
 * A copy in the same region is lost with it; MSK copies within one account, and from three brokers
 * and more.
 */
export const kafkaCannotReplicate: EnvironmentRule = {
  id: 'kafka-cannot-replicate',
  reads: ['zones', 'region', 'account', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachProvisionedCluster(environment, (cluster) => replicationMistakes(cluster, environment)),
};
