import { parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import { numbering } from '#constructs/kernel/numbering';
import { fields, list, mistake, named, pattern, value } from '#constructs/kernel/schema';
import { isIPv6 } from 'node:net';
import type { z } from 'zod';

/**
 * What a request must be for a rule to take it: all the fields given must hold, each by any one of
 * its values. In hosts, paths, headers and query `*` stands for any characters and `?` for one. AWS
 * takes three values a condition, five values and six wildcards a rule.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export interface RuleConditions {
  /** Host names in lower case: `['shop.example.com']`, `['*.example.com']`. At most 128 characters. */
  readonly hosts?: readonly string[];
  /** Paths without query: `['/api/*']`. Case counts. At most 128 characters. */
  readonly paths?: readonly string[];
  /** Values of request headers, by the header's name: `{ 'x-canary': ['1'] }`. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** HTTP methods in capitals: `['GET', 'HEAD']`. */
  readonly methods?: readonly string[];
  /** Values of parameters of the query, by key: `{ version: ['2'] }`. A `\` before `*` and `?` takes them as they are. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
  /**
   * Address ranges of the callers, IPv4 or IPv6: `['203.0.113.0/24']`. Behind a proxy it is the
   * proxy's address that counts.
   */
  readonly sourceCidrs?: readonly string[];
}

/** One condition: what it looks at, and the values of which one must match. */
export interface Condition {
  readonly kind: keyof RuleConditions;
  /** The header or key of the query. */
  readonly key?: string;
  readonly values: readonly string[];
}

/** "You can specify up to three match evaluations per condition." Source: the page above. */
export const VALUES_PER_CONDITION = 3;

/** Not adjustable. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const VALUES_PER_RULE = 5;

/** Not adjustable. Source: the quotas above. */
const WILDCARDS_PER_RULE = 6;

/** The conditions of a rule one by one, in a fixed order: keys sorted, so that moving one moves nothing. */
export function conditionsOf(when: RuleConditions): Condition[] {
  const { hosts, paths, headers = {}, methods, query = {}, sourceCidrs } = when;
  const plain = { hosts, paths, methods, sourceCidrs };
  const keyed = { headers, query };
  return [
    ...Object.entries(plain).flatMap(([kind, values]) =>
      values === undefined ? [] : [{ kind: kind as keyof RuleConditions, values }],
    ),
    ...Object.entries(keyed).flatMap(([kind, byKey]) =>
      Object.keys(byKey)
        .sort()
        .map((key) => ({ kind: kind as keyof RuleConditions, key, values: byKey[key] ?? [] })),
    ),
  ];
}

/** A pattern that takes every path. */
export const EVERY_PATH = /^\/?\*+$/;

/** Whether every request satisfies the conditions. */
export function takesEverything(when: RuleConditions): boolean {
  return conditionsOf(when).every(
    ({ kind, values }) => kind === 'paths' && values.some((path) => EVERY_PATH.test(path)),
  );
}

const values = (entry: z.ZodType<string>, example: string) =>
  list(
    entry,
    1,
    VALUES_PER_CONDITION,
    `Write a list, for example ['${example}'], and another rule for more.`,
  );

/** One host name or pattern of one. Source: the page above, "Host conditions". */
export const hostPattern = pattern(
  /^[a-z0-9.*?-]*\.[a-z]+$/,
  128,
  'a host name in lower case of at most 128 characters, with * and ? as wildcards and letters after the last dot',
  "Write, for example, 'shop.example.com' or '*.example.com'.",
);

