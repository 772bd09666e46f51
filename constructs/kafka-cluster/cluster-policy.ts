import { MskClusterPolicy } from '@cdktf/provider-aws/lib/msk-cluster-policy';
import type { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '#constructs/kernel/policy-document';
import { type ClusterArns, innerArn } from './kafka-grants';
import type { SharingOptions } from './sharing-options';

/** Who from outside may connect. */
export interface ClusterPolicyProps extends ClusterArns {
  /** Other accounts, by their ids. */
  readonly sharedWith: Readonly<Record<string, SharingOptions>>;
  /** Whether MSK Replicator reads the cluster for another region. */
  readonly isReplicated: boolean;
}

/**
 * What connecting from another VPC needs. Source:
 * https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html
 */
const CONNECTION = [
  'kafka:CreateVpcConnection',
  'kafka:DescribeCluster',
  'kafka:DescribeClusterV2',
  'kafka:GetBootstrapBrokers',
];

/** The policy of a cluster that others may connect to; none where nobody may. */
export function addClusterPolicy(
  scope: Construct,
  id: string,
  props: ClusterPolicyProps,
): MskClusterPolicy | undefined {
  const statements = [
    ...Object.entries(props.sharedWith).flatMap(([account, sharing]) =>
      sharingStatements(props, account, sharing),
    ),
    ...(props.isReplicated ? [replicatorStatement(props.clusterArn)] : []),
  ];
  if (statements.length === 0) return undefined;
  return new MskClusterPolicy(scope, id, {
    clusterArn: props.clusterArn,
    policy: policyDocument(...statements),
  });
}

/**
 * Another account's administrators pass on to their roles what these statements give, and no more.
 */
function sharingStatements(
  cluster: ClusterPolicyProps,
  account: string,
  { produce = [], consume = [], groups = [] }: SharingOptions,
): PolicyStatement[] {
  const principals = { AWS: `arn:${cluster.partition}:iam::${account}:root` };
  const topics = (names: readonly string[]) =>
    names.map((name) => innerArn(cluster, 'topic', name));
  const uses = produce.length + consume.length > 0;
  const writes = produce.length > 0;
  return [
    {
      sid: `Connects${account}`,
      actions: [
        ...CONNECTION,
        ...(uses ? ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'] : []),
        ...(writes ? ['kafka-cluster:WriteDataIdempotently'] : []),
      ],
      resources: [cluster.clusterArn],
      principals,
    },
    ...when(writes, {
      sid: `Writes${account}`,
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
      resources: topics(produce),
      principals,
    }),
    ...when(consume.length > 0, {
      sid: `Reads${account}`,
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
      resources: topics(consume),
      principals,
    }),
    ...when(groups.length > 0, {
      sid: `AsGroups${account}`,
      actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
      resources: groups.map((name) => innerArn(cluster, 'group', name)),
      principals,
    }),
  ];
}

function when(condition: boolean, statement: PolicyStatement): PolicyStatement[] {
  return condition ? [statement] : [];
}

/**
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator-perform-prereqs.html
 * (clusters in different regions).
 */
function replicatorStatement(clusterArn: string): PolicyStatement {
  return {
    sid: 'Replicates',
    actions: ['kafka:CreateVpcConnection', 'kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'],
    resources: [clusterArn],
    principals: { Service: 'kafka.amazonaws.com' },
  };
}
