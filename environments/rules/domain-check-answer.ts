import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import { type RuleAction, isForward } from '#constructs/load-balancer/listener/rule-actions';
import {
  type Condition,
  conditionsOf,
  type RuleConditions,
} from '#constructs/load-balancer/listener/rule-conditions';
import { rankedRules } from '#constructs/load-balancer/listener/rule-priority';
import { patternIncludes } from '#constructs/load-balancer/listener/rule-reach';

/** An action that may answer a check of Route 53, and where it is written below the listener. */
export interface CheckAnswer {
  readonly path: readonly string[];
  /** Nothing where nothing is written: 404. */
  readonly action: RuleAction | undefined;
}

/** The shape of a balancer's own name, by which it is checked. */
const OWN_NAME = 'alb-0123456789.eu-west-1.elb.amazonaws.com';

/**
 * What may answer a check: the first rule that certainly takes it, else `otherwise`, the last of the list; before
 * it those that take it or not by what we do not know (the checker's address or user agent).
 */
export function checkAnswers(
  { rules = {}, otherwise }: HttpsListenerOptions,
  checkPath: string,
): readonly CheckAnswer[] {
  const answers: CheckAnswer[] = [];
  for (const { name, rule } of rankedRules(rules)) {
    const taken = takes(rule.when, checkPath);
    if (taken === 'no') continue;
    answers.push({ path: ['rules', name, 'then'], action: rule.then });
    if (taken === 'yes') return answers;
  }
  return [...answers, { path: ['otherwise'], action: otherwise }];
}

/**
 * Whether Route 53 takes an action for a failure: it wants 2xx or 3xx. A redirect is one, that to sign in too.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export function failsCheck(action: RuleAction | undefined): boolean {
  if (action === undefined) return true;
  if (action.kind === 'fixed-response') return action.status >= 400;
  return isForward(action) && action.authenticate?.onUnauthenticated === 'deny';
}

type Certainty = 'yes' | 'no' | 'maybe';

function takes(when: RuleConditions, checkPath: string): Certainty {
  const held = conditionsOf(when).map((condition) => holds(condition, checkPath));
  if (held.includes('no')) return 'no';
  return held.includes('maybe') ? 'maybe' : 'yes';
}

/** A checker asks by GET and sends no headers but Host and User-Agent. */
function holds({ kind, key, values }: Condition, checkPath: string): Certainty {
  const [path = '', query] = checkPath.split('?');
  const oneOf = (text: string) => yes(values.some((pattern) => patternIncludes(pattern, text)));
  switch (kind) {
    case 'hosts':
      return oneOf(OWN_NAME);
    case 'paths':
      return oneOf(path);
    case 'methods':
      return yes(values.includes('GET'));
    case 'headers':
      return key?.toLowerCase() === 'user-agent' ? 'maybe' : 'no';
    case 'query':
      return query === undefined ? 'no' : 'maybe';
    case 'sourceCidrs':
      return 'maybe';
  }
}

const yes = (certain: boolean): Certainty => (certain ? 'yes' : 'no');
