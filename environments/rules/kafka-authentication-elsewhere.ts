import { authenticationMistakes } from '#constructs/kafka-cluster/cluster-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** What rotates a password or signs certificates stands in the cluster's own region. */
export const kafkaAuthenticationElsewhere: EnvironmentRule = {
  id: 'kafka-authentication-elsewhere',
  reads: ['region', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachProvisionedCluster(environment, (cluster) =>
      authenticationMistakes(cluster, environment.region),
    ),
};
