import { overlapped } from '../network-blocks';
import type { EnvironmentRule } from '../rule';

/** What may enter production's private subnets is an office or a hub, never all of another environment. */
export const peerCidrsOverlap: EnvironmentRule = {
  id: 'peer-cidrs-overlap',
  reads: ['name', 'network.peerCidrs'],
  effect: 'refuse',
  find: (environment, { all }) =>
    (environment.network.peerCidrs ?? []).flatMap((peer, index) =>
      overlapped(peer, environment, all).map(({ owner, text }) => ({
        property: `network.peerCidrs[${index}]`,
        got: peer,
        expected: `a block apart from the environment ${owner}, ${text}`,
        fix: 'Write the blocks of the network that is joined, and no more.',
      })),
    ),
};
