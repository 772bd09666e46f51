import * as kafka from '@aws-sdk/client-kafka';

import { connectVpcs, createCluster, serveMsk, type MskEndpoint } from './msk-endpoint';

const VPC = { SubnetIds: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-extra'] };

describe('a replicator', () => {
  let msk: MskEndpoint;
  let source: kafka.ClusterInfo;
  let target: kafka.ClusterInfo;
  beforeEach(async () => {
    msk = await serveMsk();
    source = await createCluster(msk.client);
    target = await createCluster(msk.elsewhere);
  });
  afterEach(() => msk.close());

  function request(
    overrides: Partial<kafka.CreateReplicatorCommandInput> = {},
  ): kafka.CreateReplicatorCommandInput {
    const ends = [source.ClusterArn, target.ClusterArn];
    return {
      ReplicatorName: 'events',
      ServiceExecutionRoleArn: 'arn:aws:iam::000000000000:role/replicator',
      KafkaClusters: ends.map((MskClusterArn) => ({
        AmazonMskCluster: { MskClusterArn },
        VpcConfig: VPC,
      })),
      ReplicationInfoList: [
        {
          SourceKafkaClusterArn: source.ClusterArn,
          TargetKafkaClusterArn: target.ClusterArn,
          TargetCompressionType: 'NONE',
          TopicReplication: { TopicsToReplicate: ['orders'] },
          ConsumerGroupReplication: { ConsumerGroupsToReplicate: ['.*'] },
        },
      ],
      ...overrides,
    };
  }
  const create = (overrides: Partial<kafka.CreateReplicatorCommandInput> = {}) =>
    msk.elsewhere.send(new kafka.CreateReplicatorCommand(request(overrides)));
  const open = async () =>
    (source = await connectVpcs(msk.client, source, { Sasl: { Iam: { Enabled: true } } }));

  it('is CREATING, then RUNNING with the defaults of MSK, then gone', async () => {
    await open();
    const { ReplicatorArn, ReplicatorState } = await create();
    expect(ReplicatorState).toBe('CREATING');
    const describeIt = () =>
      msk.elsewhere.send(new kafka.DescribeReplicatorCommand({ ReplicatorArn }));
    const described = await describeIt();
    expect(described).toMatchObject({
      ReplicatorState: 'RUNNING',
      ReplicationInfoList: [
        {
          TopicReplication: {
            TopicsToReplicate: ['orders'],
            CopyTopicConfigurations: true,
            StartingPosition: { Type: 'LATEST' },
          },
        },
      ],
    });
    const [info] = described.ReplicationInfoList ?? [];
    const aliases = described.KafkaClusters?.map(({ KafkaClusterAlias }) => KafkaClusterAlias);
    expect([info?.SourceKafkaClusterAlias, info?.TargetKafkaClusterAlias]).toEqual(aliases);

    await msk.elsewhere.send(new kafka.DeleteReplicatorCommand({ ReplicatorArn }));
    await expect(describeIt()).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('replicates other topics once it is told so with its current version', async () => {
    await open();
    const { ReplicatorArn } = await create();
    const describeIt = () =>
      msk.elsewhere.send(new kafka.DescribeReplicatorCommand({ ReplicatorArn }));
    const { CurrentVersion } = await describeIt();
    const update = () =>
      msk.elsewhere.send(
        new kafka.UpdateReplicationInfoCommand({
          ReplicatorArn,
          CurrentVersion,
          TopicReplication: {
            TopicsToReplicate: ['orders', 'refunds'],
            TopicsToExclude: [],
            CopyTopicConfigurations: false,
            CopyAccessControlListsForTopics: true,
            DetectAndCopyNewTopics: true,
          },
        }),
      );

    await update();
    expect((await describeIt()).ReplicationInfoList).toMatchObject([
      {
        TopicReplication: {
          TopicsToReplicate: ['orders', 'refunds'],
          CopyTopicConfigurations: false,
          StartingPosition: { Type: 'LATEST' },
        },
      },
    ]);
    await expect(update()).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('is refused while the source lets no other VPC in', async () => {
    await expect(create()).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining('is not enabled') as string,
    });
  });

  it('is refused outside of the region of its target', async () => {
    await open();

    await expect(
      msk.client.send(new kafka.CreateReplicatorCommand(request())),
    ).rejects.toMatchObject({
      message: 'A replicator must be in the region of its target.',
    });
  });

  it('is refused with a cluster that does not exist, and with a name that is taken', async () => {
    await open();
    await create();

    await expect(create()).rejects.toMatchObject({ name: 'ConflictException' });
    const [first] = request().KafkaClusters ?? [];
    const none = { AmazonMskCluster: { MskClusterArn: `${source.ClusterArn}0` }, VpcConfig: VPC };
    await expect(
      create({ ReplicatorName: 'other', KafkaClusters: first ? [first, none] : [] }),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('is listed in its own region', async () => {
    await open();
    await create();

    const list = new kafka.ListReplicatorsCommand({ ReplicatorNameFilter: 'ev' });
    expect((await msk.elsewhere.send(list)).Replicators).toMatchObject([
      { ReplicatorName: 'events' },
    ]);
    expect((await msk.client.send(list)).Replicators).toEqual([]);
  });
});
