import type { EnvironmentRule } from '../rule';

/** Fewer nodes than zones leave a zone empty, and its loss is not a third of production but more. */
export const tooFewNodes: EnvironmentRule = {
  id: 'too-few-nodes',
  reads: ['tier', 'zones', 'kubernetes.compute'],
  effect: 'except',
  find: ({ tier, zones, kubernetes }) => {
    if (tier !== 'production' || kubernetes?.compute.kind !== 'nodeGroups') return [];
    const groups = Object.values(kubernetes.compute.groups);
    const least = groups.reduce((sum, { size }) => sum + size.min, 0);
    if (least >= zones.length) return [];
    return [
      {
        property: 'kubernetes.compute.groups',
        got: least,
        expected: `at least ${zones.length} nodes in all groups together (min), one for each zone`,
        fix: `Raise min to ${zones.length}.`,
      },
    ];
  },
};
