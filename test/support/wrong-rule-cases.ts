import { https, signIn, toWeb } from '#test/support/listener-samples';

/** Fields as a JavaScript author might write them. */
export type Draft = Record<string, unknown>;

/** A wrong listener named `https` in production, and the one mistake it must be told. */
export interface WrongListener {
  readonly title: string;
  readonly listener: unknown;
  /** Below `edge.balancers.shop.listeners.https`; empty for the listener itself. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

/** A good HTTPS listener with fields that may be anything. */
export const ofHttps = (change: Draft): unknown => ({ ...https(), ...change });

type Mistake = Omit<WrongListener, 'title' | 'listener'>;

/** A rule `cart` with conditions that may be anything. */
const when = (
  title: string,
  conditions: unknown,
  { property, ...rest }: Mistake,
): WrongListener => ({
  title,
  listener: ofHttps({ rules: { cart: { when: conditions, then: toWeb } } }),
  property: `rules.cart.when${property}`,
  ...rest,
});

/** A rule `cart` whose action may be anything. */
const then = (title: string, action: unknown, { property, ...rest }: Mistake): WrongListener => ({
  title,
  listener: ofHttps({ rules: { cart: { when: { paths: ['/cart/*'] }, then: action } } }),
  property: `rules.cart.then${property}`,
  ...rest,
});

const oidc = (title: string, change: Draft, { property, ...rest }: Mistake): WrongListener =>
  then(
    title,
    { ...toWeb, authenticate: { ...signIn, ...change } },
    { property: `.authenticate.${property}`, ...rest },
  );

const CONDITIONS: readonly WrongListener[] = [
  when('no conditions', {}, { property: '', expected: /at least one of hosts/, fix: /paths/ }),
  when(
    'conditions that take everything',
    { paths: ['/*'] },
    {
      property: '',
      expected: /leave some requests to others/,
      fix: /otherwise/,
    },
  ),
  when(
    'a host without a dot',
    { hosts: ['shop'] },
    {
      property: '.hosts[0]',
      expected: /letters after the last dot/,
      fix: /'shop\.example\.com'/,
    },
  ),
  when(
    'a host in capitals',
    { hosts: ['Shop.example.com'] },
    {
      property: '.hosts[0]',
      expected: /lower case/,
      fix: /'shop\.example\.com'/,
    },
  ),
  when(
    'a host with a port',
    { hosts: ['shop.example.com:443'] },
    {
      property: '.hosts[0]',
      expected: /host name/,
      fix: /'shop\.example\.com'/,
    },
  ),
  when(
    'a path without a slash',
    { paths: ['cart'] },
    {
      property: '.paths[0]',
      expected: /begins with \//,
      fix: /'\/api\/\*'/,
    },
  ),
  when(
    'a path with a query',
    { paths: ['/cart?id=1&x=é'] },
    {
      property: '.paths[0]',
      expected: /without query/,
      fix: /belong into query/,
    },
  ),
  when(
    'a path of 129 characters',
    { paths: [`/${'a'.repeat(128)}`] },
    {
      property: '.paths[0]',
      expected: /at most 128/,
      fix: /'\/api\/\*'/,
    },
  ),
  when(
    'four values in a condition',
    { paths: ['/a', '/b', '/c', '/d'] },
    {
      property: '.paths',
      expected: /1 to 3 entries/,
      fix: /another rule/,
    },
  ),
  when(
    'six values in a rule',
    { paths: ['/a', '/b', '/c'], methods: ['GET', 'HEAD', 'POST'] },
    {
      property: '',
      expected: /at most 5 values in a rule \(here 6\)/,
      fix: /another rule/,
    },
  ),
  when(
    'seven wildcards in a rule',
    { paths: ['/*/*/*', '/?/?/?/?'] },
    {
      property: '',
      expected: /at most 6 wildcards in a rule \(here 7\)/,
      fix: /another rule/,
    },
  ),
  when(
    'the header Host',
    { headers: { Host: ['a'] } },
    {
      property: '.headers.Host',
      expected: /for Host: hosts/,
      fix: /'x-canary'/,
    },
  ),
  when(
    'a header with a wildcard in its name',
    { headers: { 'x-*': ['a'] } },
    {
      property: '.headers["x-*"]',
      expected: /without wildcards/,
      fix: /'x-canary'/,
    },
  ),
  when(
    'a header twice in different letters',
    { headers: { 'x-a': ['1'], 'X-A': ['2'] } },
    {
      property: '.headers.X-A',
      expected: /each header once/,
      fix: /into one list/,
    },
  ),
  when(
    'a header with a value for a list',
    { headers: { 'x-a': '1' } },
    {
      property: '.headers.x-a',
      expected: /a list/,
      fix: /\['1'\]/,
    },
  ),
  when(
    'a method in small letters',
    { methods: ['get'] },
    {
      property: '.methods[0]',
      expected: /in capitals/,
      fix: /'GET'/,
    },
  ),
  when(
    'a value that is not ASCII',
    { query: { q: ['é'] } },
    {
      property: '.query.q[0]',
      expected: /printable ASCII/,
      fix: /'beta-\*'/,
    },
  ),
  when(
    'an address without its length',
    { sourceCidrs: ['203.0.113.7'] },
    {
      property: '.sourceCidrs[0]',
      expected: /CIDR notation/,
      fix: /203\.0\.113\.0\/24/,
    },
  ),
  when(
    'a block with host bits',
    { sourceCidrs: ['203.0.113.7/24'] },
    {
      property: '.sourceCidrs[0]',
      expected: /no host bits/,
      fix: /203\.0\.113\.0\/24/,
    },
  ),
  when(
    'a condition that ELB lacks',
    { cookies: ['a'] },
    {
      property: '.cookies',
      expected: /only the fields hosts/,
      fix: /Remove it/,
    },
  ),
];

const ACTIONS: readonly WrongListener[] = [
  then(
    'an action of no kind',
    { targetGroup: 'web' },
    {
      property: '.kind',
      expected: /kind is one of 'forward'/,
      fix: /'forward'/,
    },
  ),
  then(
    'a target group that is not there',
    { kind: 'forward', targetGroup: 'wep' },
    {
      property: '.targetGroup',
      expected: /one of the targetGroups of this balancer/,
      fix: /Did you mean web\?/,
    },
  ),
  then(
    'a share of one group',
    { kind: 'weighted-forward', targetGroups: { web: 1 } },
    {
      property: '.targetGroups',
      expected: /2 to 5 target groups/,
      fix: /for a single one write \{ kind: 'forward' \}/,
    },
  ),
  then(
    'shares of six groups',
    { kind: 'weighted-forward', targetGroups: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 } },
    {
      property: '.targetGroups',
      expected: /2 to 5 target groups/,
      fix: /web: 95/,
    },
  ),
  then(
    'a weight of 1,000',
    { kind: 'weighted-forward', targetGroups: { web: 1000, canary: 1 } },
    {
      property: '.targetGroups.web',
      expected: /from 0 to 999/,
      fix: /without quotes/,
    },
  ),
  then(
    'no weight at all',
    { kind: 'weighted-forward', targetGroups: { web: 0, canary: 0 } },
    {
      property: '.targetGroups',
      expected: /at least one weight above 0/,
      fix: /web: 100/,
    },
  ),
  then(
    'clients that stick for more than a week',
    { kind: 'weighted-forward', targetGroups: { web: 1, canary: 1 }, stickySeconds: 604_801 },
    {
      property: '.stickySeconds',
      expected: /from 1 to 604800/,
      fix: /without quotes/,
    },
  ),
  then(
    'a redirect to nowhere else',
    { kind: 'redirect', permanent: true },
    {
      property: '',
      expected: /another host, path or port/,
      fix: /www\.example\.com/,
    },
  ),
  then(
    'a redirect that goes round in circles',
    { kind: 'redirect', path: '/cart/new' },
    {
      property: '',
      expected: /what the rule itself does not take/,
      fix: /Narrow the conditions/,
    },
  ),
  then(
    'a redirect to plain HTTP',
    { kind: 'redirect', host: 'www.example.com', protocol: 'HTTP' },
    {
      property: '.protocol',
      expected: /only the fields kind, host/,
      fix: /Remove it/,
    },
  ),
  then(
    'a redirect to a URL',
    { kind: 'redirect', host: 'https://www.example.com/' },
    {
      property: '.host',
      expected: /a host name/,
      fix: /'www\.example\.com'/,
    },
  ),
  then(
    'a redirect by a status',
    { kind: 'fixed-response', status: 301 },
    {
      property: '.status',
      expected: /200 to 299, 400 to 499 or 500 to 599/,
      fix: /kind: 'redirect'/,
    },
  ),
  then(
    'an answer of a type that ELB lacks',
    { kind: 'fixed-response', status: 200, contentType: 'image/png' },
    {
      property: '.contentType',
      expected: /"text\/plain"/,
      fix: /one of these/,
    },
  ),
  then(
    'an answer with a control character',
    { kind: 'fixed-response', status: 200, body: 'a\u0007' },
    {
      property: '.body',
      expected: /without control characters/,
      fix: /let a target answer/,
    },
  ),
];

