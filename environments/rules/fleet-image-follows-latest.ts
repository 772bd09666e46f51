import type { EnvironmentRule } from '../rule';
import { inEachProductionFleet } from './fleet-findings';

/** With `latest`, whoever deploys anything also rolls the fleet to an image that nobody has tried. */
export const fleetImageFollowsLatest: EnvironmentRule = {
  id: 'fleet-image-follows-latest',
  reads: ['tier', 'fleets'],
  effect: 'warn',
  find: (environment) =>
    inEachProductionFleet(environment, ({ operatingSystem: { image } }) =>
      image?.kind !== 'latest'
        ? []
        : [
            {
              path: ['operatingSystem', 'image'],
              got: image,
              expected: 'each deployment rolls the fleet to the newest image, untried',
              fix: "Write { kind: 'kept', asOf: '<today>' } when you want a newer one.",
            },
          ],
    ),
};
