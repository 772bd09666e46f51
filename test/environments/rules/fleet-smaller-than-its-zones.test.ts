import { fleetSmallerThanItsZones } from '#environments/rules/fleet-smaller-than-its-zones';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-smaller-than-its-zones', () => {
  it('wants an instance in each zone in production', () => {
    expect(fleetSmallerThanItsZones.effect).toBe('except');
    expect(findingsIn(fleetSmallerThanItsZones, fleet({ min: 3 }))).toEqual([]);
    expect(findingsIn(fleetSmallerThanItsZones, fleet({ min: 2 }))).toMatchObject([
      { property: 'fleets.legacy.min', got: 2, fix: 'Write 3.' },
    ]);
    expect(findingsIn(fleetSmallerThanItsZones, fleet({ min: 2, zones: ['a', 'b'] }))).toEqual([]);
  });

  it('leaves other environments alone', () => {
    expect(findingsIn(fleetSmallerThanItsZones, fleet({ min: 0 }), { tier: 'staging' })).toEqual(
      [],
    );
  });
});
