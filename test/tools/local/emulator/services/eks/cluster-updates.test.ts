import {
  AssociateEncryptionConfigCommand,
  DeleteClusterCommand,
  DescribeClusterCommand,
  DescribeUpdateCommand,
  ListUpdatesCommand,
  UpdateClusterConfigCommand,
  UpdateClusterVersionCommand,
  type Cluster,
  type UpdateClusterConfigCommandInput,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, createNodegroup, role } from './eks-requests';

describe('updates of a cluster', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client, { version: '1.33', zonalShiftConfig: { enabled: true } });
  });
  afterEach(() => eks.close());

  const update = (change: Partial<UpdateClusterConfigCommandInput>) =>
    eks.client.send(new UpdateClusterConfigCommand({ name: 'main', ...change }));
  const upgrade = (version: string) =>
    eks.client.send(new UpdateClusterVersionCommand({ name: 'main', version }));
  async function cluster(): Promise<Cluster | undefined> {
    return (await eks.client.send(new DescribeClusterCommand({ name: 'main' }))).cluster;
  }

  it('are in progress, then successful, and are listed', async () => {
    const { update: begun } = await upgrade('1.34');
    expect(begun).toMatchObject({ status: 'InProgress', type: 'VersionUpdate' });

    const updateId = begun?.id;
    const ended = await eks.client.send(new DescribeUpdateCommand({ name: 'main', updateId }));
    expect(ended.update?.status).toBe('Successful');
    const { updateIds } = await eks.client.send(new ListUpdatesCommand({ name: 'main' }));
    expect(updateIds).toEqual([updateId]);
    expect(await cluster()).toMatchObject({ status: 'ACTIVE', version: '1.34' });
    await expect(
      eks.client.send(new DescribeUpdateCommand({ name: 'main', updateId: 'none' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('go one at a time, and a refusal does not last', async () => {
    await upgrade('1.34');

    await expect(update({ upgradePolicy: { supportType: 'STANDARD' } })).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
    await expect(update({ upgradePolicy: { supportType: 'STANDARD' } })).resolves.toBeDefined();
    await expect(eks.client.send(new DeleteClusterCommand({ name: 'main' }))).rejects.toMatchObject(
      { name: 'ResourceInUseException' },
    );
    await expect(
      eks.client.send(new DeleteClusterCommand({ name: 'main' })),
    ).resolves.toBeDefined();
  });

  it('are begun once by a request that is sent twice', async () => {
    const command = () =>
      new UpdateClusterVersionCommand({ name: 'main', version: '1.34', clientRequestToken: 't' });
    const first = await eks.client.send(command());
    await cluster();
    const second = await eks.client.send(command());

    expect(second.update?.id).toBe(first.update?.id);
  });

  it.each(['1.33', '1.32', '1.35', '1.99'])('refuse the step from 1.33 to %s', async (version) => {
    await expect(upgrade(version)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('refuse a version that is too new for a node group', async () => {
    const name = 'old';
    await createCluster(eks.client, { name, version: '1.31' });
    await createNodegroup(eks.client, { clusterName: name });
    const to = (version: string) =>
      eks.client.send(new UpdateClusterVersionCommand({ name, version }));
    for (const version of ['1.32', '1.33', '1.34']) {
      await to(version);
      await eks.client.send(new DescribeClusterCommand({ name }));
    }

    await expect(to('1.35')).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining('[general]') as string,
    });
  });

  const changes: [string, Partial<UpdateClusterConfigCommandInput>, object][] = [
    [
      'logs, type by type',
      { logging: { clusterLogging: [{ types: ['audit'], enabled: true }] } },
      {
        logging: {
          clusterLogging: [
            { types: ['audit'], enabled: true },
            { types: ['api', 'authenticator', 'controllerManager', 'scheduler'], enabled: false },
          ],
        },
      },
    ],
    [
      'who reaches the endpoint',
      { resourcesVpcConfig: { endpointPrivateAccess: true, publicAccessCidrs: ['1.2.3.0/24'] } },
      { resourcesVpcConfig: { endpointPrivateAccess: true, publicAccessCidrs: ['1.2.3.0/24'] } },
    ],
    [
      'subnets and security groups',
      {
        resourcesVpcConfig: { subnetIds: ['subnet-b', 'subnet-c'], securityGroupIds: ['sg-extra'] },
      },
      {
        resourcesVpcConfig: {
          subnetIds: ['subnet-b', 'subnet-c'],
          securityGroupIds: ['sg-extra'],
        },
      },
    ],
    [
      'zonal shift',
      { zonalShiftConfig: { enabled: false } },
      { zonalShiftConfig: { enabled: false } },
    ],
    ['deletion protection', { deletionProtection: true }, { deletionProtection: true }],
    [
      'Auto Mode',
      {
        computeConfig: { enabled: true, nodePools: ['system'], nodeRoleArn: role('auto') },
        storageConfig: { blockStorage: { enabled: true } },
        kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
      },
      {
        computeConfig: { enabled: true },
        kubernetesNetworkConfig: {
          serviceIpv4Cidr: '172.20.0.0/16',
          elasticLoadBalancing: { enabled: true },
        },
      },
    ],
  ];
  it.each(changes)('change %s', async (_, change, after) => {
    await update(change);

    expect(await cluster()).toMatchObject(after);
  });

  const refusals: [string, Partial<UpdateClusterConfigCommandInput>, RegExp][] = [
    ['nothing', {}, /No update/],
    [
      'two things at once',
      { deletionProtection: true, zonalShiftConfig: { enabled: true } },
      /Only one type of update/,
    ],
    [
      'logs as they are',
      { logging: { clusterLogging: [{ types: ['api'], enabled: false }] } },
      /No changes needed for the logging config/,
    ],
    [
      'the endpoint as it is',
      { resourcesVpcConfig: { endpointPublicAccess: true } },
      /already at the desired configuration/,
    ],
    [
      'subnets of another VPC',
      { resourcesVpcConfig: { subnetIds: ['subnet-other', 'subnet-a'] } },
      /same VPC/,
    ],
    [
      'half of Auto Mode',
      { computeConfig: { enabled: true, nodePools: ['system'], nodeRoleArn: role('auto') } },
      /fully enabled or fully disabled/,
    ],
    [
      'the way back from access entries',
      { accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' } },
      /Unsupported authentication mode update from API to API_AND_CONFIG_MAP/,
    ],
  ];
  it.each(refusals)('refuse %s', async (_, change, message) => {
    await expect(update(change)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as string,
    });
  });

  it('go to access entries one step at a time', async () => {
    const name = 'old';
    await createCluster(eks.client, { name, accessConfig: { authenticationMode: 'CONFIG_MAP' } });
    const to = (authenticationMode: 'API' | 'API_AND_CONFIG_MAP') =>
      update({ name, accessConfig: { authenticationMode } });

    await expect(to('API')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await to('API_AND_CONFIG_MAP');
    await eks.client.send(new DescribeClusterCommand({ name }));
    await expect(to('API')).resolves.toBeDefined();
  });

  it('encrypt secrets once', async () => {
    const encrypt = () =>
      eks.client.send(
        new AssociateEncryptionConfigCommand({
          clusterName: 'main',
          encryptionConfig: [{ provider: { keyArn: 'key' } }],
        }),
      );
    await encrypt();

    expect(await cluster()).toMatchObject({ encryptionConfig: [{ provider: { keyArn: 'key' } }] });
    await expect(encrypt()).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});
