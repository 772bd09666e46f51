import {
  DEFAULT_NAMES_PER_CERTIFICATE,
  NAMES_PER_CERTIFICATE,
} from '#constructs/domain/certificate-names';
import type { EnvironmentRule } from '../rule';
import { certificateNames } from './domain-hosts';

/** ACM refuses more names than the account's quota, which starts low. */
export const domainCertificateQuota: EnvironmentRule = {
  id: 'domain-certificate-quota',
  reads: ['edge'],
  effect: 'warn',
  find: (environment) => {
    const { length } = certificateNames(environment);
    if (environment.edge?.domain === undefined) return [];
    if (length <= DEFAULT_NAMES_PER_CERTIFICATE || length > NAMES_PER_CERTIFICATE) return [];
    return [
      {
        property: 'edge.balancers',
        got: length,
        expected: `the account to have raised its quota "Domain names per ACM certificate" from ${DEFAULT_NAMES_PER_CERTIFICATE} to ${length} or more, as many as there are hosts`,
        fix: 'Ask for it in Service Quotas before the deploy.',
      },
    ];
  },
};
