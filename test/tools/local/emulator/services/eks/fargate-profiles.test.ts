import {
  CreateFargateProfileCommand,
  DeleteClusterCommand,
  DeleteFargateProfileCommand,
  DescribeAccessEntryCommand,
  DescribeFargateProfileCommand,
  type CreateFargateProfileCommandInput,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, role } from './eks-requests';

describe('Fargate profiles', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client);
  });
  afterEach(() => eks.close());

  const named = (fargateProfileName = 'batch') => ({ clusterName: 'main', fargateProfileName });
  const create = (name = 'batch', overrides: Partial<CreateFargateProfileCommandInput> = {}) =>
    eks.client.send(
      new CreateFargateProfileCommand({
        ...named(name),
        podExecutionRoleArn: role('fargate'),
        selectors: [{ namespace: 'batch', labels: { compute: 'fargate' } }],
        ...overrides,
      }),
    );
  const describe_ = () => eks.client.send(new DescribeFargateProfileCommand(named()));

  it('are CREATING, then ACTIVE with what was asked for, then gone', async () => {
    expect((await create()).fargateProfile?.status).toBe('CREATING');
    expect((await describe_()).fargateProfile).toMatchObject({
      status: 'ACTIVE',
      podExecutionRoleArn: role('fargate'),
      selectors: [{ namespace: 'batch', labels: { compute: 'fargate' } }],
      subnets: ['subnet-a', 'subnet-b'],
    });
    await eks.client.send(new DeleteFargateProfileCommand(named()));
    await expect(describe_()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No Fargate Profile found with name: batch.',
    });
  });

  it('are made one at a time, and a refusal does not last', async () => {
    await create('one');

    await expect(create('two')).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await expect(create('two')).resolves.toBeDefined();
  });

  it('keep their cluster from being deleted', async () => {
    await create();

    await expect(eks.client.send(new DeleteClusterCommand({ name: 'main' }))).rejects.toMatchObject(
      { name: 'ResourceInUseException' },
    );
  });

  it('give their role an access entry', async () => {
    await create();

    const asked = { clusterName: 'main', principalArn: role('fargate') };
    const { accessEntry } = await eks.client.send(new DescribeAccessEntryCommand(asked));
    expect(accessEntry?.type).toBe('FARGATE_LINUX');
  });

  it.each<[string, Partial<CreateFargateProfileCommandInput>]>([
    ['no selector', { selectors: [] }],
    ['six selectors', { selectors: Array.from({ length: 6 }, () => ({ namespace: 'a' })) }],
    ['a subnet that does not exist', { subnets: ['subnet-x'] }],
    ['a reserved name', { fargateProfileName: 'eks-a' }],
  ])('are refused with %s', async (_, overrides) => {
    await expect(create('batch', overrides)).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('have unique names', async () => {
    await create();
    await describe_();

    await expect(create()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'A Fargate Profile already exists with this name in this cluster.',
    });
  });
});
