import {
  COMMON_NAME_CHARACTERS,
  NAMES_PER_CERTIFICATE,
} from '#constructs/domain/certificate-names';
import type { EnvironmentRule } from '../rule';
import { certificateNames } from './domain-hosts';

/** What ACM puts into one certificate: one short name at least, and not too many. */
export const domainCertificateNames: EnvironmentRule = {
  id: 'domain-certificate-names',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    if (environment.edge?.domain === undefined) return [];
    const names = certificateNames(environment);
    if (names.length > NAMES_PER_CERTIFICATE) {
      return [
        {
          property: 'edge.balancers',
          got: names.length,
          expected: `at most ${NAMES_PER_CERTIFICATE} hosts, as many as one certificate names`,
          fix: 'Write certificateArn, for example of a wildcard certificate, at a listener, and leave its hosts to records of your own.',
        },
      ];
    }
    if (names.length === 0 || names.some(({ length }) => length <= COMMON_NAME_CHARACTERS)) {
      return [];
    }
    return [
      {
        property: 'edge.balancers',
        got: names,
        expected: `one host of at most ${COMMON_NAME_CHARACTERS} characters, which stands first in the certificate`,
        fix: 'Add a shorter host to a balancer.',
      },
    ];
  },
};
