import { addressVersion } from '#constructs/web-acl/address-range';
import type { EnvironmentRule } from '../rule';
import { inProductionWebAcl } from './web-acl-findings';

/** The size of a large organization's own addresses. */
const SHORTEST_PREFIX = { IPV4: 16, IPV6: 32 } as const;

/** No rule looks at what comes from an allowed range: a wide one is a hole in the wall. */
export const wafAllowsTooMany: EnvironmentRule = {
  id: 'waf-allows-too-many',
  reads: ['tier', 'edge.waf'],
  effect: 'except',
  find: (environment) =>
    inProductionWebAcl(environment, ({ allow = {} }) =>
      Object.entries(allow).flatMap(([name, range]) => {
        const version = addressVersion(range);
        if (version === undefined) return [];
        const shortest = SHORTEST_PREFIX[version];
        if (Number(range.split('/')[1]) >= shortest) return [];
        return [
          {
            path: ['allow', name],
            got: range,
            expected: `allowed ranges of /${shortest} and narrower in production`,
            fix: 'Write the ranges that you know.',
          },
        ];
      }),
    ),
};
