import * as kafka from '@aws-sdk/client-kafka';

import {
  brokers,
  clusterRequest,
  connectVpcs,
  createCluster,
  createConfiguration,
  describeCluster,
  type MskEndpoint,
} from './msk-endpoint';

const ON = { Enabled: true };
const KEY = 'arn:aws:kms:eu-west-1:000000000000:key/1';
const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:000000000000:certificate-authority/1';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:AmazonMSK_shop-a1b2c3';
const LOGGING = { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: '/msk/events' } } };

/** Calls every operation that the MSK service implements, with as many members as it can. */
export async function tourOfMsk(msk: MskEndpoint): Promise<void> {
  const { client } = msk;
  const cluster = await clusterTour(client);
  await configurationTour(client, cluster);
  await updateTour(client, cluster);
  await topicTour(client, cluster);
  await accessTour(client, cluster);
  await replicatorTour(msk, cluster);
  await serverlessTour(client);
  const { ClusterArn } = cluster;
  await client.send(new kafka.DeleteClusterCommand({ ClusterArn }));
  await refused(describeCluster(client, ClusterArn));
}

async function clusterTour(client: kafka.KafkaClient): Promise<kafka.ClusterInfo> {
  const cluster = await createCluster(client, {
    KafkaVersion: '3.8.x',
    Tags: { team: 'platform' },
    EnhancedMonitoring: 'PER_BROKER',
    LoggingInfo: LOGGING,
    EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: KEY } },
    OpenMonitoring: { Prometheus: { JmxExporter: { EnabledInBroker: true } } },
    ClientAuthentication: {
      Sasl: { Iam: ON, Scram: ON },
      Tls: { Enabled: true, CertificateAuthorityArnList: [AUTHORITY] },
    },
    BrokerNodeGroupInfo: brokers({
      InstanceType: 'kafka.m7g.2xlarge',
      StorageInfo: {
        EbsStorageInfo: {
          VolumeSize: 100,
          ProvisionedThroughput: { Enabled: true, VolumeThroughput: 250 },
        },
      },
    }),
  });
  const { ClusterArn, ClusterArn: ResourceArn } = cluster;
  await refused(client.send(new kafka.CreateClusterCommand(clusterRequest())));
  await client.send(new kafka.DescribeClusterV2Command({ ClusterArn }));
  await client.send(new kafka.ListClustersCommand({}));
  await client.send(new kafka.ListClustersV2Command({}));
  await client.send(new kafka.ListNodesCommand({ ClusterArn }));
  await client.send(new kafka.ListKafkaVersionsCommand({}));
  await client.send(new kafka.GetCompatibleKafkaVersionsCommand({ ClusterArn }));
  await client.send(new kafka.TagResourceCommand({ ResourceArn, Tags: { a: 'b' } }));
  await client.send(new kafka.ListTagsForResourceCommand({ ResourceArn }));
  await client.send(new kafka.UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
  return cluster;
}

async function configurationTour(
  client: kafka.KafkaClient,
  { ClusterArn }: kafka.ClusterInfo,
): Promise<void> {
  const { Arn } = await createConfiguration(client, { KafkaVersions: ['3.8.x'] });
  const ServerProperties = Buffer.from('log.retention.hours=24');
  await client.send(new kafka.UpdateConfigurationCommand({ Arn, ServerProperties }));
  await client.send(new kafka.DescribeConfigurationCommand({ Arn }));
  await client.send(new kafka.DescribeConfigurationRevisionCommand({ Arn, Revision: 1 }));
  await client.send(new kafka.ListConfigurationsCommand({}));
  await client.send(new kafka.ListConfigurationRevisionsCommand({ Arn }));
  const { CurrentVersion } = await describeCluster(client, ClusterArn);
  await client.send(
    new kafka.UpdateClusterConfigurationCommand({
      ClusterArn,
      CurrentVersion,
      ConfigurationInfo: { Arn, Revision: 2 },
    }),
  );
  await refused(client.send(new kafka.DeleteConfigurationCommand({ Arn })));
  const { Arn: unused } = await createConfiguration(client, { Name: 'unused' });
  await client.send(new kafka.DeleteConfigurationCommand({ Arn: unused }));
}

/** What an update names. */
interface Named {
  readonly ClusterArn: string | undefined;
  readonly CurrentVersion: string | undefined;
}

