import type { EnvironmentRule } from '../rule';
import { declaredHosts } from './domain-hosts';
import { neighboursOf } from './domain-neighbours';

/**
 * Two environments with one host would fight over its records and over the one that proves its certificate.
 * The two of a failover share theirs by design.
 */
export const domainHostTaken: EnvironmentRule = {
  id: 'domain-host-taken',
  reads: ['name', 'tier', 'edge'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const peer = environment.edge?.domain?.failover?.peer;
    const others = neighboursOf(environment, all).filter(
      ({ name, domain }) => name !== peer && domain.failover?.peer !== environment.name,
    );
    return declaredHosts(environment).flatMap(({ host, property }) =>
      others
        .filter(({ hosts }) => hosts.some((other) => other.host === host))
        .map(({ name }) => ({
          property,
          got: host,
          expected: `a host that the environment ${name} does not have`,
          fix: `Give each environment hosts of its own, or join the two by edge.domain.failover.`,
        })),
    );
  },
};
