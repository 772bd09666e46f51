import { contains, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import { type Condition, conditionsOf, EVERY_PATH, type RuleConditions } from './rule-conditions';

/**
 * Whether `outer` certainly takes every request that `inner` takes: each condition of it holds
 * wherever the inner ones hold. False where we cannot tell.
 */
export function takesAllOf(outer: RuleConditions, inner: RuleConditions): boolean {
  const innerConditions = conditionsOf(inner);
  return conditionsOf(outer).every(
    (condition) =>
      takesEveryPath(condition) ||
      innerConditions.some((other) => isSameField(condition, other) && covers(condition, other)),
  );
}

function takesEveryPath({ kind, values }: Condition): boolean {
  return kind === 'paths' && values.some((path) => EVERY_PATH.test(path));
}

function isSameField(one: Condition, other: Condition): boolean {
  if (one.kind !== other.kind) return false;
  // Names of headers have no case.
  const [key, otherKey] = [one.key, other.key].map((each) =>
    one.kind === 'headers' ? each?.toLowerCase() : each,
  );
  return key === otherKey;
}

function covers(outer: Condition, inner: Condition): boolean {
  return inner.values.every((value) =>
    outer.values.some((pattern) => {
      if (outer.kind === 'methods') return pattern === value;
      return outer.kind === 'sourceCidrs'
        ? cidrIncludes(pattern, value)
        : patternIncludes(pattern, value);
    }),
  );
}

function cidrIncludes(outer: string, inner: string): boolean {
  const [one, other] = [parseIpv4Cidr(outer), parseIpv4Cidr(inner)];
  return one === undefined || other === undefined ? outer === inner : contains(one, other);
}

/**
 * Whether every text that `inner` matches is matched by `outer`: `inner` is read as a text whose `*`
 * only a `*` takes and whose `?` only a wildcard takes. Sound; it misses a few odd pairs (`*a*` in `?*`).
 */
export function patternIncludes(outer: string, inner: string): boolean {
  const [outerParts, innerParts] = [parts(outer), parts(inner)];
  // reach[i]: the outer parts so far can take exactly the first i inner parts.
  let reach = [true, ...innerParts.map(() => false)];
  for (const part of outerParts) {
    const next = reach.map(() => false);
    innerParts.forEach((innerPart, index) => {
      if (reach[index] === true && takesOne(part, innerPart)) next[index + 1] = true;
    });
    if (part === ANY) {
      reach.forEach((reached, index) => {
        if (reached || (index > 0 && next[index - 1] === true)) next[index] = true;
      });
    }
    reach = next;
  }
  return reach.at(-1) === true;
}

const ANY = '*';
const ONE = '?';

function takesOne(outer: string, inner: string): boolean {
  if (outer === ANY) return true;
  if (inner === ANY) return false;
  return outer === ONE || outer === inner;
}

/** Wildcards, and characters as they are; in a run of wildcards each `?` first, then one `*`. */
function parts(pattern: string): string[] {
  const normal: string[] = [];
  for (const part of pattern.match(/\\[*?]|[^]/gu) ?? []) {
    const afterAny = normal.at(-1) === ANY;
    if (afterAny && part === ONE) normal.splice(-1, 0, ONE);
    else if (!afterAny || part !== ANY) normal.push(part);
  }
  return normal;
}
