import { domainHostElsewhere } from '#environments/rules/domain-host-elsewhere';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain } from '#test/support/domain-samples';

describe('domain-host-elsewhere', () => {
  it.each(['shop.example.com', 'a.shop.example.com', 'a.b.shop.example.com'])(
    'lets %s be a public host',
    (host) => {
      expect(findingsAtEdge(domainHostElsewhere, { publicHosts: [host] })).toEqual([]);
    },
  );

  it.each(['example.com', 'myshop.example.com', 'shop.example.com.evil.org'])(
    'refuses %s, which the zone does not answer for',
    (host) => {
      const found = findingsAtEdge(domainHostElsewhere, { publicHosts: [host] });
      expect(found).toMatchObject([{ property: 'edge.balancers.public.hosts[0]', got: host }]);
    },
  );

  it.each(['internal.shop.example.com', 'api.internal.shop.example.com'])(
    'refuses %s on the internet: the private zone hides it in the VPC',
    (host) => {
      expect(findingsAtEdge(domainHostElsewhere, { publicHosts: [host] })).toHaveLength(1);
    },
  );

  it('follows the private name that is written', () => {
    const written = domain({ privateName: 'lan.shop.example.com' });
    const parts = { domain: written, internalHosts: ['db.lan.shop.example.com'] };
    expect(findingsAtEdge(domainHostElsewhere, parts)).toEqual([]);
    const [found] = findingsAtEdge(domainHostElsewhere, { domain: written });
    expect(found?.fix).toContain("'devices.lan.shop.example.com'");
  });
});
