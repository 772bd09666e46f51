import type { EnvironmentRule } from '../rule';
import { inEachProductionFleet } from './fleet-findings';

/** A refresh that fails and is not undone leaves a fleet half old, half broken. */
export const fleetRefreshNotUndone: EnvironmentRule = {
  id: 'fleet-refresh-not-undone',
  reads: ['tier', 'fleets'],
  effect: 'except',
  find: (environment) =>
    inEachProductionFleet(environment, ({ refresh }) =>
      refresh?.autoRollback !== false
        ? []
        : [
            {
              path: ['refresh', 'autoRollback'],
              got: false,
              expected: 'refreshes in production that are undone where they fail',
              fix: 'Leave it out.',
            },
          ],
    ),
};
