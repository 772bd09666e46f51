import { portMistakes } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet, targetGroupsOf } from './fleet-findings';

/** A container at another port than its target groups' gets no requests and never becomes healthy. */
export const fleetPortClosed: EnvironmentRule = {
  id: 'fleet-port-closed',
  reads: ['edge.balancers', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet) => portMistakes(fleet, targetGroupsOf(environment))),
};
