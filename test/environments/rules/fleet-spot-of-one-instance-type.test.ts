import { fleetSpotOfOneInstanceType } from '#environments/rules/fleet-spot-of-one-instance-type';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-spot-of-one-instance-type', () => {
  const of = (types: readonly string[], change = {}) =>
    findingsIn(
      fleetSpotOfOneInstanceType,
      fleet({ instances: { kind: 'types', types, spot: { sharePercentage: 50 } } }),
      change,
    );

  it('wants several types for Spot in production', () => {
    expect(fleetSpotOfOneInstanceType.effect).toBe('except');
    expect(of(['m7g.large'])).toMatchObject([{ property: 'fleets.legacy.instances.types' }]);
    expect(of(['m7g.large', 'm6g.large'])).toEqual([]);
  });

  it('leaves other environments alone, and one type on demand', () => {
    expect(of(['m7g.large'], { tier: 'development' })).toEqual([]);
    expect(
      findingsIn(
        fleetSpotOfOneInstanceType,
        fleet({ instances: { kind: 'types', types: ['m7g.large'] } }),
      ),
    ).toEqual([]);
  });
});
