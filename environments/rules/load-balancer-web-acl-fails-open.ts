import type { EnvironmentRule } from '../rule';
import { inEachProductionBalancer } from './load-balancers';

/** An attacker who makes the web ACL slow would be let in. */
export const loadBalancerWebAclFailsOpen: EnvironmentRule = {
  id: 'load-balancer-web-acl-fails-open',
  reads: ['tier', 'edge.balancers'],
  effect: 'except',
  find: (environment) =>
    inEachProductionBalancer(environment, (balancer) => {
      if (balancer.kind === 'network' || balancer.webAclFailOpen !== true) return [];
      const expected = 'no request in production that the web ACL has not seen';
      return [{ path: ['webAclFailOpen'], got: true, expected, fix: 'Remove it.' }];
    }),
};
