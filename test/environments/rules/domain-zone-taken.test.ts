import { domainZoneTaken } from '#environments/rules/domain-zone-taken';
import { standby } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

describe('domain-zone-taken', () => {
  it('refuses a second zone of one name, which nobody would ask, in a failover too', () => {
    const maker = standby({ domain: domain() });
    for (const own of [domain(), primary()]) {
      expect(findingsAtEdge(domainZoneTaken, { domain: own }, [maker])).toMatchObject([
        { property: 'edge.domain.zone' },
      ]);
    }
  });

  it('lets one make it and others use it, and lets the emulator make its own', () => {
    expect(findingsAtEdge(domainZoneTaken, {}, [standby()])).toEqual([]);
    const local = standby({ domain: domain() }, { tier: 'local' });
    expect(findingsAtEdge(domainZoneTaken, {}, [local])).toEqual([]);
  });
});
