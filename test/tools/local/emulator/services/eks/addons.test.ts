import {
  CreateAddonCommand,
  DeleteAddonCommand,
  DeletePodIdentityAssociationCommand,
  DescribeAddonCommand,
  DescribeAddonVersionsCommand,
  DescribePodIdentityAssociationCommand,
  ListPodIdentityAssociationsCommand,
  UpdateAddonCommand,
  type Addon,
  type CreateAddonCommandInput,
  type UpdateAddonCommandInput,
} from '@aws-sdk/client-eks';

import {
  ADD_ON_NAMES,
  pinnedVersion,
  type AddOnName,
} from '#constructs/kubernetes-cluster/add-ons';
import { KUBERNETES_VERSIONS } from '#constructs/kubernetes-cluster/kubernetes-versions';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, role } from './eks-requests';

const NAMED = { clusterName: 'main', addonName: 'vpc-cni' };

describe('add-ons', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client, { version: '1.34' });
  });
  afterEach(() => eks.close());

  const create = (overrides: Partial<CreateAddonCommandInput> = {}) =>
    eks.client.send(new CreateAddonCommand({ ...NAMED, ...overrides }));
  const update = (overrides: Partial<UpdateAddonCommandInput>) =>
    eks.client.send(new UpdateAddonCommand({ ...NAMED, ...overrides }));
  async function addon(): Promise<Addon | undefined> {
    return (await eks.client.send(new DescribeAddonCommand(NAMED))).addon;
  }
  async function associations() {
    const command = new ListPodIdentityAssociationsCommand({ clusterName: 'main' });
    return (await eks.client.send(command)).associations ?? [];
  }

  it('are CREATING, then ACTIVE in the version that EKS would choose, then gone', async () => {
    expect((await create()).addon?.status).toBe('CREATING');
    expect(await addon()).toMatchObject({
      status: 'ACTIVE',
      addonVersion: pinnedVersion('vpc-cni', '1.34'),
      namespaceConfig: { namespace: 'kube-system' },
    });
    await eks.client.send(new DeleteAddonCommand(NAMED));
    await expect(addon()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No addon: vpc-cni found in cluster: main',
      addonName: 'vpc-cni',
    });
  });

  it('own the Pod Identity associations that were asked for with them', async () => {
    await create({
      podIdentityAssociations: [{ serviceAccount: 'aws-node', roleArn: role('cni') }],
    });
    const created = await addon();

    expect(await associations()).toMatchObject([
      { namespace: 'kube-system', serviceAccount: 'aws-node', ownerArn: created?.addonArn },
    ]);
    expect(created?.podIdentityAssociations).toEqual([(await associations())[0]?.associationArn]);
    const associationId = (await associations())[0]?.associationId;
    await expect(
      eks.client.send(
        new DeletePodIdentityAssociationCommand({ clusterName: 'main', associationId }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });

    await eks.client.send(new DeleteAddonCommand(NAMED));
    expect(await associations()).toEqual([]);
  });

  it('keep an association of the same account, change its role, and drop the others', async () => {
    await create({
      podIdentityAssociations: [
        { serviceAccount: 'aws-node', roleArn: role('cni') },
        { serviceAccount: 'other', roleArn: role('cni') },
      ],
    });
    await addon();
    const before = await associations();
    await update({
      podIdentityAssociations: [{ serviceAccount: 'aws-node', roleArn: role('new') }],
    });

    const [kept, ...others] = await associations();
    expect(others).toEqual([]);
    expect(before.map(({ associationId }) => associationId)).toContain(kept?.associationId);
    const named = { clusterName: 'main', associationId: kept?.associationId };
    const { association } = await eks.client.send(new DescribePodIdentityAssociationCommand(named));
    expect(association?.roleArn).toBe(role('new'));
    await addon();
    await update({ podIdentityAssociations: [] });
    expect(await associations()).toEqual([]);
  });

  it('keep their configuration when an update leaves it out', async () => {
    await create({ addonVersion: 'v1.20.4-eksbuild.2', configurationValues: '{"env":{}}' });
    await addon();

    await update({ addonVersion: 'v1.21.1-eksbuild.3' });
    expect(await addon()).toMatchObject({
      status: 'ACTIVE',
      addonVersion: 'v1.21.1-eksbuild.3',
      configurationValues: '{"env":{}}',
    });
    await update({ configurationValues: '' });
    expect((await addon())?.configurationValues).toBeUndefined();
  });

  it('have unique names', async () => {
    await create();

    await expect(create()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Addon already exists.',
    });
  });

  it.each<[string, Partial<CreateAddonCommandInput>, string]>([
    [
      'an unknown name',
      { addonName: 'made-up' },
      'Addon made-up specified is not supported in 1.34 kubernetes version',
    ],
    ['a malformed version', { addonVersion: '1.21.1' }, 'Addon version specified is not supported'],
    [
      'a version that is in no table',
      { addonVersion: 'v1.21.1-eksbuild.999' },
      'Addon version specified is not supported',
    ],
    [
      'the version of another add-on',
      { addonVersion: pinnedVersion('coredns', '1.34') },
      'Addon version specified is not supported',
    ],
    [
      'a kube-proxy newer than the cluster',
      { addonName: 'kube-proxy', addonVersion: 'v1.35.0-eksbuild.2' },
      'Addon version specified is not supported',
    ],
  ])('are refused with %s', async (_, overrides, message) => {
    await expect(create(overrides)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });

  it('are refused with a configuration that is no JSON', async () => {
    await expect(create({ configurationValues: '{"env"' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('are offered with one default version for each Kubernetes version', async () => {
    const asked = { addonName: 'kube-proxy', kubernetesVersion: '1.35' };
    const { addons } = await eks.client.send(new DescribeAddonVersionsCommand(asked));

    expect(addons?.[0]?.addonVersions).toMatchObject([
      { addonVersion: 'v1.35.3-eksbuild.13', compatibilities: [{ defaultVersion: true }] },
      { addonVersion: 'v1.35.0-eksbuild.2', compatibilities: [{ defaultVersion: false }] },
    ]);
    await expect(
      eks.client.send(new DescribeAddonVersionsCommand({ addonName: 'constructor' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each(KUBERNETES_VERSIONS.map(({ version }) => version))(
    'have the version that this project pins for %s as their default',
    async (kubernetesVersion) => {
      const command = new DescribeAddonVersionsCommand({ kubernetesVersion });
      const { addons = [] } = await eks.client.send(command);
      const chosen = addons.map(({ addonName, addonVersions }) => [
        addonName,
        addonVersions?.find(({ compatibilities }) => compatibilities?.[0]?.defaultVersion)
          ?.addonVersion,
      ]);
      const ours = chosen.filter(([name]) => ADD_ON_NAMES.includes(name as AddOnName));

      expect(Object.fromEntries(ours)).toEqual(
        Object.fromEntries(
          ADD_ON_NAMES.map((name) => [name, pinnedVersion(name, kubernetesVersion)]),
        ),
      );
    },
  );

  it('can be installed in every version that this project pins', async () => {
    const pinned = ADD_ON_NAMES.map((addonName) => ({
      addonName,
      addonVersion: pinnedVersion(addonName, '1.34'),
    }));
    for (const one of pinned) await create(one);

    expect(eks.service.inventory().filter(({ type }) => type === 'addon')).toHaveLength(
      ADD_ON_NAMES.length,
    );
  });
});
