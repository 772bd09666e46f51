import { nearest } from '#constructs/kernel/nearest';
import type { EnvironmentRule } from '../rule';
import { neighboursOf } from './domain-neighbours';

/** A failover needs another environment that can take over. */
export const domainFailoverPeer: EnvironmentRule = {
  id: 'domain-failover-peer',
  reads: ['name', 'tier', 'edge.domain'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const peer = environment.edge?.domain?.failover?.peer;
    if (peer === undefined) return [];
    const known = neighboursOf(environment, all).map(({ name }) => name);
    if (known.includes(peer)) return [];
    const close = nearest(peer, known);
    return [
      {
        property: 'edge.domain.failover.peer',
        got: peer,
        expected: 'the name of another environment on AWS that has an edge.domain',
        fix:
          close === undefined
            ? 'Declare that environment first, in a region of its own.'
            : `Did you mean '${close}'?`,
      },
    ];
  },
};
