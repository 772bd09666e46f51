import { KAFKA_VERSIONS, supportOf } from '#constructs/kafka-cluster/kafka-versions';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** MSK would refuse a version that it does not have. */
export const kafkaVersionUnknown: EnvironmentRule = {
  id: 'kafka-version-unknown',
  reads: ['kafka'],
  effect: 'refuse',
  find: (environment, { today }) =>
    inEachProvisionedCluster(environment, ({ version }) =>
      supportOf(version, today).kind !== 'unknown'
        ? []
        : [
            {
              path: ['version'],
              got: version,
              expected: `one of ${KAFKA_VERSIONS.map((known) => known.version).join(', ')}`,
              fix: 'Write one of these; a newer one belongs in constructs/kafka-cluster/kafka-versions.ts.',
            },
          ],
    ),
};
