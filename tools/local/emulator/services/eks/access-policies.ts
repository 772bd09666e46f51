import type { AccessPolicy } from '@aws-sdk/client-eks';

const PREFIX = 'arn:aws:eks::aws:cluster-access-policy/';

/**
 * The access policies of EKS, as ListAccessPolicies gives them in 2026.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
const NAMES: readonly string[] = [
  'AIDevOpsAgentAccessPolicy',
  'AmazonAIOpsAssistantPolicy',
  'AmazonARCRegionSwitchScalingPolicy',
  'AmazonEKSACKPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSAdminViewPolicy',
  'AmazonEKSArgoCDClusterPolicy',
  'AmazonEKSArgoCDPolicy',
  'AmazonEKSAutoNodePolicy',
  'AmazonEKSBlockStorageClusterPolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSComputeClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSEventPolicy',
  'AmazonEKSHybridPolicy',
  'AmazonEKSKROPolicy',
  'AmazonEKSLoadBalancingClusterPolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingClusterPolicy',
  'AmazonEKSNetworkingPolicy',
  'AmazonEKSPodIdentityPolicy',
  'AmazonEKSSecretAdminPolicy',
  'AmazonEKSSecretReaderPolicy',
  'AmazonEKSViewPolicy',
  'AmazonEMRJobPolicy',
  'AmazonSagemakerHyperpodClusterPolicy',
  'AmazonSagemakerHyperpodControllerPolicy',
  'AmazonSagemakerHyperpodSpacePolicy',
  'AmazonSagemakerHyperpodSpaceTemplatePolicy',
  'AmazonSagemakerHyperpodSystemNamespacePolicy',
  'AmazonSagemakerHyperpodUserClusterPolicy',
];

/** All access policies, by name. */
export const ACCESS_POLICIES: readonly AccessPolicy[] = NAMES.map((name) => ({
  name,
  arn: PREFIX + name,
}));

/** True for the ARN of an access policy that exists. */
export function isAccessPolicy(arn: string): boolean {
  return ACCESS_POLICIES.some((policy) => policy.arn === arn);
}

/** True for a policy that only EKS's own service-linked roles can have. */
export function isForServiceLinkedRoles(arn: string): boolean {
  return ['AmazonEKSBlockStorageClusterPolicy', 'AmazonEKSComputeClusterPolicy'].some(
    (name) => arn === PREFIX + name,
  );
}

/** What the creator of a cluster gets by default. */
export const CLUSTER_ADMIN_POLICY = `${PREFIX}AmazonEKSClusterAdminPolicy`;

/** What the nodes of EKS Auto Mode get. */
export const AUTO_NODE_POLICY = `${PREFIX}AmazonEKSAutoNodePolicy`;
