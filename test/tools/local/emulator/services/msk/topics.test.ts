import * as kafka from '@aws-sdk/client-kafka';

import { createCluster, serveMsk, type MskEndpoint } from './msk-endpoint';

const CONFIGS = Buffer.from('{"retention.ms":"60000"}').toString('base64');

describe('a topic', () => {
  let msk: MskEndpoint;
  let ClusterArn: string | undefined;
  beforeEach(async () => {
    msk = await serveMsk();
    ({ ClusterArn } = await createCluster(msk.client));
  });
  afterEach(() => msk.close());

  const create = (overrides: Partial<kafka.CreateTopicCommandInput> = {}) =>
    msk.client.send(
      new kafka.CreateTopicCommand({
        ClusterArn,
        TopicName: 'orders',
        PartitionCount: 6,
        ReplicationFactor: 3,
        Configs: CONFIGS,
        ...overrides,
      }),
    );
  const TopicName = 'orders';
  const describeIt = () =>
    msk.client.send(new kafka.DescribeTopicCommand({ ClusterArn, TopicName }));

  it('is CREATING, then ACTIVE, then gone', async () => {
    expect((await create()).Status).toBe('CREATING');
    expect(await describeIt()).toMatchObject({
      Status: 'ACTIVE',
      PartitionCount: 6,
      ReplicationFactor: 3,
      Configs: CONFIGS,
      TopicArn: `${ClusterArn?.replace(':cluster/', ':topic/')}/orders`,
    });

    await msk.client.send(new kafka.DeleteTopicCommand({ ClusterArn, TopicName }));
    await expect(describeIt()).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('has replicas on as many brokers, and its first one leads', async () => {
    await create({ PartitionCount: 2, ReplicationFactor: 2 });

    const command = new kafka.DescribeTopicPartitionsCommand({ ClusterArn, TopicName });
    expect((await msk.client.send(command)).Partitions).toEqual([
      { Partition: 0, Leader: 1, Replicas: [1, 2], Isr: [1, 2] },
      { Partition: 1, Leader: 2, Replicas: [2, 3], Isr: [2, 3] },
    ]);
  });

  it('shows its partitions page by page, however many they are', async () => {
    await create({ PartitionCount: 2 ** 31 - 1, ReplicationFactor: 1 });
    const page = (NextToken: string | undefined) =>
      msk.client.send(
        new kafka.DescribeTopicPartitionsCommand({
          ...{ ClusterArn, TopicName, MaxResults: 2 },
          ...(NextToken === undefined ? {} : { NextToken }),
        }),
      );

    const { Partitions, NextToken } = await page(undefined);
    expect(Partitions?.map(({ Partition }) => Partition)).toEqual([0, 1]);
    expect((await page(NextToken)).Partitions?.map(({ Leader }) => Leader)).toEqual([3, 1]);
  });

  it('only grows in partitions', async () => {
    await create();
    const update = (PartitionCount: number) =>
      msk.client.send(new kafka.UpdateTopicCommand({ ClusterArn, TopicName, PartitionCount }));

    await expect(update(3)).rejects.toMatchObject({ name: 'BadRequestException' });
    await update(12);
    expect(await describeIt()).toMatchObject({ PartitionCount: 12, Configs: CONFIGS });
  });

  it('exists once', async () => {
    await create();

    await expect(create()).rejects.toMatchObject({ name: 'TopicExistsException' });
  });

  it.each<[string, Partial<kafka.CreateTopicCommandInput>]>([
    ['more replicas than brokers', { ReplicationFactor: 4 }],
    ['no replica', { ReplicationFactor: 0 }],
    ['no partition', { PartitionCount: 0 }],
    ['a name that Kafka has no topics of', { TopicName: 'new orders' }],
    ['configs that are not JSON in base64', { Configs: 'retention.ms=1' }],
  ])('is refused with %s', async (_, overrides) => {
    await expect(create(overrides)).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('is listed with its cluster and goes with it', async () => {
    await create();
    await create({ TopicName: 'refunds' });
    const list = new kafka.ListTopicsCommand({ ClusterArn, TopicNameFilter: 'ref' });
    expect((await msk.client.send(list)).Topics).toMatchObject([{ TopicName: 'refunds' }]);

    await msk.client.send(new kafka.DeleteClusterCommand({ ClusterArn }));
    expect(msk.service.inventory()).toEqual([]);
  });
});
