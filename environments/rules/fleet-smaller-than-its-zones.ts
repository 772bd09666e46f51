import { zonesOf } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProductionFleet } from './fleet-findings';

/** A fleet with an instance in each zone loses one zone without a pause; a smaller one may lose all. */
export const fleetSmallerThanItsZones: EnvironmentRule = {
  id: 'fleet-smaller-than-its-zones',
  reads: ['tier', 'zones', 'fleets'],
  effect: 'except',
  find: (environment) =>
    inEachProductionFleet(environment, (fleet) => {
      const { length } = zonesOf(fleet, environment.zones);
      if (fleet.min >= length) return [];
      return [
        {
          path: ['min'],
          got: fleet.min,
          expected: `at least one instance in each of its ${length} zones in production`,
          fix: `Write ${length}.`,
        },
      ];
    }),
};
