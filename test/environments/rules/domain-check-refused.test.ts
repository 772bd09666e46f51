import { domainCheckRefused } from '#environments/rules/domain-check-refused';
import { type Draft, edgeOf, type EdgeParts } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';
import { signIn } from '#test/support/listener-samples';
import { findings } from '#test/support/rule-findings';

const checking = (path: string) =>
  primary({ failover: { role: 'primary', peer: 'standby', check: { kind: 'endpoint', path } } });
const found = (parts: EdgeParts, own = primary()) =>
  findingsAtEdge(domainCheckRefused, { domain: own, ...parts }).map(({ property }) =>
    property.replace('edge.balancers.public.', ''),
  );
const LISTENER = 'listeners.https';
const bundle = { bucket: 'authorities', key: 'clients.pem' };
const byHost = {
  when: { hosts: ['shop.example.com'] },
  then: { kind: 'forward', targetGroup: 'web' },
};
const answering = (then: object, when: object = { paths: ['/healthz'] }) => ({ when, then });
const byPath = answering({ kind: 'forward', targetGroup: 'web' });
const byRoot = answering({ kind: 'forward', targetGroup: 'web' }, { paths: ['/'] });
const toWeb = { kind: 'forward', targetGroup: 'web' };
const status = (code: number) => ({ kind: 'fixed-response', status: code });
const signedIn = (onUnauthenticated: string) => ({
  ...toWeb,
  authenticate: { ...signIn, onUnauthenticated },
});

