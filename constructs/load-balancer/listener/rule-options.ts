import { numbering } from '#constructs/kernel/numbering';
import { fields, mistake, name, named, wholeNumber } from '#constructs/kernel/schema';
import type { z } from 'zod';
import { type RuleAction, ruleAction } from './rule-actions';
import { type RuleConditions, ruleConditions } from './rule-conditions';
import { EXPLICIT_PRIORITIES, rankedRules } from './rule-priority';
import { takesAllOf } from './rule-reach';

/** What is done with requests that meet conditions. */
export interface RuleOptions {
  /** Which requests. */
  readonly when: RuleConditions;
  /** What is done with them. */
  readonly then: RuleAction;
  /**
   * Its place in front of all computed ones, 10 to 999, the lowest first. @default - computed from the
   * conditions and the rule's name, see `rule-priority.ts`
   */
  readonly priority?: number;
}

const { first, last } = EXPLICIT_PRIORITIES;

const rule = fields({
  when: ruleConditions,
  then: ruleAction,
  priority: wholeNumber(
    first,
    last,
    `Write a number from ${first} to ${last}, without quotes, or remove it: it is computed.`,
  ).optional(),
});

/**
 * "Rules per Application Load Balancer: 100" (adjustable), of which one is kept for maintenance. Source: the
 * quotas of `rule-conditions.ts`.
 */
export const RULES_PER_BALANCER = 99;

/** What `rules` of a listener may say. */
export const ruleOptions = named(
  name(32, 'api'),
  rule,
  "{ api: { when: { paths: ['/api/*'] }, then: { kind: 'forward', targetGroup: 'api' } } }",
)
  .superRefine(
    numbering(1, RULES_PER_BALANCER, 'rules', 'Leave it out, or join rules that do the same.'),
  )
  .superRefine((rules, context) => {
    const good = Object.entries(rules).filter(([, options]) => rule.safeParse(options).success);
    rulesAreReached(Object.fromEntries(good) as Readonly<Record<string, RuleOptions>>, context);
  });

/** Refuses what no number can put right: two rules with one number, and rules behind others that take all. */
function rulesAreReached(
  rules: Readonly<Record<string, RuleOptions>>,
  context: z.RefinementCtx,
): void {
  const ranked = rankedRules(rules);
  const taken = new Set(ranked.map(({ number }) => number));
  ranked.forEach(({ name: ruleName, rule: { when, priority }, number }, index) => {
    const before = ranked.slice(0, index);
    const twin = before.find((other) => other.number === number);
    if (twin !== undefined) {
      const expected = `a priority of its own: ${number} is that of ${twin.name} and of ${ruleName}`;
      const free = proposal(taken, last + 1) ?? 'another priority';
      const fix =
        priority === undefined
          ? `Give the newer of the two ${free}, or another name; the older one keeps its number.`
          : `Give the newer of the two ${free}.`;
      mistake(context, [ruleName, 'priority'], expected, fix);
      return;
    }
    const shadow = before.find((other) => takesAllOf(other.rule.when, when));
    if (shadow === undefined) return;
    const expected = `conditions that the rule ${shadow.name}, which is asked first (${shadow.number} before ${number}), leaves to it`;
    mistake(context, [ruleName, 'when'], expected, remedy(taken, shadow.name, shadow.number));
  });
}

function remedy(taken: ReadonlySet<number>, shadow: string, number: number): string {
  const free = proposal(taken, Math.min(number, last + 1));
  if (free === undefined) return `Remove it, or give ${shadow} a higher priority.`;
  return `Give it ${free}, narrow ${shadow}, or remove it.`;
}

/** The first free explicit number below a limit. */
function proposal(taken: ReadonlySet<number>, limit: number): string | undefined {
  for (let number = first; number < limit; number += 10) {
    if (!taken.has(number)) return `priority: ${number}`;
  }
  return undefined;
}
