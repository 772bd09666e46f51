import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import { grant } from '#constructs/capabilities/grantable';
import { trustPolicy } from '#constructs/kernel/policy-document';
import type { IPodIdentityRole, PodIdentityProps } from './kubernetes-cluster-contract';
import { ServiceRole } from './service-role';

/** The cluster whose pods get a role. */
export interface PodIdentityCluster {
  readonly clusterName: string;
  readonly clusterArn: string;
}

/** A role for the pods of one service account in one namespace of one cluster, and nobody else. */
export class PodIdentityRole extends Construct implements IPodIdentityRole {
  readonly roleName: string;
  readonly roleArn: string;
  readonly associationArn: string;

  constructor(
    scope: Construct,
    id: string,
    props: PodIdentityProps & { cluster: PodIdentityCluster },
  ) {
    super(scope, id);
    const { cluster, namespace, serviceAccount, statements = [] } = props;

    const role = new ServiceRole(this, 'Role', {
      name: `${namespace}-${serviceAccount}`,
      description: `Pods of the service account ${serviceAccount} in the namespace ${namespace}`,
      trust: podIdentityTrust(cluster.clusterArn, namespace, serviceAccount),
    });
    if (statements.length > 0) grant(this, 'Statements', role, ...statements);
    const association = new EksPodIdentityAssociation(this, 'Resource', {
      clusterName: cluster.clusterName,
      namespace,
      serviceAccount,
      roleArn: role.roleArn,
    });

    this.roleName = role.roleName;
    this.roleArn = role.roleArn;
    this.associationArn = association.associationArn;
  }
}

/**
 * Lets EKS take a role for one service account: EKS tags each session with cluster, namespace and
 * service account. Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export function podIdentityTrust(
  clusterArn: string,
  namespace: string,
  serviceAccount: string,
): string {
  return trustPolicy('pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession'], {
    StringEquals: {
      'aws:RequestTag/eks-cluster-arn': clusterArn,
      'aws:RequestTag/kubernetes-namespace': namespace,
      'aws:RequestTag/kubernetes-service-account': serviceAccount,
    },
  });
}
