import type { EnvironmentRule } from '../rule';
import { declaredHosts } from './domain-hosts';

/** A host answers with one balancer. */
export const domainHostRepeated: EnvironmentRule = {
  id: 'domain-host-repeated',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    const hosts = declaredHosts(environment);
    return hosts.flatMap(({ host, property, balancer }) => {
      const first = hosts.find((other) => other.host === host);
      if (first === undefined || first.balancer === balancer) return [];
      return [
        {
          property,
          got: host,
          expected: `a host of this balancer alone, not of ${first.balancer} too`,
          fix: 'Keep it at one of them; rules of one listener send paths to several target groups.',
        },
      ];
    });
  },
};
