import { missingTargetGroups } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet, targetGroupsOf } from './fleet-findings';

/** A fleet registers in target groups that the environment declares. */
export const fleetTargetGroupUnknown: EnvironmentRule = {
  id: 'fleet-target-group-unknown',
  reads: ['edge.balancers', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet) => missingTargetGroups(fleet, targetGroupsOf(environment))),
};
