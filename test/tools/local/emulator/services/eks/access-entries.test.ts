import {
  AssociateAccessPolicyCommand,
  CreateAccessEntryCommand,
  DeleteAccessEntryCommand,
  DescribeAccessEntryCommand,
  DisassociateAccessPolicyCommand,
  ListAccessEntriesCommand,
  ListAccessPoliciesCommand,
  ListAssociatedAccessPoliciesCommand,
  UpdateAccessEntryCommand,
  type AssociateAccessPolicyCommandInput,
  type CreateAccessEntryCommandInput,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, role } from './eks-requests';

const ADMIN = { clusterName: 'main', principalArn: role('admin') };
const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;

describe('access entries', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client);
  });
  afterEach(() => eks.close());

  const create = (overrides: Partial<CreateAccessEntryCommandInput> = {}) =>
    eks.client.send(new CreateAccessEntryCommand({ ...ADMIN, ...overrides }));
  const associate = (overrides: Partial<AssociateAccessPolicyCommandInput> = {}) =>
    eks.client.send(
      new AssociateAccessPolicyCommand({
        ...ADMIN,
        policyArn: policy('AmazonEKSViewPolicy'),
        accessScope: { type: 'cluster' },
        ...overrides,
      }),
    );

  it("have EKS's user name for a role, and are gone once deleted", async () => {
    await create({ kubernetesGroups: ['operators'] });

    const { accessEntry } = await eks.client.send(new DescribeAccessEntryCommand(ADMIN));
    expect(accessEntry).toMatchObject({
      type: 'STANDARD',
      username: 'arn:aws:sts::000000000000:assumed-role/admin/{{SessionName}}',
      kubernetesGroups: ['operators'],
    });
    await eks.client.send(new DeleteAccessEntryCommand(ADMIN));
    await expect(eks.client.send(new DescribeAccessEntryCommand(ADMIN))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining('The specified principalArn could not be found') as string,
    });
  });

  it('of a path in their ARN are reached by it', async () => {
    const principalArn = role('team/admin');
    await create({ principalArn });

    const found = await eks.client.send(
      new DescribeAccessEntryCommand({ clusterName: 'main', principalArn }),
    );
    expect(found.accessEntry?.principalArn).toBe(principalArn);
  });

  it('change their groups and user name', async () => {
    await create();
    await eks.client.send(
      new UpdateAccessEntryCommand({ ...ADMIN, kubernetesGroups: ['a'], username: 'me' }),
    );

    const { accessEntry } = await eks.client.send(new DescribeAccessEntryCommand(ADMIN));
    expect(accessEntry).toMatchObject({ kubernetesGroups: ['a'], username: 'me' });
  });

  it('are unique for a principal', async () => {
    await create();

    await expect(create()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'The specified access entry resource is already in use on this cluster.',
    });
  });

  it.each<[string, Partial<CreateAccessEntryCommandInput>]>([
    ['a session', { principalArn: 'arn:aws:sts::000000000000:assumed-role/a/b' }],
    ['a service-linked role', { principalArn: role('aws-service-role/eks.amazonaws.com/X') }],
    ['a group of Kubernetes itself', { kubernetesGroups: ['system:masters'] }],
    ['an unknown type', { type: 'OTHER' }],
    ['groups for nodes', { type: 'EC2_LINUX', kubernetesGroups: ['a'] }],
  ])('are refused for %s', async (_, overrides) => {
    await expect(create(overrides)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('are refused while the cluster uses the ConfigMap alone', async () => {
    await createCluster(eks.client, { name: 'old', accessConfig: {} });

    await expect(create({ clusterName: 'old' })).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message:
        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to " +
        'perform this operation.',
    });
  });

  it('make the creator an administrator unless told otherwise', async () => {
    await createCluster(eks.client, { name: 'mine', accessConfig: { authenticationMode: 'API' } });

    const asked = {
      clusterName: 'mine',
      associatedPolicyArn: policy('AmazonEKSClusterAdminPolicy'),
    };
    const { accessEntries } = await eks.client.send(new ListAccessEntriesCommand(asked));
    expect(accessEntries).toEqual(['arn:aws:iam::000000000000:user/moto']);
  });

  it('have policies, each with one scope that the next association replaces', async () => {
    await create();
    await associate();
    await associate({ accessScope: { type: 'namespace', namespaces: ['shop'] } });

    const listed = await eks.client.send(new ListAssociatedAccessPoliciesCommand(ADMIN));
    expect(listed.associatedAccessPolicies).toMatchObject([
      {
        policyArn: policy('AmazonEKSViewPolicy'),
        accessScope: { type: 'namespace', namespaces: ['shop'] },
      },
    ]);
    const named = { ...ADMIN, policyArn: policy('AmazonEKSViewPolicy') };
    await eks.client.send(new DisassociateAccessPolicyCommand(named));
    await expect(eks.client.send(new DisassociateAccessPolicyCommand(named))).rejects.toMatchObject(
      { name: 'ResourceNotFoundException' },
    );
  });

  it.each<[string, Partial<AssociateAccessPolicyCommandInput>]>([
    ['that does not exist', { policyArn: policy('AmazonEKSRootPolicy') }],
    ['that is for EKS alone', { policyArn: policy('AmazonEKSComputeClusterPolicy') }],
    ['of namespaces without one', { accessScope: { type: 'namespace' } }],
    ['of the cluster with a namespace', { accessScope: { type: 'cluster', namespaces: ['a'] } }],
  ])('are refused a policy %s', async (_, overrides) => {
    await create();

    await expect(associate(overrides)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('need to be there before they get a policy', async () => {
    await expect(associate()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('of nodes get no policy', async () => {
    await create({ type: 'EC2_LINUX' });

    await expect(associate()).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('can have any policy of the list', async () => {
    const { accessPolicies = [] } = await eks.client.send(new ListAccessPoliciesCommand({}));

    expect(accessPolicies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['AmazonEKSClusterAdminPolicy', 'AmazonEKSAutoNodePolicy']),
    );
  });
});
