import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** Each zone gets the same share of clients, however many targets it has. */
export const loadBalancerZonesApart: EnvironmentRule = {
  id: 'load-balancer-zones-apart',
  reads: ['edge.balancers'],
  effect: 'warn',
  find: (environment) =>
    inEachBalancer(environment, (balancer) => {
      const apart = (path: readonly string[]) => ({
        path,
        got: false,
        expected:
          'targets of all zones behind each part of the balancer: a zone with fewer targets than the others gets as many requests',
        fix: 'Keep as many targets in each zone, or remove it.',
      });
      if (balancer.kind === 'network')
        return balancer.crossZone === false ? [apart(['crossZone'])] : [];
      return Object.entries(balancer.targetGroups ?? {}).flatMap(([group, { crossZone }]) =>
        crossZone === false ? [apart(['targetGroups', group, 'crossZone'])] : [],
      );
    }),
};
