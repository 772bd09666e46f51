import { privateNameOf } from '#constructs/domain/domain-options';
import type { ApplicationListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { NetworkListenerOptions } from '#constructs/load-balancer/network-listener-options';
import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

type Listener = ApplicationListenerOptions | NetworkListenerOptions;

/** The domain's certificate names the hosts of balancers: one without hosts is named by none of it. */
export const listenerWithoutHost: EnvironmentRule = {
  id: 'listener-without-host',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    const { domain } = environment.edge ?? {};
    if (domain === undefined) return []; // load-balancer-certificate-missing says so
    return inEachBalancer(environment, (balancer) => {
      if ((balancer.hosts ?? []).length > 0) return [];
      const host =
        balancer.scheme === 'internet-facing' ? domain.name : `api.${privateNameOf(domain)}`;
      const listeners: Readonly<Record<string, Listener>> = balancer.listeners;
      return Object.entries(listeners).flatMap(([listener, options]) => {
        if (options.protocol !== 'HTTPS' && options.protocol !== 'TLS') return [];
        if (options.certificateArn !== undefined) return [];
        return [
          {
            path: ['listeners', listener, 'certificateArn'],
            got: undefined,
            expected: 'a certificate: that of the domain names hosts, and this balancer has none',
            fix: `Write hosts of the balancer, for example ['${host}'], or the certificate's ARN.`,
          },
        ];
      });
    });
  },
};
