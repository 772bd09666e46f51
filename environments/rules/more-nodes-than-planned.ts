import { DEFAULT_CAPACITY } from '#constructs/network/network-options';
import type { EnvironmentRule } from '../rule';

/** A node beyond the network's plan finds no address, at the peak. */
export const moreNodesThanPlanned: EnvironmentRule = {
  id: 'more-nodes-than-planned',
  reads: ['network.capacity', 'kubernetes.compute'],
  effect: 'refuse',
  find: ({ network, kubernetes }) => {
    if (kubernetes?.compute.kind !== 'nodeGroups') return [];
    const { nodes } = network.capacity ?? DEFAULT_CAPACITY;
    const groups = Object.values(kubernetes.compute.groups);
    const most = groups.reduce((sum, { size }) => sum + size.max, 0);
    if (most <= nodes) return [];
    return [
      {
        property: 'kubernetes.compute.groups',
        got: most,
        expected: `at most ${nodes} nodes in all groups together (max), for which the network has addresses`,
        fix: `Raise network.capacity.nodes to ${most}, or lower max.`,
      },
    ];
  },
};
