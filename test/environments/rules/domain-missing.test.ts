import { domainMissing } from '#environments/rules/domain-missing';
import { findingsAtEdge } from '#test/support/domain-findings';

describe('domain-missing', () => {
  it('wants a domain that answers for each host', () => {
    const found = findingsAtEdge(domainMissing, { domain: undefined });
    expect(found.map(({ got }) => got)).toEqual([
      'shop.example.com',
      'devices.internal.shop.example.com',
    ]);
  });

  it('needs none where balancers have no hosts', () => {
    const hostless = { domain: undefined, publicHosts: undefined, internalHosts: [] };
    expect(findingsAtEdge(domainMissing, { ...hostless, publicHosts: [] })).toEqual([]);
  });
});
