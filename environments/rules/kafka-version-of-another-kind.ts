import { KAFKA_VERSIONS, supportedVersions } from '#constructs/kafka-cluster/kafka-versions';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** Some versions exist for Standard brokers only, some for Express. */
export const kafkaVersionOfAnotherKind: EnvironmentRule = {
  id: 'kafka-version-of-another-kind',
  reads: ['kafka'],
  effect: 'refuse',
  find: (environment, { today }) =>
    inEachProvisionedCluster(environment, ({ kind, version }) => {
      const known = KAFKA_VERSIONS.find((candidate) => candidate.version === version);
      if (known === undefined || known.kinds.includes(kind)) return [];
      return [
        {
          path: ['version'],
          got: version,
          expected: `a version that ${kind} clusters have; ${version} is for ${known.kinds.join(' and ')} alone`,
          fix: `Write one of ${supportedVersions(kind, today).join(', ')}.`,
        },
      ];
    }),
};