const SIGN_IN: readonly WrongListener[] = [
  oidc(
    'the secret itself',
    { clientSecret: 'hunter2' },
    {
      property: 'clientSecret',
      expected: /an object with the fields secretId/,
      fix: /Write \{/,
    },
  ),
  oidc(
    'an endpoint without TLS',
    { tokenEndpoint: 'http://login.example.com/token' },
    {
      property: 'tokenEndpoint',
      expected: /an https URL/,
      fix: /https:/,
    },
  ),
  oidc(
    'an endpoint of a port that the balancer does not reach',
    { userInfoEndpoint: 'https://login.example.com:8443/userinfo' },
    {
      property: 'userInfoEndpoint',
      expected: /of port 443/,
      fix: /https:/,
    },
  ),
  oidc(
    'an endpoint with a password',
    { tokenEndpoint: 'https://a:b@login.example.com/token' },
    {
      property: 'tokenEndpoint',
      expected: /without user/,
      fix: /https:/,
    },
  ),
  oidc(
    'scopes without openid',
    { scope: 'email profile' },
    {
      property: 'scope',
      expected: /openid among them/,
      fix: /'openid email'/,
    },
  ),
  oidc(
    'a session of a month',
    { sessionTimeoutSeconds: 2_592_000 },
    {
      property: 'sessionTimeoutSeconds',
      expected: /from 1 to 604800/,
      fix: /without quotes/,
    },
  ),
  oidc(
    'a secret of another region',
    {
      clientSecret: {
        secretId: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:sso/shop-AbCdEf',
      },
    },
    {
      property: 'clientSecret.secretId',
      expected: /of this environment's region, eu-west-1/,
      fix: /Replicate it/,
    },
  ),
  oidc(
    'what becomes of strangers in other words',
    { onUnauthenticated: 'refuse' },
    {
      property: 'onUnauthenticated',
      expected: /"authenticate", "deny", "allow"/,
      fix: /one of these/,
    },
  ),
];

/** Listeners of which one rule, `cart`, is wrong. */
export const WRONG_RULES: readonly WrongListener[] = [...CONDITIONS, ...ACTIONS, ...SIGN_IN];
