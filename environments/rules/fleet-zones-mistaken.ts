import { zoneMistakes } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** A fleet stands where the network has subnets, and in two zones at least: it must be able to lose one. */
export const fleetZonesMistaken: EnvironmentRule = {
  id: 'fleet-zones-mistaken',
  reads: ['zones', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet) => zoneMistakes(fleet, environment.zones)),
};
