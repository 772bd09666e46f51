import { RECOMMENDED_KAFKA_VERSION, supportOf } from '#constructs/kafka-cluster/kafka-versions';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** A quarter's notice before MSK upgrades a cluster by itself. */
export const kafkaVersionSupportEnds: EnvironmentRule = {
  id: 'kafka-version-support-ends',
  reads: ['kafka'],
  effect: 'warn',
  find: (environment, { today }) =>
    inEachProvisionedCluster(environment, ({ version }) => {
      const support = supportOf(version, today);
      if (support.kind !== 'supported' || !support.endsSoon) return [];
      return [
        {
          path: ['version'],
          got: version,
          expected: `support of ${version} ends on ${support.ends ?? ''}: go to ${RECOMMENDED_KAFKA_VERSION} or later before that day`,
          fix: `Write '${RECOMMENDED_KAFKA_VERSION}'.`,
        },
      ];
    }),
};
