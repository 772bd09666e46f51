import type { EnvironmentDefinition } from '#environments/environment';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { requireEnvironments } from '#environments/require-environments';
import { good } from '#test/support/good-environment';
import { type Case, mistakesOf } from '#test/support/wrong-environment';

const cidr = (value: unknown, title = `network.cidr ${String(value)}`): Case => ({
  title,
  change: (draft) => (draft.network.cidr = value),
  property: 'network.cidr',
  expected: /private IPv4 block .* from \/16 to \/23 without host bits/,
  fix: /'10\.40\.0\.0\/16'/,
});

const name = (title: string, value: unknown): Case => ({
  title: `a name ${title}`,
  change: (draft) => (draft.name = value),
  property: 'name',
  expected: /name of 1 to 20 characters: lower-case letters/,
  fix: /'production'/,
});

const nodes = (title: string, value: unknown): Case => ({
  title: `capacity.nodes ${title}`,
  change: (draft) => (draft.network.capacity = { nodes: value, podsPerNode: 30 }),
  property: 'network.capacity.nodes',
  expected: /whole number from 1 to 5000/,
  fix: /without quotes/,
});

const version = (value: unknown, expected: RegExp): Case => ({
  title: `kubernetes.version ${String(value)}`,
  change: (draft) => (draft.kubernetes.version = value),
  property: 'kubernetes.version',
  expected,
  fix: /one of these|1\.35/,
});

