import type { EnvironmentRule } from '../rule';
import { inEachProductionBalancer } from './load-balancers';

/** A certificate that has expired may long be in other hands. */
export const loadBalancerExpiredClients: EnvironmentRule = {
  id: 'load-balancer-expired-clients',
  reads: ['tier', 'edge.balancers'],
  effect: 'except',
  find: (environment) =>
    inEachProductionBalancer(environment, (balancer) => {
      if (balancer.kind === 'network') return [];
      return Object.entries(balancer.listeners).flatMap(([listener, options]) => {
        if (options.protocol === 'HTTP' || options.mutualTls?.mode !== 'verify') return [];
        if (options.mutualTls.ignoreClientCertificateExpiry !== true) return [];
        return [
          {
            path: ['listeners', listener, 'mutualTls', 'ignoreClientCertificateExpiry'],
            got: true,
            expected: 'no expired certificates of clients in production',
            fix: 'Remove it.',
          },
        ];
      });
    }),
};
