import { DataAwsDefaultTags } from '@cdktf/provider-aws/lib/data-aws-default-tags';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { MskReplicator } from '@cdktf/provider-aws/lib/msk-replicator';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { policyDocument, trustPolicy } from '#constructs/kernel/policy-document';
import { shortHash } from '#constructs/kernel/short-hash';
import { CLUSTER_ARN, type ReplicationOptions } from './replication-options';

/** One way from a cluster to another region. */
export interface ReplicatorProps {
  /** Its name among the cluster's ways. */
  readonly name: string;
  readonly options: ReplicationOptions;
  /** What lets MSK connect to the source from the other region. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** Where it reads. */
  readonly source: {
    /** The cluster's name in the environment file. */
    readonly name: string;
    readonly clusterArn: string;
    readonly clusterName: string;
    readonly clusterUuid: string;
    readonly subnetIds: readonly string[];
    readonly securityGroupId: string;
  };
}

/** IAM's limit for a name's prefix; the provider's suffix has the rest of the 64 characters. */
const NAME_PREFIX_CHARACTERS = 38;

/** MSK's limit for a replicator's name. */
const REPLICATOR_NAME_CHARACTERS = 128;

/**
 * Copies chosen topics and the offsets of chosen groups to a cluster in another region. MSK keeps a
 * replicator in the region of its target, so it is made there, by a provider of its own.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator.html
 */
export class Replicator extends Construct {
  constructor(scope: Construct, id: string, props: ReplicatorProps) {
    super(scope, id);
    const { environment, account } = placementOf(this);
    const { name, options, source } = props;
    const { clusterArn, topics, consumerGroups = [], compression = 'none' } = options;
    const { topicNames = 'identical', startAt = 'latest' } = options;
    const [, region = ''] = CLUSTER_ARN.exec(clusterArn) ?? [];

    const provider = new AwsProvider(this, 'TargetRegion', {
      alias: `kafka-${wayName(source.name, name)}`,
      region,
      allowedAccountIds: [account],
    });
    const { role, policy } = this.role(props);
    const { tags } = new DataAwsDefaultTags(this, 'Tags', {}); // the second provider has none

    new MskReplicator(this, 'Resource', {
      provider,
      replicatorName: physicalName(
        REPLICATOR_NAME_CHARACTERS,
        environment,
        wayName(source.name, name),
      ),
      description: `Copies topics of ${environment}-${source.name} to ${region}`,
      serviceExecutionRoleArn: role.arn,
      kafkaCluster: [
        {
          amazonMskCluster: { mskClusterArn: source.clusterArn },
          vpcConfig: {
            subnetIds: [...source.subnetIds],
            securityGroupsIds: [source.securityGroupId],
          },
        },
        {
          amazonMskCluster: { mskClusterArn: clusterArn },
          vpcConfig: {
            subnetIds: [...options.subnetIds],
            securityGroupsIds: [...options.securityGroupIds],
          },
        },
      ],
      replicationInfoList: {
        sourceKafkaClusterArn: source.clusterArn,
        targetKafkaClusterArn: clusterArn,
        targetCompressionType: compression.toUpperCase(),
        topicReplication: [
          {
            topicsToReplicate: topics.map(exactly),
            copyTopicConfigurations: true,
            copyAccessControlListsForTopics: true,
            detectAndCopyNewTopics: true,
            startingPosition: { type: startAt.toUpperCase() },
            topicNameConfiguration: {
              type: topicNames === 'identical' ? 'IDENTICAL' : 'PREFIXED_WITH_SOURCE_CLUSTER_ALIAS',
            },
          },
        ],
        consumerGroupReplication: [
          {
            consumerGroupsToReplicate:
              consumerGroups.length > 0 ? consumerGroups.map(exactly) : ['^$'],
            detectAndCopyNewConsumerGroups: consumerGroups.length > 0,
            synchroniseConsumerGroupOffsets: consumerGroups.length > 0,
          },
        ],
      },
      tags: Token.asStringMap(tags),
      dependsOn: [policy, ...props.dependsOn],
    });
  }

  /** What AWS's own list gives a replicator, held to the two clusters. */
  private role({ name, options, source }: ReplicatorProps) {
    const { environment, account, partition, region } = placementOf(this);
    const role = new IamRole(this, 'Role', {
      namePrefix: `${physicalName(NAME_PREFIX_CHARACTERS - 1, environment, wayName(source.name, name))}-`,
      description: `MSK Replicator reads ${environment}-${source.name} and writes its copy`,
      assumeRolePolicy: trustPolicy('kafka.amazonaws.com', ['sts:AssumeRole'], {
        StringEquals: { 'aws:SourceAccount': account },
      }),
    });
    const inner = (kind: string) => [
      `arn:${partition}:kafka:${region}:${account}:${kind}/${source.clusterName}/${source.clusterUuid}/*`,
      `${options.clusterArn.replace(':cluster/', `:${kind}/`)}/*`,
    ];
    const policy = new IamRolePolicy(this, 'Policy', {
      role: role.name,
      policy: policyDocument(
        {
          sid: 'Clusters',
          actions: [
            'kafka-cluster:AlterCluster',
            'kafka-cluster:Connect',
            'kafka-cluster:DescribeCluster',
            'kafka-cluster:DescribeClusterDynamicConfiguration',
            'kafka-cluster:WriteDataIdempotently',
          ],
          resources: [source.clusterArn, options.clusterArn],
        },
        {
          sid: 'Topics',
          actions: [
            'kafka-cluster:AlterTopic',
            'kafka-cluster:AlterTopicDynamicConfiguration',
            'kafka-cluster:CreateTopic',
            'kafka-cluster:DescribeTopic',
            'kafka-cluster:DescribeTopicDynamicConfiguration',
            'kafka-cluster:ReadData',
            'kafka-cluster:WriteData',
          ],
          resources: inner('topic'),
        },
        {
          sid: 'Groups',
          actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
          resources: inner('group'),
        },
      ),
    });
    return { role, policy };
  }
}

/** Hyphens could join two other names to the same: the hash tells all ways apart. */
function wayName(source: string, target: string): string {
  return `${source}-to-${target}-${shortHash(`${source}/${target}`)}`;
}

/** MSK takes regular expressions: one that a name alone matches. */
function exactly(name: string): string {
  return `^${name.replaceAll('.', '\\.')}$`;
}