const CASES: readonly Case[] = [
  cidr('10.0.0.0/8'),
  cidr('10.0.0.0/29'),
  cidr('10.0.0.0/33'),
  cidr('10.40.0.1/16', 'network.cidr with host bits set'),
  cidr('010.40.0.0/16', 'network.cidr with a leading zero'),
  cidr('8.8.0.0/16', 'network.cidr in a public range'),
  cidr('172.32.0.0/16', 'network.cidr just outside a private range'),
  cidr('10.40.0.0', 'network.cidr without a length'),
  cidr(' 10.40.0.0/16', 'network.cidr with a space'),
  cidr('10.40.0.0/16\n', 'network.cidr with a newline'),
  cidr('fd00::/16', 'network.cidr of IPv6'),
  cidr('${var.cidr}', 'network.cidr as an interpolation'),
  cidr(undefined, 'no network.cidr'),
  {
    title: 'a network that overlaps another environment',
    change: (draft) => (draft.network.cidr = '10.20.0.0/18'),
    property: 'network.cidr',
    expected: /apart from that of "dev", 10\.20\.0\.0\/16/,
    fix: /own block/,
  },
  {
    title: 'a network too small for its pods',
    change: (draft) => (draft.network.capacity = { nodes: 900, podsPerNode: 110 }),
    property: 'network.cidr',
    expected: /\d+ addresses in each private subnet for 900 nodes × 110 pods/,
    fix: /podCidr/,
  },
  {
    title: 'a pod block outside the shared range',
    change: (draft) => (draft.network.podCidr = '10.99.0.0/16'),
    property: 'network.podCidr',
    expected: /shared range 100\.64\.0\.0\/10/,
    fix: /'100\.64\.0\.0\/16'/,
  },
  {
    title: 'no zones',
    change: (draft) => (draft.zones = []),
    property: 'zones',
    expected: /list of 1 to 6/,
    fix: /\['a', 'b', 'c'\]/,
  },
  {
    title: 'a zone twice',
    change: (draft) => (draft.zones = ['a', 'b', 'c', 'b']),
    property: 'zones[3]',
    expected: /only once/,
    fix: /Remove/,
  },
  {
    title: 'a zone of another region',
    change: (draft) => (draft.zones = ['a', 'b', 'f']),
    property: 'zones[2]',
    expected: /a zone of eu-west-1: a, b, c/,
    fix: /one of these/,
  },
  {
    title: 'a zone written with its region',
    change: (draft) => (draft.zones = ['a', 'b', 'us-east-1a']),
    property: 'zones[2]',
    expected: /letter of an availability zone/,
    fix: /'a' for eu-west-1a/,
  },
  name('that is empty', ''),
  name('of 300 characters', 'a'.repeat(300)),
  name('that climbs folders', '../x'),
  name('with a slash', 'a/b'),
  name('that interpolates', '${x}'),
  name('with a template directive', '%{x}'),
  name('with quotes', `prod"'uction`),
  name('with a newline', 'prod\nuction'),
  name('that ends in a newline', 'production\n'),
  name('with NUL', 'prod\u0000uction'),
  name('written right to left', '\u202eproduction'),
  name('in Arabic', 'إنتاج'),
  name('in upper case', 'Production'),
  name('that is a number', 7),
  {
    title: 'a name that is not its file',
    change: (draft) => (draft.name = 'produktion'),
    property: 'name',
    expected: /the file's name, 'production'/,
    fix: /rename the file/,
  },
  version('1.99', /one of 1\.31, .*1\.36/),
  version('1.20', /one of 1\.31, .*1\.36/),
  version(1.35, /version/),
  version('1.31.4', /version/),
  nodes('0', 0),
  nodes('-1', -1),
  nodes('1e9', 1e9),
  nodes('"3"', '3'),
  nodes('NaN', NaN),
  nodes('1.5', 1.5),
  nodes('Infinity', Infinity),
  nodes('null', null),
  {
    title: 'an unknown field at the top',
    change: (draft) => (draft['netwrok'] = {}),
    property: 'netwrok',
    expected: /only the fields name, tier/,
    fix: /Did you mean network\?/,
  },
  {
    title: 'an unknown field deep inside',
    change: (draft) => (draft.network.capacity = { nodes: 3, podsPerNode: 3, pods: 3 }),
    property: 'network.capacity.pods',
    expected: /only the fields nodes, podsPerNode, surge/,
    fix: /Remove|Did you mean/,
  },
  {
    title: '__proto__ at the top',
    change: (draft) =>
      Object.defineProperty(draft, '__proto__', { value: { tier: 'local' }, enumerable: true }),
    property: '__proto__',
    expected: /without __proto__/,
    fix: /Remove __proto__/,
  },
  {
    title: '__proto__ inside',
    change: (draft) => {
      Object.setPrototypeOf(draft.network, { nat: 'none' });
    },
    property: 'network.__proto__',
    expected: /without __proto__/,
    fix: /Remove __proto__/,
  },
  {
    title: 'a field named constructor',
    change: (draft) => Object.assign(draft, { constructor: 1 }),
    property: 'constructor',
    expected: /only the fields/,
    fix: /Remove/,
  },
  {
    title: 'an account of eleven digits',
    change: (draft) => (draft.account = '11112222333'),
    property: 'account',
    expected: /twelve digits/,
    fix: /get-caller-identity/,
  },
  {
    title: 'an account without quotes',
    change: (draft) => (draft.account = 111122223333),
    property: 'account',
    expected: /twelve digits in quotes/,
    fix: /'111122223333'/,
  },
  {
    title: 'an unknown region',
    change: (draft) => {
      draft.region = 'eu-west-9';
    },
    property: 'region',
    expected: /one of .*"eu-west-1"/,
    fix: /one of these/,
  },
  {
    title: 'an owner of two lines',
    change: (draft) => (draft.owner = 'platform\nteam'),
    property: 'owner',
    expected: /one line of text/,
    fix: /platform team/,
  },
  {
    title: 'an owner that reorders the line',
    change: (draft) => (draft.owner = 'platform\u202eteam'),
    property: 'owner',
    expected: /visible characters/,
    fix: /platform team/,
  },
  {
    title: 'a retention that CloudWatch does not know',
    change: (draft) => (draft.logRetentionDays = 366),
    property: 'logRetentionDays',
    expected: /one of 1, 3, 5/,
    fix: /one of these/,
  },
  {
    title: 'two zones in production',
    change: (draft) => {
      draft.zones = ['a', 'b'];
      delete draft['kafka']; // it would need the third too
    },
    property: 'zones',
    expected: /at least three zones in production/,
    fix: /rule: 'fewer-than-three-zones'/,
  },
  {
    title: 'a single NAT gateway in production',
    change: (draft) => (draft.network.nat = 'single'),
    property: 'network.nat',
    expected: /a NAT gateway in each zone/,
    fix: /'per-zone'.*rule: 'single-nat-gateway'/,
  },
  {
    title: 'NAT of an unknown kind',
    change: (draft) => (draft.network.nat = 'double'),
    property: 'network.nat',
    expected: /"none", "single", "per-zone"/,
    fix: /one of these/,
  },
  {
    title: 'a public endpoint in production',
    change: (draft) =>
      (draft.kubernetes.endpoint = { kind: 'public', allowedCidrs: ['198.51.100.0/24'] }),
    property: 'kubernetes.endpoint.kind',
    expected: /only the VPC reaches/,
    fix: /rule: 'public-kubernetes-endpoint'/,
  },
  {
    title: 'a public endpoint for everybody',
    change: (draft) =>
      (draft.kubernetes.endpoint = { kind: 'public', allowedCidrs: ['0.0.0.0/0'] }),
    property: 'kubernetes.endpoint.allowedCidrs[0]',
    expected: /never 0\.0\.0\.0\/0/,
    fix: /198\.51\.100\.0\/24/,
  },
  {
    title: 'unprotected data',
    change: (draft) => (draft.protectData = false),
    property: 'protectData',
    expected: /refuses to delete/,
    fix: /acknowledge its address/,
  },
  {
    title: 'logs of a month in production',
    change: (draft) => (draft.logRetentionDays = 30),
    property: 'logRetentionDays',
    expected: /at least 365 days/,
    fix: /rule: 'log-retention-under-a-year'/,
  },
  {
    title: 'alarms that nobody hears',
    change: (draft) => (draft.alarms = {}),
    property: 'alarms.critical',
    expected: /at least one address/,
    fix: /rule: 'nobody-hears-critical-alarms'/,
  },
  {
    title: 'an alarm address that is none',
    change: (draft) => (draft.alarms = { critical: ['oncall'] }),
    property: 'alarms.critical[0]',
    expected: /email address or an https address/,
    fix: /oncall@example\.com/,
  },
  {
    title: 'an exception from a rule that does not exist',
    change: (draft) =>
      (draft.exceptions = [{ rule: 'all', reason: 'no time', until: '2027-01-01' }]),
    property: 'exceptions[0].rule',
    expected: /one of .*"single-nat-gateway"/,
    fix: /one of these/,
  },
  {
    title: 'an exception without a reason',
    change: (draft) =>
      (draft.exceptions = [{ rule: 'single-nat-gateway', reason: ' ', until: '2027-01-01' }]),
    property: 'exceptions[0].reason',
    expected: /one line of text/,
    fix: /Write/,
  },
  {
    title: 'an exception until a day that does not exist',
    change: (draft) =>
      (draft.exceptions = [{ rule: 'single-nat-gateway', reason: 'move', until: '2027-02-30' }]),
    property: 'exceptions[0].until',
    expected: /a date that exists/,
    fix: /2027-03-31/,
  },
  {
    title: 'an exception past its date',
    change: (draft) => {
      draft.network.nat = 'single';
      draft.exceptions = [{ rule: 'single-nat-gateway', reason: 'move', until: '2026-11-23' }];
    },
    property: 'exceptions[0].until',
    expected: /from 2026-11-24 on/,
    fix: /decide anew/,
  },
  {
    title: 'an acknowledgement past its date',
    change: (draft) =>
      (draft.acknowledgements = [
        { address: 'production-network/aws_kms_key.Key_1', reason: 'moved', until: '2026-11-23' },
      ]),
    property: 'acknowledgements[0].until',
    expected: /from 2026-11-24 on/,
    fix: /remove it/,
  },
  {
    title: 'an acknowledgement of no address',
    change: (draft) =>
      (draft.acknowledgements = [{ address: 'everything', reason: 'moved', until: '2027-01-01' }]),
    property: 'acknowledgements[0].address',
    expected: /<stack>\/<type>\.<id>/,
    fix: /as the plan names it/,
  },
  ...[
    ['with NUL', 'a\u0000b@example.com'],
    ['written right to left', 'a\u202eb@example.com'],
    ['with quotes', 'a"b@example.com'],
    ['with a backslash', 'a\\b@example.com'],
    ['of two addresses', 'a@example.com,b@example.com'],
    ['of a host that cannot be', 'a@-x..com'],
    ['with an interpolation', '${x}@example.com'],
    ['of 300 characters', `${'a'.repeat(290)}@x.com`],
    ['with a password', 'https://user:pw@example.com/x'],
    ['without TLS', 'http://example.com/x'],
    ['with a newline', 'https://example.com/\nx'],
  ].map(([what, address]): Case => ({
    title: `an alarm address ${what}`,
    change: (draft) => (draft.alarms = { critical: [address] }),
    property: 'alarms.critical[0]',
    expected: /email address or an https address/,
    fix: /oncall@example\.com/,
  })),
  ...[22, 3389, 0, 65536, '443'].map((port): Case => ({
    title: `the public port ${JSON.stringify(port)}`,
    change: (draft) => (draft.network.publicPorts = [443, port]),
    property: 'network.publicPorts[1]',
    expected: /other than 22 \(SSH\) and 3389/,
    fix: /Session Manager/,
  })),
  ...[
    'xn--state',
    'sthree-state',
    'state-s3alias',
    'state--x-s3',
    'State',
    'st',
    'a.b.c',
    '-state',
  ].map((bucket): Case => ({
    title: `the state bucket ${bucket}`,
    change: (draft) => (draft.stateBucket = bucket),
    property: 'stateBucket',
    expected: /S3 bucket name without dots/,
    fix: /acme-terraform-state/,
  })),
  {
    title: 'a misspelt exception for a single NAT gateway, which is one mistake',
    change: (draft) => {
      draft.network.nat = 'single';
      draft.exceptions = [{ rule: 'single-nat', reason: 'move', until: '2027-01-01' }];
    },
    property: 'exceptions[0].rule',
    expected: /one of .*"single-nat-gateway"/,
    fix: /one of these/,
  },
  {
    title: 'an owner with half a character',
    change: (draft) => (draft.owner = 'team \ud800'),
    property: 'owner',
    expected: /visible characters/,
    fix: /platform team/,
  },
  {
    title: 'the tier local in an account of AWS',
    change: (draft) => (draft.tier = 'local'),
    property: 'account',
    expected: /'000000000000' in the tier local/,
    fix: /another tier/,
  },
  {
    title: "the emulator's account in production",
    change: (draft) => (draft.account = '000000000000'),
    property: 'account',
    expected: /an account of AWS/,
    fix: /your account's id/,
  },
];

