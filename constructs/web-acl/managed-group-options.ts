import { z } from 'zod';
import { choice, fields, list, oneOf } from '#constructs/kernel/schema';
import { MANAGED_GROUPS, type ManagedGroupName, type ManagedRuleName } from './managed-rule-groups';

/** What becomes of requests that a managed group matches. A group that is counted or off has no rules to name. */
export type ManagedGroupOptions<G extends ManagedGroupName = ManagedGroupName> =
  | {
      /** The group blocks, but for rules to which AWS itself gives another action. */
      readonly action: 'block';
      /**
       * Rules of it that only count, by AWS's names, not all: those that your own clients trip over.
       * @default - none
       */
      readonly countedRules?: readonly ManagedRuleName<G>[];
    }
  | {
      /** Its matches are counted and logged, not blocked. */
      readonly action: 'count';
    }
  | {
      /** It is not there. */
      readonly action: 'off';
    };

/** Every group's; one left out blocks. */
export type ManagedGroupsOptions = {
  readonly [G in ManagedGroupName]?: ManagedGroupOptions<G>;
};

const groupOptions = (group: ManagedGroupName) => {
  const rules: readonly string[] = MANAGED_GROUPS[group].rules;
  return choice(
    'action',
    ['block', 'count', 'off'],
    [
      fields({
        action: z.literal('block'),
        countedRules: list(
          oneOf(rules),
          1,
          rules.length - 1,
          `Write, for example, ['${rules[0]}'], or leave it out; all of them: { action: 'count' }.`,
        ).optional(),
      }),
      fields({ action: z.literal('count') }),
      fields({ action: z.literal('off') }),
    ],
  ).optional();
};

/** What `groups` of a web ACL may say. */
export const managedGroupsOptions = fields({
  ipReputation: groupOptions('ipReputation'),
  anonymousIp: groupOptions('anonymousIp'),
  knownBadInputs: groupOptions('knownBadInputs'),
  sqlInjection: groupOptions('sqlInjection'),
  common: groupOptions('common'),
});
