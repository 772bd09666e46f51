import {
  CreateClusterCommand,
  CreateNodegroupCommand,
  DeleteNodegroupCommand,
  DescribeAccessEntryCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  ListNodegroupsCommand,
  UpdateClusterVersionCommand,
  UpdateNodegroupConfigCommand,
  UpdateNodegroupVersionCommand,
  type CreateNodegroupCommandInput,
  type Nodegroup,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import {
  clusterRequest,
  createCluster,
  createNodegroup,
  nodegroupRequest,
  role,
} from './eks-requests';

const NAMED = { clusterName: 'main', nodegroupName: 'general' };

describe('node groups', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client, { version: '1.34' });
  });
  afterEach(() => eks.close());

  const create = (overrides: Partial<CreateNodegroupCommandInput> = {}) =>
    eks.client.send(new CreateNodegroupCommand(nodegroupRequest(overrides)));
  async function nodegroup(): Promise<Nodegroup | undefined> {
    return (await eks.client.send(new DescribeNodegroupCommand(NAMED))).nodegroup;
  }

  it('are CREATING, then ACTIVE, then DELETING, then not found', async () => {
    expect((await create()).nodegroup?.status).toBe('CREATING');
    expect((await nodegroup())?.status).toBe('ACTIVE');
    const deleted = await eks.client.send(new DeleteNodegroupCommand(NAMED));
    expect(deleted.nodegroup?.status).toBe('DELETING');
    await expect(nodegroup()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No node group found for name: general.',
      nodegroupName: 'general',
    });
  });

  it("have EKS's defaults where the request says nothing", async () => {
    await create();

    expect(await nodegroup()).toMatchObject({
      version: '1.34',
      amiType: 'AL2023_x86_64_STANDARD',
      instanceTypes: ['t3.medium'],
      diskSize: 20,
      capacityType: 'ON_DEMAND',
      updateConfig: { maxUnavailable: 1 },
      resources: {
        autoScalingGroups: [{ name: expect.stringMatching(/^eks-general-/) as string }],
      },
    });
  });

  it('give back all that was asked for, with the number of the launch template version', async () => {
    const asked = {
      instanceTypes: ['m7g.large', 'm6g.large'],
      capacityType: 'SPOT',
      scalingConfig: { minSize: 1, maxSize: 9, desiredSize: 3 },
      labels: { tier: 'general' },
      taints: [{ key: 'spot', value: 'yes', effect: 'NO_SCHEDULE' }],
      updateConfig: { maxUnavailablePercentage: 33 },
      nodeRepairConfig: { enabled: true },
      tags: { team: 'platform' },
    } as const;
    const { instanceTypes, taints, ...rest } = asked;
    await create({
      ...rest,
      instanceTypes: [...instanceTypes],
      taints: [...taints],
      launchTemplate: { id: 'lt-1', version: '$Latest' },
    });

    expect(await nodegroup()).toMatchObject({
      ...asked,
      amiType: 'AL2023_ARM_64_STANDARD',
      launchTemplate: { id: 'lt-1', name: 'plain', version: '7' },
    });
  });

  it('with an image of the launch template are CUSTOM', async () => {
    await create({ launchTemplate: { name: 'image', version: '1' } });

    expect(await nodegroup()).toMatchObject({
      amiType: 'CUSTOM',
      releaseVersion: 'ami-0123456789abcdef0',
    });
    await expect(
      eks.client.send(new UpdateNodegroupVersionCommand({ ...NAMED, version: '1.34' })),
    ).rejects.toMatchObject({ message: expect.stringContaining('custom AMIs') as string });
  });

  it('give their role an access entry', async () => {
    await create();

    const asked = { clusterName: 'main', principalArn: role('node') };
    const { accessEntry } = await eks.client.send(new DescribeAccessEntryCommand(asked));
    expect(accessEntry).toMatchObject({ type: 'EC2_LINUX', kubernetesGroups: ['system:nodes'] });
  });

  it('have unique names, and are created once by a request that is sent twice', async () => {
    await create({ clientRequestToken: 'one' });

    await expect(create({ clientRequestToken: 'one' })).resolves.toBeDefined();
    await expect(create({ clientRequestToken: 'two' })).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'NodeGroup already exists with name general and cluster name main',
    });
    const { nodegroups } = await eks.client.send(
      new ListNodegroupsCommand({ clusterName: 'main' }),
    );
    expect(nodegroups).toEqual(['general']);
  });

  const template = { name: 'plain', version: '1' };
  const refusals: [string, Partial<CreateNodegroupCommandInput>, RegExp][] = [
    ['a subnet that does not exist', { subnets: ['subnet-x'] }, /subnet-x/],
    ['a launch template that does not exist', { launchTemplate: { name: 'x' } }, /does not exist/],
    [
      'a launch template without a name',
      { launchTemplate: { version: '1' } },
      /ID or launch template name/,
    ],
    [
      'a disk size beside a launch template',
      { launchTemplate: template, diskSize: 9 },
      /Disk size/,
    ],
    [
      'remote access beside a launch template',
      { launchTemplate: template, remoteAccess: { ec2SshKey: 'key' } },
      /Remote access/,
    ],
    [
      'two instance types',
      { launchTemplate: { name: 'typed' }, instanceTypes: ['m7g.large'] },
      /both the launch template and the request/,
    ],
    [
      'an image for another processor',
      { amiType: 'AL2023_x86_64_STANDARD', instanceTypes: ['m7g.large'] },
      /\[m7g.large\] is not a valid instance type/,
    ],
    [
      'an image that has ended',
      { amiType: 'AL2_x86_64' },
      /only supported for kubernetes versions 1.32/,
    ],
    ['a version newer than the cluster', { version: '1.35' }, /cannot be newer/],
    [
      'a size below the minimum',
      { scalingConfig: { minSize: 3, desiredSize: 1, maxSize: 5 } },
      /Minimum capacity 3/,
    ],
    [
      'a size above the maximum',
      { scalingConfig: { minSize: 1, desiredSize: 6, maxSize: 5 } },
      /max size 5/,
    ],
    [
      'a taint twice',
      {
        taints: [
          { key: 'a', value: '1', effect: 'NO_SCHEDULE' },
          { key: 'a', value: '2', effect: 'NO_SCHEDULE' },
        ],
      },
      /Duplicate taint/,
    ],
    [
      'two limits of an update',
      { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 10 } },
      /cannot be specified together/,
    ],
  ];
  it.each(refusals)('are refused with %s', async (_, overrides, message) => {
    await expect(create(overrides)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as string,
    });
    expect(
      (await eks.client.send(new ListNodegroupsCommand({ clusterName: 'main' }))).nodegroups,
    ).toEqual([]);
  });

  it('are not made in a cluster that is being created, nor in none', async () => {
    await eks.client.send(new CreateClusterCommand(clusterRequest({ name: 'new' })));

    await expect(create({ clusterName: 'new' })).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: "Cluster 'new' is not in ACTIVE status",
    });
    await expect(create({ clusterName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: none.',
    });
  });

  it('change sizes, labels and taints by what an update adds and removes', async () => {
    await createNodegroup(eks.client, {
      labels: { kept: '1', changed: '1', removed: '1' },
      taints: [
        { key: 'kept', effect: 'NO_SCHEDULE' },
        { key: 'changed', value: '1', effect: 'NO_SCHEDULE' },
        { key: 'removed', effect: 'NO_EXECUTE' },
      ],
    });

    await eks.client.send(
      new UpdateNodegroupConfigCommand({
        ...NAMED,
        scalingConfig: { maxSize: 9 },
        labels: { addOrUpdateLabels: { changed: '2', added: '1' }, removeLabels: ['removed'] },
        taints: {
          addOrUpdateTaints: [{ key: 'changed', value: '2', effect: 'NO_SCHEDULE' }],
          removeTaints: [{ key: 'removed', effect: 'NO_EXECUTE' }],
        },
        nodeRepairConfig: { enabled: true },
      }),
    );

    expect(await nodegroup()).toMatchObject({
      status: 'ACTIVE',
      scalingConfig: { minSize: 1, maxSize: 9, desiredSize: 2 },
      labels: { kept: '1', changed: '2', added: '1' },
      taints: [
        { key: 'kept', effect: 'NO_SCHEDULE' },
        { key: 'changed', value: '2', effect: 'NO_SCHEDULE' },
      ],
      nodeRepairConfig: { enabled: true },
    });
  });

  it('follow the cluster to its version, and not beyond', async () => {
    await createNodegroup(eks.client);
    const to = (version: string) =>
      eks.client.send(new UpdateNodegroupVersionCommand({ ...NAMED, version }));
    const before = await nodegroup();

    await expect(to('1.35')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await eks.client.send(new UpdateClusterVersionCommand({ name: 'main', version: '1.35' }));
    await eks.client.send(new DescribeClusterCommand({ name: 'main' }));
    await to('1.35');

    const after = await nodegroup();
    expect(after?.version).toBe('1.35');
    expect(after?.releaseVersion).not.toBe(before?.releaseVersion);
    await expect(to('1.34')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
