import type { SpotOptions } from '#constructs/autoscaling-group/instance-options';
import { fleetSpotWithoutBase } from '#environments/rules/fleet-spot-without-base';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-spot-without-base', () => {
  const of = (spot: SpotOptions, change = {}) =>
    findingsIn(
      fleetSpotWithoutBase,
      fleet({ instances: { kind: 'types', types: ['m7g.large', 'm6g.large'], spot } }),
      change,
    );

  it('wants something on demand in production', () => {
    expect(fleetSpotWithoutBase.effect).toBe('except');
    expect(of({ sharePercentage: 100 })).toMatchObject([
      { property: 'fleets.legacy.instances.spot.onDemandBase', got: undefined },
    ]);
    expect(of({ sharePercentage: 100, onDemandBase: 1 })).toEqual([]);
    expect(of({ sharePercentage: 99 })).toEqual([]);
  });

  it('leaves other environments alone, and fleets without Spot', () => {
    expect(of({ sharePercentage: 100 }, { tier: 'development' })).toEqual([]);
    expect(findingsIn(fleetSpotWithoutBase, fleet())).toEqual([]);
  });
});
