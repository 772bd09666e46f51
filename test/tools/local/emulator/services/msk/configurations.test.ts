import * as kafka from '@aws-sdk/client-kafka';

import { createCluster, createConfiguration, serveMsk, type MskEndpoint } from './msk-endpoint';

describe('a configuration', () => {
  let msk: MskEndpoint;
  let Arn: string | undefined;
  beforeEach(async () => {
    msk = await serveMsk();
    ({ Arn } = await createConfiguration(msk.client, { Description: 'first' }));
  });
  afterEach(() => msk.close());

  const update = (properties: string, Description?: string) =>
    msk.client.send(
      new kafka.UpdateConfigurationCommand({
        Arn,
        ServerProperties: Buffer.from(properties),
        ...(Description === undefined ? {} : { Description }),
      }),
    );
  const describeIt = () => msk.client.send(new kafka.DescribeConfigurationCommand({ Arn }));
  const remove = () => msk.client.send(new kafka.DeleteConfigurationCommand({ Arn }));

  it('keeps every revision as it was', async () => {
    await update('log.retention.hours=24', 'second');

    expect(await describeIt()).toMatchObject({
      Name: 'events',
      State: 'ACTIVE',
      Description: 'first',
      LatestRevision: { Revision: 2, Description: 'second' },
    });
    const revision = async (Revision: number): Promise<string> => {
      const command = new kafka.DescribeConfigurationRevisionCommand({ Arn, Revision });
      const { ServerProperties = new Uint8Array() } = await msk.client.send(command);
      return Buffer.from(ServerProperties).toString();
    };
    expect(await revision(1)).toBe('auto.create.topics.enable=false');
    expect(await revision(2)).toBe('log.retention.hours=24');
    await expect(revision(3)).rejects.toMatchObject({ name: 'NotFoundException' });
    const list = new kafka.ListConfigurationRevisionsCommand({ Arn });
    expect((await msk.client.send(list)).Revisions).toMatchObject([
      { Revision: 1 },
      { Revision: 2 },
    ]);
  });

  it('cannot be deleted while a cluster uses it', async () => {
    const { ClusterArn } = await createCluster(msk.client, {
      ConfigurationInfo: { Arn, Revision: 1 },
    });
    await expect(remove()).rejects.toMatchObject({
      name: 'BadRequestException',
      message:
        'Configuration is in use by one or more clusters. Dissociate the configuration from the ' +
        'clusters.',
    });

    await msk.client.send(new kafka.DeleteClusterCommand({ ClusterArn }));
    await msk.client.send(new kafka.ListClustersCommand({}));
    await expect(
      msk.client.send(new kafka.DescribeClusterCommand({ ClusterArn })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
    expect((await remove()).State).toBe('DELETING');
    await expect(describeIt()).rejects.toMatchObject({
      name: 'BadRequestException',
      message: 'Configuration ARN does not exist.',
    });
  });

  it('has a name of its own', async () => {
    await expect(createConfiguration(msk.client)).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'A resource with this name already exists.',
    });
    await remove();
    await expect(createConfiguration(msk.client)).resolves.toMatchObject({ Name: 'events' });
  });

  it('has a name of letters, digits and hyphens', async () => {
    await expect(createConfiguration(msk.client, { Name: 'a.b' })).rejects.toMatchObject({
      name: 'BadRequestException',
    });
  });
});
