import * as kafka from '@aws-sdk/client-kafka';

import { createCluster, createConfiguration, serveMsk, type MskEndpoint } from './msk-endpoint';

describe('the MSK service', () => {
  let msk: MskEndpoint;
  beforeEach(async () => {
    msk = await serveMsk();
  });
  afterEach(() => msk.close());

  it('keeps tags', async () => {
    const { ClusterArn: ResourceArn } = await createCluster(msk.client, {
      Tags: { a: '1', b: '2' },
    });
    await msk.client.send(new kafka.TagResourceCommand({ ResourceArn, Tags: { b: '3', c: '4' } }));
    await msk.client.send(new kafka.UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));

    const list = new kafka.ListTagsForResourceCommand({ ResourceArn });
    expect((await msk.client.send(list)).Tags).toEqual({ b: '3', c: '4' });
  });

  it('refuses tags that are AWS’s own, too many, or of nothing', async () => {
    const { ClusterArn } = await createCluster(msk.client);
    const tag = (ResourceArn: string | undefined, Tags: Record<string, string>) =>
      msk.client.send(new kafka.TagResourceCommand({ ResourceArn, Tags }));
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key-${i}`, '']));

    await expect(tag(ClusterArn, { 'aws:x': '' })).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    await expect(tag(ClusterArn, many)).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(tag(`${ClusterArn}0`, {})).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('lists what exists, and nothing whose deletion has begun', async () => {
    const { ClusterArn } = await createCluster(msk.client);
    const { Arn } = await createConfiguration(msk.client);
    expect(msk.service.inventory()).toEqual([
      { service: 'kafka', type: 'cluster', id: ClusterArn },
      { service: 'kafka', type: 'configuration', id: Arn },
    ]);

    await msk.client.send(new kafka.DeleteClusterCommand({ ClusterArn }));
    await msk.client.send(new kafka.DeleteConfigurationCommand({ Arn }));
    expect(msk.service.inventory()).toEqual([]);
  });

  it('says which operation it does not have', async () => {
    const { ClusterArn } = await createCluster(msk.client);

    await expect(
      msk.client.send(new kafka.ListChannelsCommand({ ClusterArn })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
    expect(msk.answers.at(-1)).toMatchObject({ operation: 'ListChannels', known: false });
  });

  it('refuses what is no ARN of a cluster', async () => {
    const describeIt = new kafka.DescribeClusterCommand({ ClusterArn: 'events' });

    await expect(msk.client.send(describeIt)).rejects.toMatchObject({
      name: 'BadRequestException',
    });
  });

  it('lists the versions of Kafka with those that have ended', async () => {
    const { KafkaVersions = [] } = await msk.client.send(new kafka.ListKafkaVersionsCommand({}));

    expect(KafkaVersions).toContainEqual({ Version: '3.9.x', Status: 'ACTIVE' });
    expect(KafkaVersions).toContainEqual({ Version: '3.5.1', Status: 'DEPRECATED' });
    const all = await msk.client.send(new kafka.GetCompatibleKafkaVersionsCommand({}));
    expect(all.CompatibleKafkaVersions).toContainEqual({
      SourceVersion: '3.9.x.kraft',
      TargetVersions: ['4.0.x.kraft', '4.1.x.kraft'],
    });
  });
});
