import { fleetZonesMistaken } from '#environments/rules/fleet-zones-mistaken';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-zones-mistaken', () => {
  it('accepts the environment’s zones, and two of them', () => {
    expect(findingsIn(fleetZonesMistaken, fleet())).toEqual([]);
    expect(findingsIn(fleetZonesMistaken, fleet({ zones: ['a', 'c'] }))).toEqual([]);
  });

  it('refuses a zone without a subnet', () => {
    expect(fleetZonesMistaken.effect).toBe('refuse');
    const [finding, ...others] = findingsIn(fleetZonesMistaken, fleet({ zones: ['a', 'f'] }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ property: 'fleets.legacy.zones[1]', got: 'f' });
    expect(finding?.expected).toContain('a, b, c');
  });

  it('refuses one zone alone, for it leaves nothing when it is lost', () => {
    expect(findingsIn(fleetZonesMistaken, fleet({ zones: ['a'] }))).toMatchObject([
      { property: 'fleets.legacy.zones', got: ['a'] },
    ]);
    expect(findingsIn(fleetZonesMistaken, fleet(), { zones: ['a'] })).toMatchObject([
      { property: 'fleets.legacy.peak' },
    ]);
  });
});
