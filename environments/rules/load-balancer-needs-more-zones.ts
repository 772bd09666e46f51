import { zoneMistakes } from '#constructs/load-balancer/zone-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** An application load balancer stands in two zones at least, and zones limit what can be reserved. */
export const loadBalancerNeedsMoreZones: EnvironmentRule = {
  id: 'load-balancer-needs-more-zones',
  reads: ['zones', 'edge.balancers'],
  effect: 'refuse',
  find: (environment) =>
    inEachBalancer(environment, (balancer) => zoneMistakes(balancer, environment.zones.length)),
};
