import { propertyMistakes } from '#constructs/kafka-cluster/property-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** MSK takes an unknown property silently and fails on a bad value half an hour later. */
export const kafkaPropertyRefused: EnvironmentRule = {
  id: 'kafka-property-refused',
  reads: ['zones', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachProvisionedCluster(environment, (cluster) =>
      propertyMistakes(cluster, environment.zones),
    ),
};
