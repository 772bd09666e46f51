import { fleetFindsNoAddress } from '#environments/rules/fleet-finds-no-address';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-finds-no-address', () => {
  const small = {
    cidr: '10.40.0.0/22',
    nat: 'per-zone',
    capacity: { nodes: 1, podsPerNode: 1 },
  } as const;

  it('accepts fleets that fit beside nodes and pods', () => {
    expect(findingsIn(fleetFindsNoAddress, fleet(), { network: small })).toEqual([]);
    expect(findingsIn(fleetFindsNoAddress, fleet({ peak: 300 }))).toEqual([]);
  });

  it('refuses a fleet whose largest size does not fit with a zone lost', () => {
    expect(fleetFindsNoAddress.effect).toBe('refuse');
    const [finding] = findingsIn(fleetFindsNoAddress, fleet({ peak: 60 }), { network: small });
    expect(finding?.property).toBe('network.cidr');
    // ⌈1.5 × 60 × 3 ÷ 2⌉ = 135, a tenth more while they are replaced, in two zones.
    expect(finding?.expected).toMatch(/75 for fleets at their max .* it has 123/);
  });

  it('adds up all fleets', () => {
    const one = fleet({ peak: 25 });
    const change = { network: small };
    expect(findingsIn(fleetFindsNoAddress, one, change)).toEqual([]);
    expect(
      findingsIn(fleetFindsNoAddress, one, { ...change, fleets: { one, two: one, three: one } }),
    ).toHaveLength(1);
  });
});
