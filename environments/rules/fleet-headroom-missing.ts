import { sizeMistakes } from '#constructs/autoscaling-group/fleet-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** A fleet's largest size carries the peak and half as much again with a zone lost. */
export const fleetHeadroomMissing: EnvironmentRule = {
  id: 'fleet-headroom-missing',
  reads: ['zones', 'fleets'],
  effect: 'refuse',
  find: (environment) =>
    inEachFleet(environment, (fleet) => sizeMistakes(fleet, environment.zones)),
};
