import type { EnvironmentRule } from '../rule';
import { inEachProductionBalancer } from './load-balancers';

/** Who comes by PrivateLink would pass the balancer's security group by. */
export const loadBalancerPrivateLinkUnguarded: EnvironmentRule = {
  id: 'load-balancer-private-link-unguarded',
  reads: ['tier', 'edge.balancers'],
  effect: 'except',
  find: (environment) =>
    inEachProductionBalancer(environment, (balancer) => {
      if (balancer.kind === 'application' || balancer.inspectPrivateLink !== false) return [];
      const expected = 'a security group that holds for PrivateLink too, in production';
      return [{ path: ['inspectPrivateLink'], got: false, expected, fix: 'Remove it.' }];
    }),
};
