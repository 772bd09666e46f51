import type { NodeGroupOptions } from '#constructs/kubernetes-cluster/node-group-options';
import type { EnvironmentRule } from '../rule';

/**
 * DNS and the other add-ons tolerate no taint and wait for no autoscaler: without a node for them a
 * first deployment waits twenty minutes and fails.
 */
export const nowhereForSystemPods: EnvironmentRule = {
  id: 'nowhere-for-system-pods',
  reads: ['kubernetes.compute'],
  effect: 'refuse',
  find: ({ kubernetes }) => {
    const compute = kubernetes?.compute;
    if (compute?.kind === 'nodeGroups') {
      if (Object.values(compute.groups).some(takesSystemPods)) return [];
      return [
        {
          property: 'kubernetes.compute.groups',
          got: Object.keys(compute.groups),
          expected:
            'a group with at least one node at first and no taint, for DNS and other add-ons',
          fix: 'Write desired: 2 and no taints in one group.',
        },
      ];
    }
    if (compute?.kind === 'fargate') {
      const selectors = Object.values(compute.profiles).flatMap((profile) => profile.selectors);
      if (selectors.some((each) => each.namespace === 'kube-system' && !each.labels)) return [];
      return [
        {
          property: 'kubernetes.compute.profiles',
          got: Object.keys(compute.profiles),
          expected:
            'a profile that selects the namespace kube-system without labels, for DNS and other add-ons',
          fix: "Add system: { selectors: [{ namespace: 'kube-system' }] }.",
        },
      ];
    }
    return [];
  },
};

function takesSystemPods({ size, taints = [] }: NodeGroupOptions): boolean {
  const { min, desired = min } = size;
  return desired > 0 && taints.every(({ effect }) => effect === 'PreferNoSchedule');
}
