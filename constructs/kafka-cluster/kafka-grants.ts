import type { PolicyStatement } from '#constructs/kernel/policy-document';
import type { KafkaKind } from './kafka-options';

/** What the ARNs of a cluster and of all in it are made of. */
export interface ClusterArns {
  readonly clusterArn: string;
  readonly clusterName: string;
  /** The last part of the cluster's ARN: what tells it from a later one of the same name. */
  readonly clusterUuid: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** A registry of schemas, as policies know it. */
export interface RegistryArns {
  readonly registryName: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** What lies inside a cluster. */
type Inner = 'topic' | 'group' | 'transactional-id';

/**
 * The ARN of a topic, group or transactional id.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html, as all actions
 * below.
 */
export function innerArn(cluster: ClusterArns, inner: Inner, name: string): string {
  const { partition, region, account, clusterName, clusterUuid } = cluster;
  return `arn:${partition}:kafka:${region}:${account}:${inner}/${clusterName}/${clusterUuid}/${name}`;
}

/** To write to one topic, idempotently, and in transactions whose ids begin with a prefix. */
export function produceStatements(
  cluster: ClusterArns,
  topic: string,
  transactionalIdPrefix?: string,
): PolicyStatement[] {
  return [
    {
      sid: 'Connects',
      actions: [
        'kafka-cluster:Connect',
        'kafka-cluster:DescribeCluster',
        'kafka-cluster:WriteDataIdempotently',
      ],
      resources: [cluster.clusterArn],
    },
    {
      sid: 'Writes',
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
      resources: [innerArn(cluster, 'topic', topic)],
    },
    ...(transactionalIdPrefix === undefined
      ? []
      : [
          {
            sid: 'InTransactions',
            actions: [
              'kafka-cluster:AlterTransactionalId',
              'kafka-cluster:DescribeTransactionalId',
            ],
            resources: [innerArn(cluster, 'transactional-id', `${transactionalIdPrefix}*`)],
          },
        ]),
  ];
}

/** To read one topic as one group. */
export function consumeStatements(
  cluster: ClusterArns,
  topic: string,
  group: string,
): PolicyStatement[] {
  return [
    {
      sid: 'Connects',
      actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'],
      resources: [cluster.clusterArn],
    },
    {
      sid: 'Reads',
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
      resources: [innerArn(cluster, 'topic', topic)],
    },
    {
      sid: 'AsGroup',
      actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
      resources: [innerArn(cluster, 'group', group)],
    },
  ];
}

/** To make, change and delete what is in the cluster, without its messages. */
export function administerStatements(cluster: ClusterArns, kind: KafkaKind): PolicyStatement[] {
  const provisioned = [
    'kafka-cluster:AlterCluster',
    'kafka-cluster:AlterClusterDynamicConfiguration',
    'kafka-cluster:DescribeClusterDynamicConfiguration',
  ];
  return [
    {
      sid: 'AdministersCluster',
      actions: [
        'kafka-cluster:Connect',
        'kafka-cluster:DescribeCluster',
        ...(kind === 'serverless' ? [] : provisioned),
      ],
      resources: [cluster.clusterArn],
    },
    {
      sid: 'AdministersTopics',
      actions: [
        'kafka-cluster:AlterTopic',
        'kafka-cluster:AlterTopicDynamicConfiguration',
        'kafka-cluster:CreateTopic',
        'kafka-cluster:DeleteTopic',
        'kafka-cluster:DescribeTopic',
        'kafka-cluster:DescribeTopicDynamicConfiguration',
      ],
      resources: [innerArn(cluster, 'topic', '*')],
    },
    {
      sid: 'AdministersGroups',
      actions: [
        'kafka-cluster:AlterGroup',
        'kafka-cluster:DeleteGroup',
        'kafka-cluster:DescribeGroup',
      ],
      resources: [innerArn(cluster, 'group', '*')],
    },
  ];
}

/**
 * To find the schema that a message names, or with `byDefinition` the version of one's own. Clients
 * ask for a version by its id alone, which no ARN names: the account is what holds it.
 * Source: https://docs.aws.amazon.com/glue/latest/dg/schema-registry-gs.html
 */
export function schemaStatements(
  registry: RegistryArns,
  { byDefinition }: { readonly byDefinition: boolean },
): PolicyStatement[] {
  const { partition, region, account, registryName } = registry;
  const glue = `arn:${partition}:glue:${region}:${account}`;
  const version: PolicyStatement = {
    sid: 'ReadsSchemaVersions',
    actions: ['glue:GetSchemaVersion'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:ResourceAccount': account } },
  };
  if (!byDefinition) return [version];
  return [
    version,
    {
      sid: 'FindsSchemas',
      actions: ['glue:GetSchemaByDefinition'],
      resources: [`${glue}:registry/${registryName}`, `${glue}:schema/${registryName}/*`],
    },
  ];
}
