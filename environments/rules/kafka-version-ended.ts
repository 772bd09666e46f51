import {
  RECOMMENDED_KAFKA_VERSION,
  supportedVersions,
  supportOf,
} from '#constructs/kafka-cluster/kafka-versions';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/**
 * Past its end MSK makes no cluster of a version, and upgrades those that have it on a day of its
 * own choice.
 */
export const kafkaVersionEnded: EnvironmentRule = {
  id: 'kafka-version-ended',
  reads: ['kafka'],
  effect: 'refuse',
  find: (environment, { today }) =>
    inEachProvisionedCluster(environment, ({ kind, version }) => {
      const support = supportOf(version, today);
      if (support.kind !== 'ended') return [];
      return [
        {
          path: ['version'],
          got: version,
          expected: `a version that MSK still supports; support of ${version} ended on ${support.since}`,
          fix: `Write '${RECOMMENDED_KAFKA_VERSION}', which AWS recommends, or another of ${supportedVersions(kind, today).join(', ')}.`,
        },
      ];
    }),
};
