import type { EnvironmentRule } from '../rule';

/** Only node groups can be told to take pods' addresses from other subnets than the nodes'. */
export const podCidrNeedsNodeGroups: EnvironmentRule = {
  id: 'pod-cidr-needs-node-groups',
  reads: ['network.podCidr', 'kubernetes.compute'],
  effect: 'refuse',
  find: ({ network, kubernetes }) => {
    if (network.podCidr === undefined || kubernetes === undefined) return [];
    const { kind } = kubernetes.compute;
    if (kind === 'nodeGroups') return [];
    return [
      {
        property: 'network.podCidr',
        got: network.podCidr,
        expected: `no block for pods alone where compute is of the kind '${kind}': its pods live in the private subnets`,
        fix: "Remove it and widen network.cidr, or write compute: { kind: 'nodeGroups', … }.",
      },
    ];
  },
};
