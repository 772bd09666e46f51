import type { EnvironmentRule } from '../rule';
import { inEachProductionFleet } from './fleet-findings';

/** Spot takes back one type in one zone at once; with one type it can take every instance of Spot. */
export const fleetSpotOfOneInstanceType: EnvironmentRule = {
  id: 'fleet-spot-of-one-instance-type',
  reads: ['tier', 'fleets'],
  effect: 'except',
  find: (environment) =>
    inEachProductionFleet(environment, ({ instances }) => {
      if (instances.kind !== 'types' || instances.spot === undefined) return [];
      if (instances.types.length > 1) return [];
      return [
        {
          path: ['instances', 'types'],
          got: instances.types,
          expected: 'several instance types for Spot in production',
          fix: "Add types, for example ['m7g.large', 'm6g.large', 'm7gd.large'].",
        },
      ];
    }),
};
