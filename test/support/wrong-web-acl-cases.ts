/** A wrong web ACL in production, and the one mistake it must be told. */
export interface WrongWebAcl {
  readonly title: string;
  readonly waf: unknown;
  /** Below `edge.waf`. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

const rate = (title: string, ratePerFiveMinutes: unknown): WrongWebAcl => ({
  title,
  waf: { ratePerFiveMinutes },
  property: 'ratePerFiveMinutes',
  expected: /whole number of requests from 10 to 2000000000, or 'unlimited'/,
  fix: /2000, without quotes/,
});

const range = (title: string, cidr: unknown): WrongWebAcl => ({
  title,
  waf: { block: { scraper: cidr } },
  property: 'block.scraper',
  expected: /range of IPv4 or IPv6 addresses/,
  fix: /'203\.0\.113\.0\/24'/,
});

const country = (title: string, code: unknown): WrongWebAcl => ({
  title,
  waf: { countries: { action: 'block', codes: [code] } },
  property: 'countries.codes[0]',
  expected: /ISO 3166 code/,
  fix: /'DE'/,
});

const path = (title: string, begin: unknown): WrongWebAcl => ({
  title,
  waf: { largeBodyPaths: [begin] },
  property: 'largeBodyPaths[0]',
  expected: /beginning of a path/,
  fix: /'\/uploads\/'/,
});

const excepted = (
  title: string,
  waf: unknown,
  property: string,
  expected: RegExp,
  rule: string,
): WrongWebAcl => ({ title, waf, property, expected, fix: new RegExp(`rule: '${rule}'`) });

const RATES: readonly WrongWebAcl[] = [
  rate('fewer requests than AWS counts', 9),
  rate('more requests than AWS counts', 2_000_000_001),
  rate('half a request', 100.5),
  rate('a number in quotes', '2000'),
  rate('no number', NaN),
];

const ADDRESSES: readonly WrongWebAcl[] = [
  range('an address without its prefix', '198.51.100.7'),
  range('an address beyond 255', '198.51.100.256/32'),
  range('bits beyond the prefix', '198.51.100.7/24'),
  range('everybody', '0.0.0.0/0'),
  range('everybody by IPv6', '::/0'),
  range('an IPv6 address in its long form', '2001:0db8::/32'),
  range('bits beyond the prefix of IPv6', '2001:db8::1/64'),
  range('a prefix that IPv6 lacks', '2001:db8::/129'),
  range('a host name', 'example.com'),
  range('an expression', '${file("/etc/passwd")}/32'),
  {
    title: 'a range without a name',
    waf: { allow: { '': '203.0.113.0/24' } },
    property: 'allow[""]',
    expected: /name of 1 to 40 characters/,
    fix: /'office'/,
  },
  {
    title: 'a list without names',
    waf: { allow: ['203.0.113.0/24'] },
    property: 'allow',
    expected: /object of names/,
    fix: /office/,
  },
  {
    title: 'a range that is allowed and blocked',
    waf: { allow: { office: '203.0.113.0/24' }, block: { office: '203.0.113.0/24' } },
    property: 'allow.office',
    expected: /not blocked: 203\.0\.113\.0\/24 is block\.office/,
    fix: /one of both/,
  },
];

const GROUPS: readonly WrongWebAcl[] = [
  {
    title: 'a group that is not there',
    waf: { groups: { commons: { action: 'block' } } },
    property: 'groups.commons',
    expected: /only the fields ipReputation, anonymousIp/,
    fix: /Did you mean common\?/,
  },
  {
    title: 'a group that allows',
    waf: { groups: { common: { action: 'allow' } } },
    property: 'groups.common.action',
    expected: /action is one of 'block', 'count', 'off'/,
    fix: /'block'/,
  },
  {
    title: 'a rule of another group',
    waf: { groups: { common: { action: 'block', countedRules: ['SQLi_BODY'] } } },
    property: 'groups.common.countedRules[0]',
    expected: /one of "NoUserAgent_HEADER"/,
    fix: /one of these/,
  },
  {
    title: 'rules of a group that is off',
    waf: { groups: { common: { action: 'off', countedRules: ['SizeRestrictions_BODY'] } } },
    property: 'groups.common.countedRules',
    expected: /only the fields action/,
    fix: /Remove it/,
  },
  {
    title: 'a group of which every rule only counts',
    waf: {
      groups: {
        anonymousIp: {
          action: 'block',
          countedRules: ['AnonymousIPList', 'HostingProviderIPList'],
        },
      },
    },
    property: 'groups.anonymousIp.countedRules',
    expected: /list of 1 to 1 entries/,
    fix: /action: 'count'/,
  },
];

const AROUND: readonly WrongWebAcl[] = [
  {
    title: 'a misspelt field',
    waf: { ratePerFiveMinute: 100 },
    property: 'ratePerFiveMinute',
    expected: /only the fields mode, groups/,
    fix: /Did you mean ratePerFiveMinutes\?/,
  },
  {
    title: 'a mode that is none',
    waf: { mode: 'dry-run' },
    property: 'mode',
    expected: /one of "enforce", "count"/,
    fix: /one of these/,
  },
  country('a country by its name', 'Germany'),
  country('a country in small letters', 'de'),
  country('a country that AWS does not know', 'UK'),
  {
    title: 'no country at all',
    waf: { countries: { action: 'allow', codes: [] } },
    property: 'countries.codes',
    expected: /list of 1 to 50/,
    fix: /leave countries out/,
  },
  {
    title: 'a header that is none',
    waf: { clientAddress: { kind: 'header', header: 'X-Forwarded-For:' } },
    property: 'clientAddress.header',
    expected: /name of a header/,
    fix: /'X-Forwarded-For'/,
  },
  path('a path that begins nowhere', 'uploads'),
  path('a path with a star', '/uploads/*'),
  path('a path that interpolates', '/${secret}'),
  path('a path longer than AWS compares', `/${'a'.repeat(200)}`),
  {
    title: 'paths of large bodies where none are blocked',
    waf: {
      largeBodyPaths: ['/uploads/'],
      groups: { common: { action: 'block', countedRules: ['SizeRestrictions_BODY'] } },
    },
    property: 'largeBodyPaths',
    expected: /groups\.common blocks no large bodies/,
    fix: /Remove it/,
  },
  {
    title: 'a header that is redacted anyway',
    waf: { redactedHeaders: ['x-api-key', 'cookie'] },
    property: 'redactedHeaders[1]',
    expected: /always redacted/,
    fix: /Remove it/,
  },
  {
    title: 'a header in capitals',
    waf: { redactedHeaders: ['X-Api-Key'] },
    property: 'redactedHeaders[0]',
    expected: /in lower case/,
    fix: /'x-api-key'/,
  },
  {
    title: 'an alarm that is always on',
    waf: { alarms: { blockedDeviations: 0 } },
    property: 'alarms.blockedDeviations',
    expected: /whole number from 1 to 10/,
    fix: /from 1 to 10/,
  },
];

const WEAK: readonly WrongWebAcl[] = [
  excepted('a dry run', { mode: 'count' }, 'mode', /that blocks/, 'waf-not-enforcing'),
  excepted(
    'a group that only counts',
    { groups: { sqlInjection: { action: 'count' } } },
    'groups.sqlInjection.action',
    /groups that block/,
    'waf-group-not-blocking',
  ),
  excepted(
    'no limit',
    { ratePerFiveMinutes: 'unlimited' },
    'ratePerFiveMinutes',
    /a limit/,
    'waf-without-rate-limit',
  ),
  excepted(
    'addresses that clients can forge',
    { clientAddress: { kind: 'header', header: 'X-Forwarded-For' } },
    'clientAddress.header',
    /cannot forge/,
    'waf-trusts-header',
  ),
  excepted(
    'half the internet, allowed',
    { allow: { half: '128.0.0.0/1' } },
    'allow.half',
    /\/16 and narrower/,
    'waf-allows-too-many',
  ),
];

/** Every wrong web ACL. */
export const WRONG_WEB_ACLS: readonly WrongWebAcl[] = [
  ...RATES,
  ...ADDRESSES,
  ...GROUPS,
  ...AROUND,
  ...WEAK,
];
