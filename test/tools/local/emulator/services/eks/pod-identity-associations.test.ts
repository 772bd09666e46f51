import {
  CreatePodIdentityAssociationCommand,
  DeletePodIdentityAssociationCommand,
  DescribePodIdentityAssociationCommand,
  ListPodIdentityAssociationsCommand,
  UpdatePodIdentityAssociationCommand,
  type CreatePodIdentityAssociationCommandInput,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, role } from './eks-requests';

describe('Pod Identity associations', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client);
  });
  afterEach(() => eks.close());

  const create = async (overrides: Partial<CreatePodIdentityAssociationCommandInput> = {}) => {
    const command = new CreatePodIdentityAssociationCommand({
      clusterName: 'main',
      namespace: 'shop',
      serviceAccount: 'checkout',
      roleArn: role('checkout'),
      ...overrides,
    });
    const { association } = await eks.client.send(command);
    return { clusterName: 'main', associationId: association?.associationId };
  };

  it('give back what was asked for, and are gone once deleted', async () => {
    const named = await create({ targetRoleArn: role('target'), tags: { a: 'b' } });

    const found = await eks.client.send(new DescribePodIdentityAssociationCommand(named));
    expect(found.association).toMatchObject({
      roleArn: role('checkout'),
      targetRoleArn: role('target'),
      externalId: 'eu-west-1/000000000000/main/shop/checkout',
      disableSessionTags: false,
      tags: { a: 'b' },
    });
    await eks.client.send(new DeletePodIdentityAssociationCommand(named));
    await expect(
      eks.client.send(new DescribePodIdentityAssociationCommand(named)),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('change their role, and lose a target role that is set to nothing', async () => {
    const named = await create({ targetRoleArn: role('target') });
    await eks.client.send(
      new UpdatePodIdentityAssociationCommand({
        ...named,
        roleArn: role('new'),
        targetRoleArn: '',
        disableSessionTags: true,
      }),
    );

    const found = await eks.client.send(new DescribePodIdentityAssociationCommand(named));
    expect(found.association).toMatchObject({ roleArn: role('new'), disableSessionTags: true });
    expect(found.association?.targetRoleArn).toBeUndefined();
    expect(found.association?.externalId).toBeUndefined();
  });

  it('are one for each service account, and made once by a request that is sent twice', async () => {
    const first = await create({ clientRequestToken: 'one' });

    expect(await create({ clientRequestToken: 'one' })).toEqual(first);
    await expect(create({ roleArn: role('other') })).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: `Association already exists: ${first.associationId}`,
    });
  });

  it('are listed by namespace and service account', async () => {
    await create();
    await create({ namespace: 'shop', serviceAccount: 'payment' });
    await create({ namespace: 'other' });
    const listed = async (filter: { namespace?: string; serviceAccount?: string }) => {
      const command = new ListPodIdentityAssociationsCommand({ clusterName: 'main', ...filter });
      return (await eks.client.send(command)).associations?.length;
    };

    expect(await listed({})).toBe(3);
    expect(await listed({ namespace: 'shop' })).toBe(2);
    expect(await listed({ namespace: 'shop', serviceAccount: 'payment' })).toBe(1);
  });

  it.each([{ roleArn: 'checkout' }, { targetRoleArn: 'arn:aws:iam::000000000000:user/a' }])(
    'are refused with %p',
    async (overrides) => {
      await expect(create(overrides)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    },
  );

  it('need a cluster', async () => {
    await expect(create({ clusterName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
