import { dotted } from '#constructs/kernel/schema';
import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import {
  isHttps,
  type ListenerMistake,
} from '#constructs/load-balancer/listener/listener-mistakes';
import type { ApplicationLoadBalancerOptions } from '#constructs/load-balancer/application-load-balancer-options';
import type { EnvironmentOptions } from '../environment';
import type { Finding } from '../rule';

/** What a look at each HTTPS listener of an environment finds, under the listener's name. */
export function inEachHttpsListener(
  environment: Pick<EnvironmentOptions, 'edge'>,
  find: (
    listener: HttpsListenerOptions,
    balancer: ApplicationLoadBalancerOptions,
  ) => readonly ListenerMistake[],
): Finding[] {
  return Object.entries(environment.edge?.balancers ?? {}).flatMap(([name, balancer]) => {
    if (balancer.kind !== 'application') return [];
    return Object.entries(balancer.listeners).flatMap(([listenerName, listener]) => {
      if (!isHttps(listener)) return [];
      const above = ['edge', 'balancers', name, 'listeners', listenerName];
      return find(listener, balancer).map(({ path, ...mistake }) => ({
        property: dotted([...above, ...path]),
        ...mistake,
      }));
    });
  });
}
