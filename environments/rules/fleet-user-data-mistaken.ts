import { userDataContext, userDataMistakes } from '#constructs/autoscaling-group/user-data';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** User data whose files are missing, or of more bytes than EC2 takes. */
export const fleetUserDataMistaken: EnvironmentRule = {
  id: 'fleet-user-data-mistaken',
  reads: ['name', 'region', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet, name) =>
      userDataMistakes(
        fleet,
        userDataContext(fleet, { environment: environment.name, region: environment.region, name }),
      ),
    ),
};
