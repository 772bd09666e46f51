import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
  ListAccessEntriesCommand,
  ListClustersCommand,
  type CreateClusterCommandInput,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { clusterRequest, createCluster, createNodegroup, role } from './eks-requests';

describe('clusters', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
  });
  afterEach(() => eks.close());

  const create = (overrides: Partial<CreateClusterCommandInput> = {}) =>
    eks.client.send(new CreateClusterCommand(clusterRequest(overrides)));
  const describe_ = (name = 'main') => eks.client.send(new DescribeClusterCommand({ name }));
  const remove = (name = 'main') => eks.client.send(new DeleteClusterCommand({ name }));

  it('are CREATING, then ACTIVE, then DELETING, then not found', async () => {
    expect((await create()).cluster?.status).toBe('CREATING');
    expect((await describe_()).cluster?.status).toBe('ACTIVE');
    expect((await remove()).cluster?.status).toBe('DELETING');
    await expect(describe_()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: main.',
      clusterName: 'main',
    });
  });

  it("have EKS's defaults where the request says nothing", async () => {
    await create({ accessConfig: undefined });

    expect((await describe_()).cluster).toMatchObject({
      version: '1.35',
      resourcesVpcConfig: {
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ['0.0.0.0/0'],
        vpcId: 'vpc-1',
      },
      accessConfig: {
        authenticationMode: 'CONFIG_MAP',
        bootstrapClusterCreatorAdminPermissions: true,
      },
      upgradePolicy: { supportType: 'EXTENDED' },
      deletionProtection: false,
      logging: {
        clusterLogging: [{ enabled: false, types: expect.arrayContaining(['api']) as [] }],
      },
    });
  });

  it.each([
    ['10.0.0.0/16', '172.20.0.0/16'],
    ['192.168.0.0/16', '10.100.0.0/16'],
  ])('in a VPC %s have services in %s', async (vpcCidr, serviceIpv4Cidr) => {
    eks.ec2.vpcCidr = vpcCidr;
    await create();

    const { cluster } = await describe_();
    expect(cluster?.kubernetesNetworkConfig).toMatchObject({ serviceIpv4Cidr, ipFamily: 'ipv4' });
  });

  it('have a security group that goes with them', async () => {
    const { cluster } = await create();
    const group = cluster?.resourcesVpcConfig?.clusterSecurityGroupId ?? '';
    expect(eks.ec2.securityGroups).toContain(group);

    await describe_();
    await remove();

    expect(eks.ec2.securityGroups).not.toContain(group);
  });

  it('go even when something still uses their security group', async () => {
    await createCluster(eks.client);
    eks.ec2.groupInUse = true;

    await remove();

    await expect(describe_()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('have unique names in a region', async () => {
    await create();

    await expect(create()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cluster already exists with name: main',
    });
    await expect(
      eks.elsewhere.send(new CreateClusterCommand(clusterRequest())),
    ).resolves.toBeDefined();
  });

  it('are created once by a request that is sent twice', async () => {
    const clientRequestToken = 'one';
    const first = await create({ clientRequestToken });
    const second = await create({ clientRequestToken });

    expect(second.cluster?.endpoint).toBe(first.cluster?.endpoint);
    await expect(create({ clientRequestToken, version: '1.34' })).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
  });

  it('are not made twice by two requests at once', async () => {
    const results = await Promise.allSettled([create(), create()]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(eks.ec2.securityGroups.size).toBe(2);
  });

  const AUTO: Partial<CreateClusterCommandInput> = {
    bootstrapSelfManagedAddons: false,
    computeConfig: { enabled: true, nodePools: ['system'], nodeRoleArn: role('auto') },
    storageConfig: { blockStorage: { enabled: true } },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
  };

  it('give back everything of EKS Auto Mode, with an access entry for its nodes', async () => {
    await createCluster(eks.client, AUTO);

    expect((await describe_()).cluster).toMatchObject({
      computeConfig: AUTO.computeConfig,
      storageConfig: AUTO.storageConfig,
      kubernetesNetworkConfig: AUTO.kubernetesNetworkConfig,
    });
    const entries = await eks.client.send(new ListAccessEntriesCommand({ clusterName: 'main' }));
    expect(entries.accessEntries).toEqual([role('auto')]);
  });

  const refusals: [string, Partial<CreateClusterCommandInput>, RegExp][] = [
    ['an unknown version', { version: '1.99' }, /unsupported Kubernetes version 1.99/],
    ['a name with a space', { name: 'a b' }, /cluster name is not valid/],
    ['a missing role', { roleArn: '' }, /roleArn can't be blank/],
    ['one zone', { resourcesVpcConfig: { subnetIds: ['subnet-a'] } }, /at least two different AZs/],
    [
      'subnets of two VPCs',
      { resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-other'] } },
      /same VPC/,
    ],
    [
      'a subnet that does not exist',
      { resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-x'] } },
      /'subnet-x' does not exist .*InvalidSubnetID.NotFound/,
    ],
    [
      'a security group that does not exist',
      {
        resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-b'], securityGroupIds: ['sg-none'] },
      },
      /InvalidGroup.NotFound/,
    ],
    [
      'no endpoint at all',
      {
        resourcesVpcConfig: {
          subnetIds: ['subnet-a', 'subnet-b'],
          endpointPublicAccess: false,
          endpointPrivateAccess: false,
        },
      },
      /cannot be false/,
    ],
    [
      'a public range that is none',
      {
        resourcesVpcConfig: {
          subnetIds: ['subnet-a', 'subnet-b'],
          publicAccessCidrs: ['10.0.0.0/33'],
        },
      },
      /publicAccessCidrs/,
    ],
    ['half of Auto Mode', { ...AUTO, storageConfig: undefined }, /fully enabled or fully disabled/],
    ['Auto Mode with own add-ons', { ...AUTO, bootstrapSelfManagedAddons: true }, /bootstrap/],
    [
      'Auto Mode with the ConfigMap',
      { ...AUTO, accessConfig: { authenticationMode: 'CONFIG_MAP' } },
      /authenticationMode/,
    ],
    [
      'an unknown node pool',
      { ...AUTO, computeConfig: { enabled: true, nodePools: ['gpu'], nodeRoleArn: role('auto') } },
      /Unsupported node pools: gpu/,
    ],
    [
      'a public service range',
      { kubernetesNetworkConfig: { serviceIpv4Cidr: '8.0.0.0/16' } },
      /serviceIpv4Cidr/,
    ],
    [
      'a service range in the VPC',
      { kubernetesNetworkConfig: { serviceIpv4Cidr: '10.0.4.0/24' } },
      /overlaps the CIDR of the VPC/,
    ],
  ];
  it.each(refusals)('are refused with %s, and nothing is left', async (_, overrides, message) => {
    const refused = create(overrides);

    await expect(refused).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as string,
    });
    expect([...eks.ec2.securityGroups]).toEqual(['sg-extra']);
    expect(eks.service.inventory()).toEqual([]);
  });

  it('are not deleted while they have node groups or deletion protection', async () => {
    await createCluster(eks.client, { deletionProtection: true });
    await expect(remove()).rejects.toMatchObject({ name: 'InvalidRequestException' });

    await createNodegroup(eks.client);
    await expect(remove()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cluster has nodegroups attached',
      nodegroupName: 'general',
    });
  });

  it('are listed page by page', async () => {
    for (const name of ['c', 'a', 'b']) await create({ name });

    const first = await eks.client.send(new ListClustersCommand({ maxResults: 2 }));
    const { nextToken } = first;
    const second = await eks.client.send(new ListClustersCommand({ maxResults: 2, nextToken }));

    expect([first.clusters, second.clusters]).toEqual([['a', 'b'], ['c']]);
    expect(second.nextToken).toBeUndefined();
    for (const wrong of [{ nextToken: '%' }, { maxResults: 0 }, { maxResults: 101 }]) {
      await expect(eks.client.send(new ListClustersCommand(wrong))).rejects.toMatchObject({
        name: 'InvalidParameterException',
      });
    }
  });

  it('have versions whose support is told by the day', async () => {
    const { clusterVersions } = await eks.client.send(new DescribeClusterVersionsCommand({}));

    expect(clusterVersions?.map((one) => [one.clusterVersion, one.versionStatus])).toEqual([
      ['1.36', 'STANDARD_SUPPORT'],
      ['1.35', 'STANDARD_SUPPORT'],
      ['1.34', 'STANDARD_SUPPORT'],
      ['1.33', 'EXTENDED_SUPPORT'],
      ['1.32', 'EXTENDED_SUPPORT'],
      ['1.31', 'EXTENDED_SUPPORT'],
    ]);
    const chosen = await eks.client.send(new DescribeClusterVersionsCommand({ defaultOnly: true }));
    expect(chosen.clusterVersions?.map((one) => one.clusterVersion)).toEqual(['1.35']);
  });
});