async function updateTour(
  client: kafka.KafkaClient,
  { ClusterArn }: kafka.ClusterInfo,
): Promise<void> {
  const sasl = { ClientAuthentication: { Sasl: { Iam: ON, Scram: ON } } };
  const volume = { KafkaBrokerNodeId: 'All', VolumeSizeGB: 200 };
  const updates: readonly ((named: Named) => Promise<kafka.UpdateBrokerCountCommandOutput>)[] = [
    (named) =>
      client.send(new kafka.UpdateBrokerCountCommand({ ...named, TargetNumberOfBrokerNodes: 6 })),
    (named) =>
      client.send(
        new kafka.UpdateBrokerTypeCommand({ ...named, TargetInstanceType: 'kafka.m7g.4xlarge' }),
      ),
    (named) =>
      client.send(
        new kafka.UpdateBrokerStorageCommand({ ...named, TargetBrokerEBSVolumeInfo: [volume] }),
      ),
    (named) => client.send(new kafka.UpdateStorageCommand({ ...named, StorageMode: 'TIERED' })),
    (named) =>
      client.send(
        new kafka.UpdateClusterKafkaVersionCommand({ ...named, TargetKafkaVersion: '3.9.x' }),
      ),
    (named) => client.send(new kafka.UpdateMonitoringCommand({ ...named, LoggingInfo: LOGGING })),
    (named) => client.send(new kafka.UpdateSecurityCommand({ ...named, ...sasl })),
  ];
  for (const update of updates) {
    const { CurrentVersion } = await describeCluster(client, ClusterArn);
    const { ClusterOperationArn } = await update({ ClusterArn, CurrentVersion });
    await client.send(new kafka.ListClusterOperationsCommand({ ClusterArn }));
    await client.send(new kafka.DescribeClusterOperationCommand({ ClusterOperationArn }));
    await client.send(new kafka.DescribeClusterOperationV2Command({ ClusterOperationArn }));
  }
  await client.send(new kafka.RebootBrokerCommand({ ClusterArn, BrokerIds: ['1'] }));
  await client.send(new kafka.ListClusterOperationsV2Command({ ClusterArn }));
  await describeCluster(client, ClusterArn);
}

async function topicTour(
  client: kafka.KafkaClient,
  { ClusterArn }: kafka.ClusterInfo,
): Promise<void> {
  const TopicName = 'orders';
  const topic = { ClusterArn, TopicName, PartitionCount: 6, ReplicationFactor: 3, Configs: 'e30=' };
  await client.send(new kafka.CreateTopicCommand(topic));
  await refused(client.send(new kafka.CreateTopicCommand(topic)));
  const update = { ClusterArn, TopicName, PartitionCount: 12 };
  await client.send(new kafka.UpdateTopicCommand(update));
  await client.send(new kafka.DescribeTopicCommand({ ClusterArn, TopicName }));
  await client.send(new kafka.DescribeTopicPartitionsCommand({ ClusterArn, TopicName }));
  await client.send(new kafka.ListTopicsCommand({ ClusterArn }));
  await client.send(new kafka.DeleteTopicCommand({ ClusterArn, TopicName }));
  await refused(client.send(new kafka.DescribeTopicCommand({ ClusterArn, TopicName })));
}

