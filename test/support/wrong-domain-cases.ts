import { domain } from '#test/support/domain-samples';
import { type Draft, edgeOf, type EdgeParts } from '#test/support/domain-edge';

/** A wrong edge in production, and the one mistake it must be told. */
export interface WrongDomain {
  readonly title: string;
  readonly edge: unknown;
  /** Below `edge`. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

type Mistake = Omit<WrongDomain, 'title' | 'edge'>;

/** A domain with fields that may be anything. */
export const ofDomain = (change: Draft): unknown => edgeOf({ domain: { ...domain(), ...change } });

const field = (title: string, change: Draft, { property, ...rest }: Mistake): WrongDomain => ({
  title,
  edge: ofDomain(change),
  property: `domain.${property}`,
  ...rest,
});

const named = (title: string, name: unknown): WrongDomain =>
  field(
    title,
    { name },
    { property: 'name', expected: /domain that can be owned/, fix: /'shop\.example\.com'/ },
  );

const publicHost = (title: string, host: string, rest: Omit<Mistake, 'property'>): WrongDomain => ({
  title,
  edge: edgeOf({ publicHosts: [host] }),
  property: 'balancers.public.hosts[0]',
  ...rest,
});

const NAMES: readonly WrongDomain[] = [
  named('a domain without a name', undefined),
  named('a name of one label', 'shop'),
  named('a name in capitals', 'Shop.example.com'),
  named('a name with a dot at its end', 'shop.example.com.'),
  named('a wildcard', '*.example.com'),
  named('an address instead of a name', '192.0.2.1'),
  named('a URL instead of a name', 'https://shop.example.com'),
  named('a name with an umlaut', 'läden.example.com'),
  named('a name that begins with a hyphen', '-shop.example.com'),
  named('a label of 64 characters', `${'a'.repeat(64)}.example.com`),
  named('a name of 254 characters', `${'a.'.repeat(125)}test`),
  named('a name that nobody can own', 'shop.local'),
  named('a name that would be an expression', '${file("/etc/passwd")}.example.com'),
  field(
    'a private name beside the domain',
    { privateName: 'internal.example.org' },
    {
      property: 'privateName',
      expected: /below shop\.example\.com/,
      fix: /'internal\.shop\.example\.com'/,
    },
  ),
  field(
    'a private name that hides the whole domain',
    { privateName: 'shop.example.com' },
    { property: 'privateName', expected: /must not hide public names/, fix: /leave it out/ },
  ),
];

const ZONES: readonly WrongDomain[] = [
  field(
    'a zone of no kind',
    { zone: {} },
    { property: 'zone.kind', expected: /'create', 'existing'/, fix: /kind: 'create'/ },
  ),
  field(
    'a zone that exists without its id',
    { zone: { kind: 'existing' } },
    { property: 'zone.id', expected: /id of a hosted zone/, fix: /list-hosted-zones/ },
  ),
  field(
    'an id with its path',
    { zone: { kind: 'existing', id: '/hostedzone/Z0123456789ABCDEFGHIJ' } },
    { property: 'zone.id', expected: /id of a hosted zone/, fix: /'Z0123456789ABCDEFGHIJ'/ },
  ),
  field(
    'a parent of a zone that exists',
    { zone: { kind: 'existing', id: 'Z1', parentZoneId: 'Z2' } },
    { property: 'zone.parentZoneId', expected: /only the fields kind, id/, fix: /Remove it/ },
  ),
  field(
    'an authority that is no name',
    { zone: { kind: 'create', otherCertificateAuthorities: ["Let's Encrypt"] } },
    {
      property: 'zone.otherCertificateAuthorities[0]',
      expected: /full name of a domain/,
      fix: /'letsencrypt\.org'/,
    },
  ),
  field(
    'a key that balancers do not take',
    { keyAlgorithm: 'RSA_1024' },
    { property: 'keyAlgorithm', expected: /"RSA_2048"/, fix: /one of these/ },
  ),
];

const failover = (title: string, written: unknown, mistake: Mistake): WrongDomain =>
  field(title, { failover: written }, { ...mistake, property: `failover.${mistake.property}` });

const endpoint = (title: string, check: Draft, mistake: Mistake): WrongDomain =>
  failover(
    title,
    { role: 'primary', peer: 'standby', check: { kind: 'endpoint', ...check } },
    { ...mistake, property: `check.${mistake.property}` },
  );

const FAILOVERS: readonly WrongDomain[] = [
  failover(
    'a part that failover lacks',
    { role: 'tertiary', peer: 'standby' },
    { property: 'role', expected: /'primary', 'secondary'/, fix: /'primary'/ },
  ),
  failover(
    'a check of the secondary, which nobody asks',
    { role: 'secondary', peer: 'standby', check: { kind: 'endpoint' } },
    { property: 'check', expected: /only the fields role, peer/, fix: /Remove it/ },
  ),
  failover(
    'a peer that is no environment',
    { role: 'secondary', peer: 'standby' },
    { property: 'peer', expected: /another environment on AWS/, fix: /Declare that environment/ },
  ),
  endpoint(
    'a path without its first /',
    { path: 'healthz' },
    { property: 'path', expected: /begins with \//, fix: /'\/healthz'/ },
  ),
  endpoint(
    'an interval that Route 53 lacks',
    { intervalSeconds: 5 },
    { property: 'intervalSeconds', expected: /one of 10, 30/, fix: /one of these/ },
  ),
  endpoint(
    'a check that may never fail',
    { failureThreshold: 0 },
    { property: 'failureThreshold', expected: /from 1 to 10/, fix: /without quotes/ },
  ),
  endpoint(
    'a topic where no metrics are',
    { alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:failover' },
    { property: 'alarmTopicArn', expected: /us-east-1/, fix: /arn:aws:sns:us-east-1/ },
  ),
];

const many = (count: number, label = ''): string[] =>
  Array.from({ length: count }, (_, index) => `h${index}${label}.shop.example.com`);

const parts = (title: string, written: EdgeParts, mistake: Mistake): WrongDomain => ({
  title,
  edge: edgeOf(written),
  ...mistake,
});

const HOSTS: readonly WrongDomain[] = [
  publicHost('a host of another domain', 'shop.example.org', {
    expected: /shop\.example\.com or a host below it/,
    fix: /'www\.shop\.example\.com'/,
  }),
  publicHost('a host whose domain only ends alike', 'myshop.example.com', {
    expected: /shop\.example\.com or a host below it/,
    fix: /for example/,
  }),
  publicHost('a public host that the private zone hides', 'api.internal.shop.example.com', {
    expected: /outside internal\.shop\.example\.com/,
    fix: /'api\.shop\.example\.com'/,
  }),
  parts(
    'an internal host in the public zone',
    { internalHosts: ['devices.shop.example.com'] },
    {
      property: 'balancers.devices.hosts[0]',
      expected: /lie in internal\.shop\.example\.com/,
      fix: /'devices\.internal\.shop\.example\.com'/,
    },
  ),
  parts(
    'hosts that are all too long for the first name of a certificate',
    {
      publicHosts: [`${'a'.repeat(60)}.shop.example.com`],
      internalHosts: [`${'d'.repeat(60)}.internal.shop.example.com`],
    },
    { property: 'balancers', expected: /at most 64 characters/, fix: /shorter host/ },
  ),
  {
    title: 'more hosts than a certificate names',
    edge: (() => {
      const edge = edgeOf({ publicHosts: many(50) });
      const { public: first, devices } = edge.balancers;
      const second = { ...first, hosts: many(50, 'b') };
      return { ...edge, balancers: { public: first, second, devices } };
    })(),
    property: 'balancers',
    expected: /at most 100 hosts/,
    fix: /wildcard certificate/,
  },
  {
    title: 'a host at two balancers',
    edge: (() => {
      const edge = edgeOf();
      const { public: first } = edge.balancers;
      return { ...edge, balancers: { ...edge.balancers, second: first } };
    })(),
    property: 'balancers.second.hosts[0]',
    expected: /not of public too/,
    fix: /several target groups/,
  },
];

/** Every wrong domain. */
export const WRONG_DOMAINS: readonly WrongDomain[] = [...NAMES, ...ZONES, ...FAILOVERS, ...HOSTS];
