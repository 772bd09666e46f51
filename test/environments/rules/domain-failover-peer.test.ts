import { domainFailoverPeer } from '#environments/rules/domain-failover-peer';
import { standby } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

describe('domain-failover-peer', () => {
  it('wants an environment that exists', () => {
    expect(findingsAtEdge(domainFailoverPeer, { domain: primary() })).toMatchObject([
      { property: 'edge.domain.failover.peer', got: 'standby' },
    ]);
    expect(findingsAtEdge(domainFailoverPeer, { domain: primary() }, [standby()])).toEqual([]);
  });

  it('proposes the name that was probably meant', () => {
    const misspelt = domain({ failover: { role: 'primary', peer: 'stanby' } });
    const [found] = findingsAtEdge(domainFailoverPeer, { domain: misspelt }, [standby()]);
    expect(found?.fix).toBe("Did you mean 'standby'?");
  });

  it.each<[string, Record<string, unknown>]>([
    ['the emulator', { tier: 'local' }],
    ['without an edge', { edge: undefined }],
  ])('takes no peer that is %s', (_, change) => {
    const found = findingsAtEdge(domainFailoverPeer, { domain: primary() }, [standby({}, change)]);
    expect(found).toHaveLength(1);
  });

  it('does not let an environment stand in for itself', () => {
    const own = domain({ failover: { role: 'primary', peer: 'production' } });
    expect(findingsAtEdge(domainFailoverPeer, { domain: own })).toHaveLength(1);
  });
});
