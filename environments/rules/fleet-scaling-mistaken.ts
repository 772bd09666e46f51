import { scalingMistakes } from '#constructs/autoscaling-group/scaling-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** Policies that AWS refuses beside each other, and a fleet of none that nothing starts. */
export const fleetScalingMistaken: EnvironmentRule = {
  id: 'fleet-scaling-mistaken',
  reads: ['fleets'],
  effect: 'refuse',
  find: (environment) => inEachFleet(environment, scalingMistakes),
};
