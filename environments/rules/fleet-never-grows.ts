import { scalingOf } from '#constructs/autoscaling-group/fleet-options';
import { grows } from '#constructs/autoscaling-group/scaling-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** Policies that only shrink a fleet, or only look ahead, leave it at `min` when the load comes. */
export const fleetNeverGrows: EnvironmentRule = {
  id: 'fleet-never-grows',
  reads: ['fleets'],
  effect: 'warn',
  find: (environment) =>
    inEachFleet(environment, (fleet) => {
      const policies = Object.values(scalingOf(fleet));
      if (fleet.owner !== 'autoscaler' || policies.some((one) => grows(one, fleet.min))) return [];
      return [
        {
          path: ['scaling'],
          got: Object.keys(fleet.scaling ?? {}),
          expected: `a policy that makes the fleet larger than min (${fleet.min}); these never do`,
          fix: "Add, for example, { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 }.",
        },
      ];
    }),
};
