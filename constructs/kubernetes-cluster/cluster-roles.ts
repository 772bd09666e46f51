import type { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { trustPolicy } from '#constructs/kernel/policy-document';
import type { ComputeKind } from './compute-options';
import { ServiceRole } from './service-role';

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html */
const AUTO_MODE_POLICIES = [
  'AmazonEKSComputePolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
];

/** The role of the control plane. Auto Mode runs nodes, disks and balancers with it as well. */
export function clusterRole(scope: Construct, id: string, kind: ComputeKind): ServiceRole {
  const auto = kind === 'auto';
  return new ServiceRole(scope, id, {
    name: 'kubernetes-cluster',
    description: 'The EKS control plane',
    trust: trustPolicy('eks.amazonaws.com', [
      'sts:AssumeRole',
      ...(auto ? ['sts:TagSession'] : []),
    ]),
    managedPolicies: ['AmazonEKSClusterPolicy', ...(auto ? AUTO_MODE_POLICIES : [])],
  });
}

/**
 * The role of nodes: they join, find each other and pull images. Pods have roles of their own, and
 * so has the network plugin. Auto Mode's nodes need less.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html and auto-create-node-role.html
 */
export function nodeRole(scope: Construct, id: string, kind: 'auto' | 'nodeGroups'): ServiceRole {
  return new ServiceRole(scope, id, {
    name: 'kubernetes-nodes',
    description: 'Nodes of the EKS cluster',
    trust: trustPolicy('ec2.amazonaws.com'),
    managedPolicies: [
      kind === 'auto' ? 'AmazonEKSWorkerNodeMinimalPolicy' : 'AmazonEKSWorkerNodePolicy',
      'AmazonEC2ContainerRegistryPullOnly',
    ],
  });
}

/**
 * The role with which Fargate pulls images and writes logs, for profiles of this cluster alone.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
 */
export function fargateRole(scope: Construct, id: string, clusterName: string): ServiceRole {
  const { account, partition, region } = placementOf(scope);
  const profiles = `arn:${partition}:eks:${region}:${account}:fargateprofile/${clusterName}/*`;
  return new ServiceRole(scope, id, {
    name: 'kubernetes-fargate',
    description: 'Starts the pods of the EKS cluster on Fargate',
    trust: trustPolicy('eks-fargate-pods.amazonaws.com', ['sts:AssumeRole'], {
      ArnLike: { 'aws:SourceArn': profiles },
    }),
    managedPolicies: ['AmazonEKSFargatePodExecutionRolePolicy'],
  });
}
