import { domainFailoverHosts } from '#environments/rules/domain-failover-hosts';
import type { EdgeParts } from '#test/support/domain-edge';
import { standby } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

const asPrimary = (own: EdgeParts, other: EdgeParts) =>
  findingsAtEdge(domainFailoverHosts, { domain: primary(), ...own }, [standby(other)]);

describe('domain-failover-hosts', () => {
  it('wants every public host in both regions', () => {
    const publicHosts = ['shop.example.com', 'api.shop.example.com'];
    expect(asPrimary({ publicHosts }, {})).toMatchObject([{ got: 'api.shop.example.com' }]);
    expect(asPrimary({ publicHosts }, { publicHosts })).toEqual([]);
  });

  it('lets the primary have internal hosts of its own', () => {
    expect(asPrimary({ internalHosts: ['db.internal.shop.example.com'] }, {})).toEqual([]);
  });

  it('wants the primary to have every host of the secondary: it proves their names', () => {
    const secondary = domain({
      zone: { kind: 'existing', id: 'Z0123456789ABCDEFGHIJ' },
      failover: { role: 'secondary', peer: 'standby' },
    });
    const first = standby({
      domain: domain({ failover: { role: 'primary', peer: 'production' } }),
      internalHosts: [],
    });
    const found = findingsAtEdge(domainFailoverHosts, { domain: secondary }, [first]);
    expect(found).toMatchObject([{ got: 'devices.internal.shop.example.com' }]);
  });

  it('wants a public host at all', () => {
    const none = { publicHosts: [] };
    expect(asPrimary(none, none)).toMatchObject([{ property: 'edge.domain.failover' }]);
  });
});
