import type { Construct } from 'constructs';
import type { IConnectable } from '#constructs/capabilities/connectable';
import type { IGrantable } from '#constructs/capabilities/grantable';
import type { PolicyStatement } from '#constructs/kernel/policy-document';

/**
 * What a Kubernetes cluster offers to others. Its `connections` stand for nodes, pods and control
 * plane alike (the cluster security group); their port is the Kubernetes API's.
 */
export interface IKubernetesCluster extends IConnectable {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
  /** Certificate of the Kubernetes API's authority, in base64. */
  readonly certificateAuthority: string;
  readonly clusterSecurityGroupId: string;

  /**
   * A role for the pods of one service account, made in the caller's stack (EKS Pod Identity).
   * Grant it what the pods need: `topic.grantProduce(this, 'CheckoutProduces', role)`. Throws
   * `InvalidInput` on a cluster whose pods run on Fargate, where Pod Identity does not exist.
   */
  podIdentityRole(scope: Construct, id: string, props: PodIdentityProps): IPodIdentityRole;
}

/** Whose pods get a role. */
export interface PodIdentityProps {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Kubernetes service account. */
  readonly serviceAccount: string;
  /** What it may do from the start. @default - nothing: grant it */
  readonly statements?: readonly PolicyStatement[];
}

/** The role of a service account's pods. */
export interface IPodIdentityRole extends IGrantable {
  readonly roleArn: string;
  /** The association that gives the role to the pods. */
  readonly associationArn: string;
}
