import type { EnvironmentRule } from '../rule';
import { inProductionWebAcl } from './web-acl-findings';

/** A dry run lets every attack through; it is meant to end. */
export const wafNotEnforcing: EnvironmentRule = {
  id: 'waf-not-enforcing',
  reads: ['tier', 'edge.waf'],
  effect: 'except',
  find: (environment) =>
    inProductionWebAcl(environment, ({ mode }) =>
      mode !== 'count'
        ? []
        : [
            {
              path: ['mode'],
              got: mode,
              expected: 'a web ACL in production that blocks',
              fix: 'Remove it once the log shows whom it would hit.',
            },
          ],
    ),
};