/** Source: the page above, "Path conditions". */
const pathPattern = pattern(
  /^[/*?][A-Za-z0-9_.$/~"'@:+&*?-]*$/,
  128,
  'a path of at most 128 characters that begins with / or a wildcard, without query',
  "Write, for example, '/api/*'; parameters belong into query.",
);

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HttpHeaderConditionConfig.html */
const headerName = pattern(
  /^(?!host$)[A-Za-z0-9!#$%&'^`|~._+-]+$/i,
  40,
  'the name of a header, at most 40 characters, without wildcards (for Host: hosts)',
  "Write, for example, 'x-canary'.",
);

/** Printable ASCII: what headers and queries are compared by. */
const comparison = pattern(
  /^[!-~](?:[ -~]*[!-~])?$/,
  128,
  'a text of 1 to 128 printable ASCII characters, * and ? being wildcards',
  "Write, for example, 'beta-*'.",
);

const method = pattern(
  /^[A-Z][A-Z_-]*$/,
  40,
  'an HTTP method in capitals, without wildcards',
  "Write, for example, 'GET'.",
);

/** 255.255.255.255/32 is the one address that ELB refuses. Source: the page above, "Source IP address conditions". */
const sourceCidr = value<string>(
  (input) => typeof input === 'string' && input !== '255.255.255.255/32' && isCidr(input),
  'an IPv4 or IPv6 block in CIDR notation, no host bits set',
  "Write, for example, '203.0.113.0/24' or '2001:db8::/32'.",
);

function isCidr(text: string): boolean {
  if (parseIpv4Cidr(text) !== undefined) return true;
  const [address = '', prefix = '', ...rest] = text.split('/');
  const isPrefix = /^\d{1,3}$/.test(prefix) && Number(prefix) <= 128;
  return rest.length === 0 && isPrefix && !address.includes('%') && isIPv6(address);
}

const byKey = (key: z.ZodType<string>, example: string) =>
  named(key, values(comparison, '1'), `{ ${example}: ['1'] }`).superRefine(
    numbering(1, VALUES_PER_RULE, 'entries', 'AWS takes five values a rule: make another rule.'),
  );

/** What `when` of a rule may say. */
export const ruleConditions = fields({
  hosts: values(hostPattern, 'shop.example.com').optional(),
  paths: values(pathPattern, '/api/*').optional(),
  headers: byKey(headerName, "'x-canary'").optional(),
  methods: values(method, 'GET').optional(),
  query: byKey(comparison, 'version').optional(),
  sourceCidrs: values(sourceCidr, '203.0.113.0/24').optional(),
}).superRefine((when, context) => {
  const conditions = conditionsOf(when as RuleConditions);
  if (conditions.length === 0) {
    if (context.issues.length > 0) return; // what was written instead has been refused
    const expected = 'at least one of hosts, paths, headers, methods, query, sourceCidrs';
    mistake(context, [], expected, "Write, for example, { paths: ['/api/*'] }.");
    return;
  }
  if (takesEverything(when as RuleConditions)) {
    const fix = 'Write what shall be done with it as `otherwise` of the listener.';
    mistake(context, [], 'conditions that leave some requests to others', fix);
  }
  const count = conditions.reduce((sum, condition) => sum + condition.values.length, 0);
  if (count > VALUES_PER_RULE) {
    const fix = 'Make another rule for the rest.';
    mistake(context, [], `at most ${VALUES_PER_RULE} values in a rule (here ${count})`, fix);
  }
  const wildcards = conditions.reduce((sum, condition) => sum + wildcardsIn(condition), 0);
  if (wildcards > WILDCARDS_PER_RULE) {
    const expected = `at most ${WILDCARDS_PER_RULE} wildcards in a rule (here ${wildcards})`;
    mistake(context, [], expected, 'Make another rule for the rest.');
  }
  for (const key of repeatedIgnoringCase(Object.keys(when.headers ?? {}))) {
    const fix = 'Put the values into one list: a header that must match twice never does.';
    mistake(context, ['headers', key], 'each header once, whatever its case', fix);
  }
});

function wildcardsIn({ kind, values: all }: Condition): number {
  if (kind === 'methods' || kind === 'sourceCidrs') return 0;
  return all
    .join('')
    .replace(/\\[*?]/g, '')
    .replace(/[^*?]/g, '').length;
}

function repeatedIgnoringCase(names: readonly string[]): string[] {
  const lower = names.map((each) => each.toLowerCase());
  return names.filter((_, index) => lower.indexOf(lower[index] ?? '') !== index);
}
