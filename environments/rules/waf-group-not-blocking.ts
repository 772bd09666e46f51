import { MANAGED_GROUP_NAMES } from '#constructs/web-acl/managed-rule-groups';
import type { EnvironmentRule } from '../rule';
import { inProductionWebAcl } from './web-acl-findings';

/** Single rules that hit one's own clients may count; a whole group that does is no protection. */
export const wafGroupNotBlocking: EnvironmentRule = {
  id: 'waf-group-not-blocking',
  reads: ['tier', 'edge.waf'],
  effect: 'except',
  find: (environment) =>
    inProductionWebAcl(environment, ({ groups = {} }) =>
      MANAGED_GROUP_NAMES.flatMap((group) => {
        const action = groups[group]?.action ?? 'block';
        if (action === 'block') return [];
        return [
          {
            path: ['groups', group, 'action'],
            got: action,
            expected: 'managed groups that block in production',
            fix: "Write 'block', with countedRules for the rules that hit your own clients.",
          },
        ];
      }),
    ),
};
