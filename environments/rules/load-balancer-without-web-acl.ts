import { usesWebAcl } from '#constructs/load-balancer/application-load-balancer-options';
import type { EnvironmentRule } from '../rule';
import { inEachProductionBalancer } from './load-balancers';

/** What the internet reaches by HTTP stands behind the web ACL. */
export const loadBalancerWithoutWebAcl: EnvironmentRule = {
  id: 'load-balancer-without-web-acl',
  reads: ['tier', 'edge.balancers'],
  effect: 'except',
  find: (environment) =>
    inEachProductionBalancer(environment, (balancer) => {
      if (balancer.kind === 'network' || balancer.scheme !== 'internet-facing') return [];
      if (usesWebAcl(balancer)) return [];
      const expected = 'a web ACL in front of what the internet reaches in production';
      return [{ path: ['webAcl'], got: balancer.webAcl, expected, fix: 'Remove webAcl: false.' }];
    }),
};