async function accessTour(
  client: kafka.KafkaClient,
  { ClusterArn }: kafka.ClusterInfo,
): Promise<void> {
  const secrets = { ClusterArn, SecretArnList: [SECRET, 'arn:wrong'] };
  await client.send(new kafka.BatchAssociateScramSecretCommand(secrets));
  await client.send(new kafka.ListScramSecretsCommand({ ClusterArn }));
  await client.send(new kafka.BatchDisassociateScramSecretCommand(secrets));
  await client.send(new kafka.PutClusterPolicyCommand({ ClusterArn, Policy: '{}' }));
  await client.send(new kafka.GetClusterPolicyCommand({ ClusterArn }));
  await client.send(new kafka.DeleteClusterPolicyCommand({ ClusterArn }));
  await refused(client.send(new kafka.GetClusterPolicyCommand({ ClusterArn })));

  await connectVpcs(client, await describeCluster(client, ClusterArn), { Sasl: { Iam: ON } });
  await client.send(new kafka.GetBootstrapBrokersCommand({ ClusterArn }));
  const { VpcConnectionArn: Arn } = await client.send(
    new kafka.CreateVpcConnectionCommand({
      TargetClusterArn: ClusterArn,
      Authentication: 'SASL_IAM',
      VpcId: 'vpc-1',
      ClientSubnets: ['subnet-a', 'subnet-b'],
      SecurityGroups: ['sg-extra'],
      Tags: { team: 'shop' },
    }),
  );
  await client.send(new kafka.DescribeVpcConnectionCommand({ Arn }));
  await client.send(new kafka.ListVpcConnectionsCommand({}));
  await client.send(new kafka.ListClientVpcConnectionsCommand({ ClusterArn }));
  const reject = { ClusterArn, VpcConnectionArn: Arn };
  await client.send(new kafka.RejectClientVpcConnectionCommand(reject));
  await client.send(new kafka.DeleteVpcConnectionCommand({ Arn }));
  await refused(client.send(new kafka.DescribeVpcConnectionCommand({ Arn })));
}

async function replicatorTour(
  { elsewhere }: MskEndpoint,
  { ClusterArn: source }: kafka.ClusterInfo,
): Promise<void> {
  const express = brokers({ InstanceType: 'express.m7g.large' });
  const target = await createCluster(elsewhere, { BrokerNodeGroupInfo: express });
  const { ClusterArn, CurrentVersion } = target;
  const rebalancing = { ClusterArn, CurrentVersion, Rebalancing: { Status: 'PAUSED' } as const };
  await elsewhere.send(new kafka.UpdateRebalancingCommand(rebalancing));
  const { ReplicatorArn } = await elsewhere.send(
    new kafka.CreateReplicatorCommand({
      ReplicatorName: 'events',
      Description: 'orders elsewhere',
      ServiceExecutionRoleArn: 'arn:aws:iam::000000000000:role/replicator',
      KafkaClusters: [source, ClusterArn].map((MskClusterArn) => ({
        AmazonMskCluster: { MskClusterArn },
        VpcConfig: { SubnetIds: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-extra'] },
      })),
      ReplicationInfoList: [
        {
          SourceKafkaClusterArn: source,
          TargetKafkaClusterArn: ClusterArn,
          TargetCompressionType: 'ZSTD',
          TopicReplication: { TopicsToReplicate: ['orders'] },
          ConsumerGroupReplication: { ConsumerGroupsToReplicate: ['.*'] },
        },
      ],
      Tags: { team: 'shop' },
    }),
  );
  const replicator = await elsewhere.send(new kafka.DescribeReplicatorCommand({ ReplicatorArn }));
  await elsewhere.send(new kafka.ListReplicatorsCommand({}));
  await elsewhere.send(
    new kafka.UpdateReplicationInfoCommand({
      ReplicatorArn,
      CurrentVersion: replicator.CurrentVersion,
      ConsumerGroupReplication: {
        ConsumerGroupsToReplicate: ['shipping'],
        ConsumerGroupsToExclude: [],
        DetectAndCopyNewConsumerGroups: true,
        SynchroniseConsumerGroupOffsets: true,
      },
    }),
  );
  await elsewhere.send(new kafka.DeleteReplicatorCommand({ ReplicatorArn }));
  await refused(elsewhere.send(new kafka.DescribeReplicatorCommand({ ReplicatorArn })));
}

async function serverlessTour(client: kafka.KafkaClient): Promise<void> {
  const { ClusterArn } = await client.send(
    new kafka.CreateClusterV2Command({
      ClusterName: 'spiky',
      Serverless: { VpcConfigs: [{ SubnetIds: ['subnet-a', 'subnet-b'] }] },
      Tags: { team: 'shop' },
    }),
  );
  await client.send(new kafka.DescribeClusterV2Command({ ClusterArn }));
  await client.send(new kafka.GetBootstrapBrokersCommand({ ClusterArn }));
  await refused(describeCluster(client, ClusterArn));
}

/** Waits for a refusal; its shape is checked too. */
async function refused(call: Promise<unknown>): Promise<void> {
  const answer = await call.then(
    () => 'answered',
    () => 'refused',
  );
  if (answer !== 'refused') throw new Error('expected a refusal');
}
