import { reservedUnits } from '#constructs/load-balancer/reserved-units';
import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** Reserved capacity is paid for whether it is used or not, and needs a quota that AWS gives on request. */
export const loadBalancerCapacityReserved: EnvironmentRule = {
  id: 'load-balancer-capacity-reserved',
  reads: ['zones', 'edge.balancers'],
  effect: 'warn',
  find: (environment) =>
    inEachBalancer(environment, (balancer) => {
      const reserved = reservedUnits(balancer, environment.zones.length);
      if (reserved === undefined) return [];
      const { units, monthlyDollars } = reserved;
      return [
        {
          path: ['expectedPeak'],
          got: balancer.expectedPeak,
          expected: `${units} reserved capacity units, about ${monthlyDollars} dollars a month, and as high a quota for the region, which AWS begins with 0`,
          fix: 'Ask for the quota (Service Quotas, Elastic Load Balancing) before you deploy; remove it after the peak.',
        },
      ];
    }),
};
