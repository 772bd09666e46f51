import { createHash } from 'node:crypto';
import { conditionsOf, EVERY_PATH, type RuleConditions } from './rule-conditions';

/**
 * Where a rule stands among the rules of a listener: a number from 1 to 50,000, the lowest is asked
 * first. It follows from the rule alone (its name, its conditions, a `priority` of its own), never from
 * other rules or their order: adding, removing or moving one leaves all others where they are.
 *
 * | numbers | whose |
 * |---|---|
 * | 1 | maintenance |
 * | 2–9 | nobody's, for what an operator puts in front by hand |
 * | 10–999 | rules that say their `priority` |
 * | 1,000–49,999, even | rules of environments, computed |
 * | 1,000–49,999, odd | rules of microservices, computed alike |
 *
 * Computed numbers fall into bands, the more specific conditions first, in the order of the Kubernetes
 * Gateway API: host, then path, then whether there are further conditions. Within a band the name decides.
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html,
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function rulePriority(name: string, rule: Ranked, owner: RuleOwner = 'environment'): number {
  if (rule.priority !== undefined) return rule.priority;
  const band = bandOf(specificityOf(rule.when));
  const slot = hash(name) % band.size;
  return FIRST_COMPUTED + 2 * (band.start + slot) + (owner === 'environment' ? 0 : 1);
}

/** A listener's rules in the order in which they are asked; of two with one number the first by name. */
export function rankedRules<R extends Ranked>(
  rules: Readonly<Record<string, R>>,
): { readonly name: string; readonly rule: R; readonly number: number }[] {
  return Object.entries(rules)
    .map(([name, rule]) => ({ name, rule, number: rulePriority(name, rule) }))
    .sort((one, other) => one.number - other.number || (one.name < other.name ? -1 : 1));
}

/** Of a rule, what its number is made of. */
export interface Ranked {
  readonly when: RuleConditions;
  readonly priority?: number;
}

/** Who declares a rule: each has numbers of its own, so that neither can take one of the other's. */
export type RuleOwner = 'environment' | 'microservice';

/** In front of all. */
export const MAINTENANCE_PRIORITY = 1;

/** What a rule may say of itself. */
export const EXPLICIT_PRIORITIES = { first: 10, last: 999 } as const;

const FIRST_COMPUTED = 1000;

/** Pairs of an even and an odd number, up to 49,999. */
const PAIRS = 24_500;

/**
 * How specific conditions are, as positions in the tables below: the lower, the more specific. Of several
 * values the least specific counts.
 */
export interface Specificity {
  readonly host: number;
  readonly path: number;
  readonly further: number;
}

/**
 * Every band has these, for two names in one band may meet; what is left is shared out by how many rules are
 * written of each kind, in hundredths. How often names meet then: README.md, "How priorities are chosen".
 */
const LEAST_PAIRS = 300;

/** Hosts: exact; with a wildcard, three dots or more; fewer; none. */
const HOST_SHARES = [60, 5, 10, 25] as const;

/** Exact paths; with a wildcard and four slashes or more, three, two; fewer; none. */
const PATH_SHARES = [20, 10, 15, 25, 5, 25] as const;

/** Further conditions: some, none. */
const FURTHER_SHARES = [25, 75] as const;

/** How specific conditions are. */
export function specificityOf(when: RuleConditions): Specificity {
  const further = conditionsOf(when).filter(({ kind }) => kind !== 'hosts' && kind !== 'paths');
  return {
    host: Math.max(...(when.hosts ?? ['']).map(hostLevel)),
    path: Math.max(...(when.paths ?? ['']).map(pathLevel)),
    further: further.length > 0 ? 0 : 1,
  };
}

/** Negative when `one` is more specific than `other`, 0 when they share a band. */
export function compareSpecificity(one: Specificity, other: Specificity): number {
  return one.host - other.host || one.path - other.path || one.further - other.further;
}

function hostLevel(host: string): number {
  if (host === '') return 3;
  if (!hasWildcard(host)) return 0;
  return count(host, '.') >= 3 ? 1 : 2;
}

function pathLevel(path: string): number {
  if (path === '' || EVERY_PATH.test(path)) return PATH_SHARES.length - 1;
  if (!hasWildcard(path)) return 0;
  return 5 - Math.min(4, Math.max(1, count(path, '/')));
}

const hasWildcard = (pattern: string) => /[*?]/.test(pattern);

const count = (text: string, character: string) => text.split(character).length - 1;

interface Band {
  /** The first pair of the band. */
  readonly start: number;
  /** How many pairs it has. */
  readonly size: number;
}

/** All bands, the most specific first. */
const BANDS: readonly Band[] = bands();

function bands(): Band[] {
  const shares = HOST_SHARES.flatMap((host) =>
    PATH_SHARES.flatMap((path) => FURTHER_SHARES.map((further) => host * path * further)),
  );
  const spare = PAIRS - shares.length * LEAST_PAIRS;
  let start = 0;
  return shares.map((share) => {
    const band = { start, size: LEAST_PAIRS + Math.floor((spare * share) / 100 ** 3) };
    start += band.size;
    return band;
  });
}

function bandOf({ host, path, further }: Specificity): Band {
  const band = BANDS[(host * PATH_SHARES.length + path) * FURTHER_SHARES.length + further];
  if (band === undefined) throw new Error(`no band for ${host}, ${path}, ${further}`);
  return band;
}

/** Six bytes of SHA-256: far more than any band has pairs. */
function hash(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 6);
}
