import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import {
  across,
  choice,
  fields,
  list,
  mistake,
  name,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import { addressVersion } from './address-range';
import { COUNTRY_CODES } from './country-codes';
import { type ManagedGroupsOptions, managedGroupsOptions } from './managed-group-options';

/** Ranges of addresses (CIDR, IPv4 or IPv6) by what they are: `{ office: '203.0.113.0/24' }`. */
export type AddressRanges = Readonly<Record<string, string>>;

/** Where clients may be. */
export interface CountryOptions {
  /** `block`: not in these. `allow`: in these alone; the other rules still apply to them. */
  readonly action: 'block' | 'allow';
  /** ISO 3166 codes, 1 to 50: `['KP']`. */
  readonly codes: readonly string[];
}

/** Which address of a request counts as the client's. */
export type ClientAddress =
  | {
      /** The one that the connection comes from. */
      readonly kind: 'connection';
    }
  | {
      /**
       * The one that a proxy of yours in front of the balancer writes into a header. The rate limit
       * and countries read its first address, the blocked ranges any of its last ten; allowed
       * ranges and the managed groups stay with the connection. Requests without the header meet no
       * rate limit: the balancer must let in that proxy alone.
       */
      readonly kind: 'header';
      /** Letters, digits and `-`: `X-Forwarded-For`. */
      readonly header: string;
    };

/** When the web ACL's alarms go off. */
export interface WebAclAlarmOptions {
  /**
   * How far above what CloudWatch expects of this hour and weekday, in standard deviations, blocked
   * requests must be for a quarter of an hour; 1 to 10. @default 4
   */
  readonly blockedDeviations?: number;
  /** Requests that the rate limit blocks within five minutes. @default 1000 */
  readonly rateLimitedRequests?: number;
}

/** What the firewall in front of application load balancers lets through. */
export interface WebAclOptions {
  /**
   * `count`: a dry run: nothing is blocked, all that would be is counted and logged.
   * @default 'enforce'
   */
  readonly mode?: 'enforce' | 'count';
  /** AWS's managed groups; one left out blocks. @default {} */
  readonly groups?: ManagedGroupsOptions;
  /**
   * Requests of one client within five minutes, 10 to 2,000,000,000; what goes beyond is blocked
   * until it slows down. @default 2000
   */
  readonly ratePerFiveMinutes?: number | 'unlimited';
  /** @default { kind: 'connection' } */
  readonly clientAddress?: ClientAddress;
  /** Clients that no rule but `block` looks at, by connection. At most 1,000 ranges. @default {} */
  readonly allow?: AddressRanges;
  /** Clients that are blocked; stronger than `allow`. At most 1,000 ranges. @default {} */
  readonly block?: AddressRanges;
  /** @default - from everywhere */
  readonly countries?: CountryOptions;
  /**
   * Beginnings of paths to which bodies above 8 KB may be sent (uploads); elsewhere the rule
   * SizeRestrictions_BODY blocks them. WAF reads the first 8 KB of any body alone. At most 10.
   * @default []
   */
  readonly largeBodyPaths?: readonly string[];
  /** `matched`: requests that a rule blocked or counted. @default 'matched' */
  readonly logs?: 'matched' | 'all';
  /** Headers whose values no log has, beside `authorization` and `cookie`. At most 20. @default [] */
  readonly redactedHeaders?: readonly string[];
  /** @default {} */
  readonly alarms?: WebAclAlarmOptions;
}

/** Two thousand in five minutes: seven a second, more than a person clicks. */
export const DEFAULT_RATE_PER_FIVE_MINUTES = 2000;

/** Headers with which somebody else could act as the client. */
export const SECRET_HEADERS: readonly string[] = ['authorization', 'cookie'];

/** Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html (Limit) */
const RATE = { least: 10, most: 2_000_000_000 };

/** AWS takes 10,000 in a set (https://docs.aws.amazon.com/waf/latest/developerguide/limits.html); a file that is read by people does not. */
const RANGES = 1000;

/** Keeps the rule readable, and its capacity units (22 a path) known. */
const LARGE_BODY_PATHS = 10;

/** AWS documents no limit; a longer list is shorter the other way round. */
const COUNTRIES = 50;

const REDACTED_HEADERS = 20;

/** Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_SingleHeader.html */
const HEADER_CHARACTERS = 64;

/** Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_ForwardedIPConfig.html */
const FORWARDED_HEADER_CHARACTERS = 255;

/** "Maximum number of characters allowed for a string match": https://docs.aws.amazon.com/waf/latest/developerguide/limits.html */
const PATH_BYTES = 200;

const ranges = (example: string) =>
  named(
    name(40, 'office'),
    value<string>(
      (input) => addressVersion(input) !== undefined,
      'a range of IPv4 or IPv6 addresses in its shortest form, without host bits, not all of them',
      "Write, for example, '203.0.113.0/24', '203.0.113.7/32' or '2001:db8::/32'.",
    ),
    example,
  ).superRefine(numbering(0, RANGES, 'ranges', 'Join ranges, or block them by country.'));

const countries = fields({
  action: oneOf(['block', 'allow']),
  codes: list(
    value<string>(
      (input) => typeof input === 'string' && COUNTRY_CODES.has(input),
      'the ISO 3166 code of a country, two capital letters',
      "Write, for example, 'DE'; Great Britain is 'GB'.",
    ),
    1,
    COUNTRIES,
    "Write, for example, ['KP'], or leave countries out.",
  ),
});

const clientAddress = choice(
  'kind',
  ['connection', 'header'],
  [
    fields({ kind: z.literal('connection') }),
    fields({
      kind: z.literal('header'),
      header: pattern(
        /^[A-Za-z0-9-]+$/,
        FORWARDED_HEADER_CHARACTERS,
        `the name of a header: 1 to ${FORWARDED_HEADER_CHARACTERS} letters, digits and hyphens`,
        "Write, for example, 'X-Forwarded-For'.",
      ),
    }),
  ],
);

const rate = value<number | 'unlimited'>(
  (input) =>
    input === 'unlimited' ||
    (Number.isInteger(input) && (input as number) >= RATE.least && (input as number) <= RATE.most),
  `a whole number of requests from ${RATE.least} to ${RATE.most}, or 'unlimited'`,
  `Write, for example, ${DEFAULT_RATE_PER_FIVE_MINUTES}, without quotes.`,
);

const optionFields = fields({
  mode: oneOf(['enforce', 'count']).optional(),
  groups: managedGroupsOptions.optional(),
  ratePerFiveMinutes: rate.optional(),
  clientAddress: clientAddress.optional(),
  allow: ranges("{ office: '203.0.113.0/24' }").optional(),
  block: ranges("{ scraper: '198.51.100.7/32' }").optional(),
  countries: countries.optional(),
  largeBodyPaths: list(
    pattern(
      /^\/[\w.~/-]*$/,
      PATH_BYTES,
      `the beginning of a path: '/', then letters, digits, '.', '_', '~', '-' and '/', at most ${PATH_BYTES} characters`,
      "Write, for example, '/uploads/'.",
    ),
    0,
    LARGE_BODY_PATHS,
    "Write, for example, ['/uploads/'], or leave it out.",
  ).optional(),
  logs: oneOf(['matched', 'all']).optional(),
  redactedHeaders: list(
    pattern(
      /^[a-z0-9-]+$/,
      HEADER_CHARACTERS,
      `the name of a header in lower case, 1 to ${HEADER_CHARACTERS} letters, digits and hyphens`,
      "Write, for example, 'x-api-key'.",
    ),
    0,
    REDACTED_HEADERS,
    "Write, for example, ['x-api-key'], or leave it out.",
  ).optional(),
  alarms: fields({
    blockedDeviations: wholeNumber(1, 10).optional(),
    rateLimitedRequests: wholeNumber(1, 1_000_000_000).optional(),
  }).optional(),
});

/** The same range in both lists: one of them is a mistake. */
const apart = across(optionFields, ['allow', 'block'], ({ allow, block = {} }, context) => {
  for (const [range, cidr] of Object.entries(allow ?? {})) {
    const blocked = Object.entries(block).find(([, other]) => other === cidr);
    if (blocked === undefined) continue;
    mistake(
      context,
      ['allow', range],
      `a range that is not blocked: ${cidr} is block.${blocked[0]}`,
      'Remove it from one of both.',
    );
  }
});

/** Where nothing blocks large bodies, paths that may send them say nothing. */
const meant = across(apart, ['groups', 'largeBodyPaths'], ({ groups, largeBodyPaths }, context) => {
  const common = groups?.common;
  if ((largeBodyPaths ?? []).length === 0 || common === undefined) return;
  const blocks =
    common.action === 'block' && !common.countedRules?.includes('SizeRestrictions_BODY');
  if (blocks) return;
  const expected = 'no largeBodyPaths: groups.common blocks no large bodies anywhere';
  mistake(context, ['largeBodyPaths'], expected, 'Remove it, or let groups.common block them.');
});

/** Headers that are redacted anyway need no second mention. */
export const webAclOptions = across(meant, ['redactedHeaders'], ({ redactedHeaders }, context) => {
  redactedHeaders?.forEach((header, index) => {
    if (!SECRET_HEADERS.includes(header)) return;
    const expected = 'other headers than authorization and cookie, which are always redacted';
    mistake(context, ['redactedHeaders', index], expected, 'Remove it.');
  });
}) satisfies z.ZodType;
