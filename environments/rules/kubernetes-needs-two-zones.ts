import type { EnvironmentRule } from '../rule';

/** EKS refuses subnets of fewer than two zones. Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
export const kubernetesNeedsTwoZones: EnvironmentRule = {
  id: 'kubernetes-needs-two-zones',
  reads: ['zones', 'kubernetes'],
  effect: 'refuse',
  find: ({ zones, kubernetes }) =>
    kubernetes === undefined || zones.length >= 2
      ? []
      : [
          {
            property: 'zones',
            got: zones,
            expected: 'at least two zones for an EKS cluster',
            fix: 'Append a zone.',
          },
        ],
};
