import { domainHostTaken } from '#environments/rules/domain-host-taken';
import { standby } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

const zone = { kind: 'existing', id: 'Z0123456789ABCDEFGHIJ' } as const;

describe('domain-host-taken', () => {
  const stranger = standby({ domain: domain({ zone }) });

  it('refuses hosts of another environment, also internal ones, whose proofs would be one record', () => {
    const found = findingsAtEdge(domainHostTaken, {}, [stranger]);
    expect(found.map(({ got }) => got)).toEqual([
      'shop.example.com',
      'devices.internal.shop.example.com',
    ]);
    expect(found[0]?.expected).toContain('standby');
  });

  it('lets the two of a failover share theirs', () => {
    expect(findingsAtEdge(domainHostTaken, { domain: primary() }, [standby()])).toEqual([]);
  });

  it('lets environments share a domain whose hosts are apart', () => {
    const apart = { publicHosts: ['dev.shop.example.com'], internalHosts: [] };
    const neighbour = standby({ domain: domain({ zone }), ...apart });
    expect(findingsAtEdge(domainHostTaken, {}, [neighbour])).toEqual([]);
  });

  it('lets the emulator have the hosts of any', () => {
    const local = standby({ domain: domain({ zone }) }, { tier: 'local' });
    expect(findingsAtEdge(domainHostTaken, {}, [local])).toEqual([]);
    expect(findingsAtEdge(domainHostTaken, {}, [stranger], { tier: 'local' })).toEqual([]);
  });
});
