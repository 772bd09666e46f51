import { REGION_ZONES } from '#constructs/kernel/aws-regions';
import type { EnvironmentRule } from '../rule';

/** A letter that the region does not have fails only at apply, subnet by subnet. */
export const zoneOfAnotherRegion: EnvironmentRule = {
  id: 'zone-of-another-region',
  reads: ['region', 'zones'],
  effect: 'refuse',
  find: ({ region, zones }) => {
    const letters = Array.from(REGION_ZONES[region] ?? '');
    return zones.flatMap((zone, index) =>
      letters.includes(zone)
        ? []
        : [
            {
              property: `zones[${index}]`,
              got: zone,
              expected: `a zone of ${region}: ${letters.join(', ')}`,
              fix: `Write one of these.`,
            },
          ],
    );
  },
};
