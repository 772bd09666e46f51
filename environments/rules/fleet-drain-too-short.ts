import { drainMistakes } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet, targetGroupsOf } from './fleet-findings';

/** An instance that goes before its balancer has let go of it breaks what its users began. */
export const fleetDrainTooShort: EnvironmentRule = {
  id: 'fleet-drain-too-short',
  reads: ['edge.balancers', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet) => drainMistakes(fleet, targetGroupsOf(environment))),
};
