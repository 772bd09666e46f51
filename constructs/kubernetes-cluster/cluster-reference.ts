import type { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type {
  IKubernetesCluster,
  IPodIdentityRole,
  PodIdentityProps,
} from './kubernetes-cluster-contract';
import { PodIdentityRole } from './pod-identity-role';

/** The port of the Kubernetes API. */
export const KUBERNETES_API_PORT = 443;

/** What must be known of a cluster to work with it from anywhere. */
export interface ClusterAttributes {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
  /** Certificate of the Kubernetes API's authority, in base64. */
  readonly certificateAuthority: string;
  readonly clusterSecurityGroupId: string;
  /** Whether pods run on Fargate, where there is no Pod Identity. */
  readonly onFargate: boolean;
}

/** A cluster as others see it, wherever it was made. */
export class ClusterReference implements IKubernetesCluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  readonly clusterSecurityGroupId: string;
  readonly connections: Connections;
  private readonly onFargate: boolean;

  constructor(attributes: ClusterAttributes) {
    this.clusterName = attributes.clusterName;
    this.clusterArn = attributes.clusterArn;
    this.endpoint = attributes.endpoint;
    this.certificateAuthority = attributes.certificateAuthority;
    this.clusterSecurityGroupId = attributes.clusterSecurityGroupId;
    this.connections = new Connections(attributes.clusterSecurityGroupId, KUBERNETES_API_PORT);
    this.onFargate = attributes.onFargate;
  }

  podIdentityRole(scope: Construct, id: string, props: PodIdentityProps): IPodIdentityRole {
    if (!this.onFargate) return new PodIdentityRole(scope, id, { ...props, cluster: this });
    throw new InvalidInput([
      {
        source: `${scope.node.path}/${id}`,
        property: 'compute.kind',
        got: 'fargate',
        expected: 'a cluster with nodes, where EKS Pod Identity can run its agent',
        fix: "Write compute: { kind: 'auto' } for workloads that call AWS.",
      },
    ]);
  }
}
