import { sharingMistakes } from '#constructs/kafka-cluster/cluster-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** Sharing is for other accounts: it would open the cluster to other networks for nobody. */
export const kafkaSharedWithItself: EnvironmentRule = {
  id: 'kafka-shared-with-itself',
  reads: ['account', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachProvisionedCluster(environment, (cluster) =>
      sharingMistakes(cluster, environment.account),
    ),
};
