import { overlapped } from '../network-blocks';
import type { EnvironmentRule } from '../rule';

/** Networks that overlap, if only in their pods, can never be peered. */
export const environmentsOverlap: EnvironmentRule = {
  id: 'environments-overlap',
  reads: ['name', 'network.cidr', 'network.podCidr'],
  effect: 'refuse',
  find: (environment, { all }) =>
    (['cidr', 'podCidr'] as const).flatMap((field) => {
      const block = environment.network[field];
      if (block === undefined) return [];
      return overlapped(block, environment, all).map(({ owner, text }) => ({
        property: `network.${field}`,
        got: block,
        expected: `a block apart from that of ${owner}, ${text}`,
        fix: 'Give each environment its own block.',
      }));
    }),
};
