import type { EnvironmentRule } from '../rule';
import { inEachProductionBalancer } from './load-balancers';

/** With `preserve` targets read as the client's address what the client wrote. */
export const loadBalancerForwardedForForged: EnvironmentRule = {
  id: 'load-balancer-forwarded-for-forged',
  reads: ['tier', 'edge.balancers'],
  effect: 'except',
  find: (environment) =>
    inEachProductionBalancer(environment, (balancer) => {
      if (balancer.kind === 'network' || balancer.scheme !== 'internet-facing') return [];
      if (balancer.forwardedFor?.mode !== 'preserve') return [];
      return [
        {
          path: ['forwardedFor', 'mode'],
          got: 'preserve',
          expected: 'addresses in X-Forwarded-For that clients from the internet cannot forge',
          fix: "Write 'append' or 'remove'.",
        },
      ];
    }),
};
