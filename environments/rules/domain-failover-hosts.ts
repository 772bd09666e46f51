import type { EnvironmentRule, Finding } from '../rule';
import { declaredHosts } from './domain-hosts';
import { neighboursOf } from './domain-neighbours';

/** Both answer for the same public hosts, and the primary's records prove every name of the secondary. */
export const domainFailoverHosts: EnvironmentRule = {
  id: 'domain-failover-hosts',
  reads: ['name', 'tier', 'edge'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const failover = environment.edge?.domain?.failover;
    const peer = neighboursOf(environment, all).find(({ name }) => name === failover?.peer);
    if (failover === undefined || peer === undefined) return [];
    const own = declaredHosts(environment);
    const mistakes: Finding[] = own
      .filter(({ scheme }) => scheme === 'internet-facing' || failover.role === 'secondary')
      .filter(
        ({ host, scheme }) =>
          !peer.hosts.some((other) => other.host === host && other.scheme === scheme),
      )
      .map(({ host, property }) => ({
        property,
        got: host,
        expected: `a host that ${peer.name}, the other region, has too`,
        fix: `Add it to a balancer of ${peer.name} with the same scheme, or remove it here.`,
      }));
    if (own.some(({ scheme }) => scheme === 'internet-facing')) return mistakes;
    return [
      ...mistakes,
      {
        property: 'edge.domain.failover',
        got: failover,
        expected: 'an internet-facing balancer with hosts, whose names fail over',
        fix: 'Give one hosts, or remove failover: internal names are answered in their own VPC alone.',
      },
    ];
  },
};