describe('domain-check-refused', () => {
  it('lets a balancer be checked that answers everybody', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, EdgeParts, string]>([
    ['a closed door', { balancer: { allowFrom: { office: '198.51.100.0/24' } } }, 'allowFrom'],
    [
      'certificates of clients',
      { listener: { mutualTls: { mode: 'verify', caBundle: bundle } } },
      `${LISTENER}.mutualTls.mode`,
    ],
    [
      'TLS 1.3 alone',
      { listener: { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' } },
      `${LISTENER}.tlsPolicy`,
    ],
    [
      'an answer to known hosts alone',
      { listener: { otherwise: undefined, rules: { byHost } } },
      `${LISTENER}.otherwise`,
    ],
    [
      'a refusal of all else',
      { listener: { otherwise: { kind: 'fixed-response', status: 403 }, rules: { byHost } } },
      `${LISTENER}.otherwise`,
    ],
  ])('tells of %s, which keeps the check out for ever', (_, parts, property) => {
    expect(found(parts)).toEqual([property]);
  });

  it.each<[string, Draft, string]>([
    [
      'a rule for its path that answers 404',
      { rules: { gone: answering(status(404)) } },
      'rules.gone.then',
    ],
    [
      'the more general of two rules, which is not asked',
      { rules: { all: answering(toWeb, { paths: ['/h*'] }), gone: answering(status(503)) } },
      'rules.gone.then',
    ],
    [
      'the first of two rules by number',
      {
        rules: {
          gone: { ...answering(status(404), { paths: ['/h*'] }), priority: 10 },
          home: answering(toWeb, { paths: ['/healthz', '/home'] }),
        },
      },
      'rules.gone.then',
    ],
    ['sign-in that denies', { otherwise: signedIn('deny') }, 'otherwise'],
    [
      'a rule whatever else it may be',
      {
        rules: { some: answering(status(403), { sourceCidrs: ['203.0.113.0/24'] }) },
        otherwise: status(404),
      },
      'otherwise',
    ],
  ])('tells of %s', (_, listener, property) => {
    expect(found({ listener }, checking('/healthz?from=outside'))).toEqual([
      `${LISTENER}.${property}`,
    ]);
  });

  it.each<[string, Draft]>([
    [
      'a rule for its path, before what refuses the rest',
      { rules: { byPath }, otherwise: status(404) },
    ],
    ['a redirect of its path', { rules: { moved: answering({ kind: 'redirect', path: '/up' }) } }],
    ['sign-in that redirects', { otherwise: signedIn('authenticate') }],
    ['sign-in that lets pass', { otherwise: signedIn('allow') }],
    ['all but those who post', { rules: { post: answering(status(405), { methods: ['POST'] }) } }],
    [
      'all but those with a header',
      { rules: { beta: answering(status(404), { headers: { 'x-beta': ['1'] } }) } },
    ],
    [
      'all but those with a query',
      { rules: { old: answering(status(404), { query: { v: ['1'] } }) } },
    ],
    [
      'some agents',
      {
        rules: { agent: answering(toWeb, { headers: { 'User-Agent': ['*Route53*'] } }) },
        otherwise: status(404),
      },
    ],
  ])('lets %s answer the check', (_, listener) => {
    expect(found({ listener }, checking('/healthz'))).toEqual([]);
  });

  it('tells of a web ACL that lets too few checkers in, once', () => {
    const waf = (list: object, balancer: Draft = {}) =>
      findings(domainCheckRefused, {
        edge: { ...edgeOf({ domain: primary(), balancer }), waf: list },
      }).map(({ property }) => property);
    const allow = (...codes: string[]) => ({ countries: { action: 'allow', codes } });
    const block = (...codes: string[]) => ({ countries: { action: 'block', codes } });
    expect(waf(allow('DE', 'AT'))).toEqual(['edge.waf.countries']);
    expect(waf(allow('DE', 'IE'))).toEqual(['edge.waf.countries']); // one of eight
    expect(waf(allow('DE', 'IE', 'JP'))).toEqual([]);
    expect(waf(allow('US'))).toEqual([]);
    expect(waf(block('KP', 'US'))).toEqual([]);
    expect(waf(block('US', 'SG', 'AU', 'JP', 'BR'))).toEqual(['edge.waf.countries']);
    expect(waf({ ...allow('DE'), allow: { checkers: '15.177.0.0/18' } })).toEqual([]);
    expect(waf({ ...allow('DE'), allow: { office: '203.0.113.0/24' } })).toHaveLength(1);
    expect(waf({ ...allow('DE'), mode: 'count' })).toEqual([]);
    const byHeader = { kind: 'header', header: 'X-Forwarded-For' };
    expect(waf({ ...allow('DE'), clientAddress: byHeader })).toEqual([]);
    expect(waf(allow('DE'), { webAcl: false })).toEqual([]);
    const clouds = ['15.0.0.0/8', '54.0.0.0/8', '107.0.0.0/8', '176.0.0.0/8', '177.0.0.0/8'];
    const ranges = Object.fromEntries(clouds.map((range, index) => [`cloud-${index}`, range]));
    expect(waf({ block: ranges })).toEqual(['edge.waf.block']);
    expect(waf({ block: { ...ranges, 'cloud-1': '203.0.113.0/24' } })).toEqual([]);
  });

  it.each<[string, EdgeParts]>([
    ['a rule for its path', { listener: { otherwise: undefined, rules: { byHost, byRoot } } }],
    ['a redirect', { listener: { otherwise: { kind: 'redirect', host: 'www.example.com' } } }],
    ['a fixed answer', { listener: { otherwise: { kind: 'fixed-response', status: 200 } } }],
    ['TLS 1.2 too', { listener: { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' } }],
  ])('lets %s answer the check', (_, parts) => {
    expect(found(parts)).toEqual([]);
  });

  it('asks nothing of the secondary, of one region alone, or of a primary without a check', () => {
    const closed = { balancer: { allowFrom: { office: '198.51.100.0/24' } } };
    const check = { kind: 'targets' } as const;
    for (const own of [
      domain(),
      domain({ failover: { role: 'secondary', peer: 'standby' } }),
      domain({ failover: { role: 'primary', peer: 'standby', check } }),
    ]) {
      expect(found(closed, own)).toEqual([]);
    }
  });
});
