import type { ApplicationListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { NetworkListenerOptions } from '#constructs/load-balancer/network-listener-options';
import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

type Listener = ApplicationListenerOptions | NetworkListenerOptions;

/** A listener that speaks TLS has a certificate: its own, or that of the domain. */
export const loadBalancerCertificateMissing: EnvironmentRule = {
  id: 'load-balancer-certificate-missing',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    if (environment.edge?.domain !== undefined) return [];
    return inEachBalancer(environment, (balancer) => {
      const listeners: Readonly<Record<string, Listener>> = balancer.listeners;
      return Object.entries(listeners).flatMap(([listener, options]) => {
        if (options.protocol !== 'HTTPS' && options.protocol !== 'TLS') return [];
        if (options.certificateArn !== undefined) return [];
        return [
          {
            path: ['listeners', listener, 'certificateArn'],
            got: undefined,
            expected: 'a certificate: edge has no domain that would bring one',
            fix: "Write edge.domain, or the certificate's ARN.",
          },
        ];
      });
    });
  },
};
