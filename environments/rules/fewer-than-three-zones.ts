import type { EnvironmentRule } from '../rule';

/** With two zones, losing one takes half of everything, and quorums of three have nowhere to stand. */
export const fewerThanThreeZones: EnvironmentRule = {
  id: 'fewer-than-three-zones',
  reads: ['tier', 'zones'],
  effect: 'except',
  find: ({ tier, zones }) =>
    tier !== 'production' || zones.length >= 3
      ? []
      : [
          {
            property: 'zones',
            got: zones,
            expected: 'at least three zones in production',
            fix: "Write, for example, ['a', 'b', 'c'].",
          },
        ],
};
