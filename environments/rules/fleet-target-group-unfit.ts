import { targetGroupMistakes } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet, targetGroupsOf } from './fleet-findings';

/** A target group of pods takes no instances, and a network balancer counts no requests. */
export const fleetTargetGroupUnfit: EnvironmentRule = {
  id: 'fleet-target-group-unfit',
  reads: ['edge.balancers', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet) => targetGroupMistakes(fleet, targetGroupsOf(environment))),
};
