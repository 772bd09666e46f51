import type { EnvironmentRule } from '../rule';

/** A public endpoint is one stolen credential away from the cluster; a private one needs the VPC too. */
export const publicKubernetesEndpoint: EnvironmentRule = {
  id: 'public-kubernetes-endpoint',
  reads: ['kubernetes.endpoint'],
  effect: 'except',
  find: ({ kubernetes }) =>
    kubernetes?.endpoint?.kind !== 'public'
      ? []
      : [
          {
            property: 'kubernetes.endpoint.kind',
            got: kubernetes.endpoint.kind,
            expected:
              'a private Kubernetes API, which only the VPC reaches and what is joined to it',
            fix: "Write endpoint: { kind: 'private', allowedCidrs: ['10.90.0.0/16'] } and reach it by VPN from that block of network.peerCidrs, or from the VPC.",
          },
        ],
};
