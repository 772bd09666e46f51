import { spotOf } from '#constructs/autoscaling-group/instance-options';
import type { EnvironmentRule } from '../rule';
import { inEachProductionFleet } from './fleet-findings';

/** A fleet of Spot alone can be taken back whole, within two minutes. */
export const fleetSpotWithoutBase: EnvironmentRule = {
  id: 'fleet-spot-without-base',
  reads: ['tier', 'fleets'],
  effect: 'except',
  find: (environment) =>
    inEachProductionFleet(environment, ({ instances, min }) => {
      const spot = spotOf(instances);
      if (spot === undefined || spot.sharePercentage < 100 || (spot.onDemandBase ?? 0) > 0)
        return [];
      return [
        {
          path: ['instances', 'spot', 'onDemandBase'],
          got: spot.onDemandBase,
          expected:
            'some instances on demand in production: Spot can take all of its own back at once',
          fix: `Write, for example, ${Math.max(1, min)}, or lower sharePercentage.`,
        },
      ];
    }),
};