describe('a wrong environment', () => {
  it('has a twin without the mistake that is accepted', () => {
    expect(mistakesOf(() => undefined)).toEqual([]);
  });

  it.each(CASES)('is told of $title, once and clearly', ({ change, property, expected, fix }) => {
    const mistakes = mistakesOf(change);
    expect(mistakes.map((mistake) => mistake.property)).toEqual([property]);
    const [mistake] = mistakes;
    expect(mistake?.source).toBe('environments/production.ts');
    expect(mistake?.expected).toMatch(expected);
    expect(mistake?.fix).toMatch(fix);
  });

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { change } of CASES) {
      const message = new InvalidInput(mistakesOf(change)).message;
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it.each([null, undefined, 7, 'production', [], () => ({})])('may even be %p', (options) => {
    const definitions = { production: { options } as unknown as EnvironmentDefinition };
    const check = () => requireEnvironments({ definitions, today: '2026-11-24' });
    expect(check).toThrow(/environments\/production\.ts: expected an object with the fields name/);
  });

  it('hears of every mistake in every file at once', () => {
    const production = good('production');
    production.name = 'Production';
    production.network.nat = 'single';
    production.kubernetes.version = '0.1';
    const dev = good('dev');
    dev.account = 'x';
    const definition = (options: unknown) => ({ options }) as EnvironmentDefinition;
    const check = () =>
      requireEnvironments({
        definitions: { dev: definition(dev), production: definition(production) },
        today: '2026-11-24',
      });
    expect(check).toThrow(/4 mistakes/);
    expect(check).toThrow(/dev\.ts: account: .*\n.*production\.ts: name: /);
    expect(check).toThrow(/production\.ts: network\.nat: /);
    expect(check).toThrow(/production\.ts: kubernetes\.version: /);
  });
});
