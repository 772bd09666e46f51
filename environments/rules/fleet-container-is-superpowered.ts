import type { EnvironmentRule } from '../rule';
import { inEachProductionFleet } from './fleet-findings';

/** A superpowered container is root on its host, which Bottlerocket exists to prevent. */
export const fleetContainerIsSuperpowered: EnvironmentRule = {
  id: 'fleet-container-is-superpowered',
  reads: ['tier', 'fleets'],
  effect: 'except',
  find: (environment) =>
    inEachProductionFleet(environment, ({ operatingSystem: { userData = [] } }) =>
      userData.flatMap((step, index) =>
        step.kind !== 'host-container' || step.superpowered !== true
          ? []
          : [
              {
                path: ['operatingSystem', 'userData', index, 'superpowered'],
                got: true,
                expected: 'containers in production that are not root on their host',
                fix: 'Leave it out.',
              },
            ],
      ),
    ),
};
