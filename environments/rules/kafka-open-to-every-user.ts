import { authentications } from '#constructs/kafka-cluster/authentication-options';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

const EVERYONE = 'allow.everyone.if.no.acl.found';

/**
 * Whoever has a password or certificate could read and write every topic without an access control
 * list.
 */
export const kafkaOpenToEveryUser: EnvironmentRule = {
  id: 'kafka-open-to-every-user',
  reads: ['tier', 'kafka'],
  effect: 'except',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachProvisionedCluster(environment, ({ authentication, properties = {} }) => {
      const got = properties[EVERYONE];
      const others = authentications(authentication).filter((way) => way !== 'iam');
      if (others.length === 0 || String(got) !== 'true') return [];
      return [
        {
          path: ['properties', EVERYONE],
          got,
          expected: `access control lists in production for clients that come by ${others.join(' and ')}`,
          fix: 'Remove it, and let an administrator (grantAdminister) write the lists.',
        },
      ];
    });
  },
};
