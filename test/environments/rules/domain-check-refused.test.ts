import { domainCheckRefused } from '#environments/rules/domain-check-refused';
import type { EdgeParts } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

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
const byPath = { when: { paths: ['/healthz'] }, then: { kind: 'forward', targetGroup: 'web' } };

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

  it.each<[string, EdgeParts]>([
    ['a rule for its path', { listener: { otherwise: undefined, rules: { byHost, byPath } } }],
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
