import { instanceTypesOf } from '#constructs/kubernetes-cluster/node-group-options';
import type { EnvironmentRule } from '../rule';

/** Spot takes back one type in one zone at once; a group of one type can lose every node. */
export const spotOfOneInstanceType: EnvironmentRule = {
  id: 'spot-of-one-instance-type',
  reads: ['kubernetes.compute'],
  effect: 'warn',
  find: ({ kubernetes }) => {
    if (kubernetes?.compute.kind !== 'nodeGroups') return [];
    return Object.entries(kubernetes.compute.groups).flatMap(([name, group]) => {
      const instanceTypes = instanceTypesOf(group);
      if (group.capacity !== 'spot' || instanceTypes.length > 1) return [];
      return [
        {
          property: `kubernetes.compute.groups.${name}.instanceTypes`,
          got: instanceTypes,
          expected:
            'Spot can take back every node of one instance type at once: name several of one size',
          fix: "Add types, for example ['m7g.large', 'm6g.large', 'm7gd.large'].",
        },
      ];
    });
  },
};
