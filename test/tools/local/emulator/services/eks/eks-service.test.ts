import {
  AssociateIdentityProviderConfigCommand,
  CreateAccessEntryCommand,
  CreateAddonCommand,
  CreateFargateProfileCommand,
  CreatePodIdentityAssociationCommand,
  DeleteClusterCommand,
  DescribeClusterCommand,
  DescribeIdentityProviderConfigCommand,
  ListInsightsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-eks';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, createNodegroup, role } from './eks-requests';

describe('the EKS service', () => {
  let eks: EksEndpoint;
  beforeEach(async () => {
    eks = await serveEks();
    await createCluster(eks.client);
  });
  afterEach(() => eks.close());

  /** One of each kind of resource; resolves to their ARNs. */
  async function oneOfEach(): Promise<(string | undefined)[]> {
    const main = { clusterName: 'main' };
    await createNodegroup(eks.client, { nodeRole: role('admin') });
    const addon = await eks.client.send(new CreateAddonCommand({ ...main, addonName: 'coredns' }));
    const profile = await eks.client.send(
      new CreateFargateProfileCommand({
        ...main,
        fargateProfileName: 'batch',
        podExecutionRoleArn: role('admin'),
        selectors: [{ namespace: 'batch' }],
      }),
    );
    const entry = await eks.client.send(
      new CreateAccessEntryCommand({ ...main, principalArn: role('viewer') }),
    );
    const association = await eks.client.send(
      new CreatePodIdentityAssociationCommand({
        ...main,
        namespace: 'shop',
        serviceAccount: 'checkout',
        roleArn: role('checkout'),
      }),
    );
    const oidc = {
      identityProviderConfigName: 'oidc',
      issuerUrl: 'https://issuer.example.com',
      clientId: 'client',
    };
    await eks.client.send(new AssociateIdentityProviderConfigCommand({ ...main, oidc }));
    const provider = await eks.client.send(
      new DescribeIdentityProviderConfigCommand({
        ...main,
        identityProviderConfig: { type: 'oidc', name: 'oidc' },
      }),
    );
    return [
      'arn:aws:eks:eu-west-1:000000000000:cluster/main',
      addon.addon?.addonArn,
      profile.fargateProfile?.fargateProfileArn,
      entry.accessEntry?.accessEntryArn,
      association.association?.associationArn,
      provider.identityProviderConfig?.oidc?.identityProviderConfigArn,
    ];
  }

  it('tags and untags every kind of resource', async () => {
    for (const resourceArn of await oneOfEach()) {
      await eks.client.send(new TagResourceCommand({ resourceArn, tags: { a: '1', b: '2' } }));
      await eks.client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));

      const { tags } = await eks.client.send(new ListTagsForResourceCommand({ resourceArn }));
      expect([resourceArn, tags]).toEqual([resourceArn, { b: '2' }]);
    }
  });

  it('has its own words for an ARN of nothing and for what is no ARN', async () => {
    const tagsOf = (resourceArn: string) =>
      eks.client.send(new ListTagsForResourceCommand({ resourceArn }));

    await expect(tagsOf('arn:aws:eks:eu-west-1:000000000000:cluster/x')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    await expect(tagsOf('main')).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('refuses reserved tags', async () => {
    const resourceArn = 'arn:aws:eks:eu-west-1:000000000000:cluster/main';

    await expect(
      eks.client.send(new TagResourceCommand({ resourceArn, tags: { 'aws:a': '1' } })),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('counts all that exists, and nothing once the cluster is being deleted', async () => {
    await createCluster(eks.elsewhere, { name: 'far' });
    await oneOfEach();

    const types = eks.service.inventory().map(({ type }) => type);
    expect(new Set(types)).toEqual(
      new Set([
        ...['cluster', 'nodegroup', 'addon', 'fargate-profile', 'access-entry'],
        ...['pod-identity-association', 'identity-provider-config'],
      ]),
    );
    expect(eks.service.inventory()).toContainEqual({
      service: 'eks',
      type: 'cluster',
      id: 'eu-central-1/far',
    });
    await eks.elsewhere.send(new DeleteClusterCommand({ name: 'far' }));
    expect(eks.service.inventory().filter(({ id }) => id.startsWith('eu-central-1'))).toEqual([]);
  });

  it('keeps regions apart', async () => {
    await expect(
      eks.elsewhere.send(new DescribeClusterCommand({ name: 'main' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('names an operation of AWS that it does not implement', async () => {
    await expect(
      eks.client.send(new ListInsightsCommand({ clusterName: 'main' })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });

    expect(eks.answers.at(-1)).toMatchObject({ operation: 'ListInsights', known: false });
  });

  it('answers what is no operation at all in its own error format', async () => {
    const answer = await eks.service.answer({
      method: 'PATCH',
      path: '/nothing',
      query: '',
      headers: {},
      body: Buffer.alloc(0),
      region: 'eu-west-1',
    });

    expect(answer).toMatchObject({
      operation: 'PATCH /nothing',
      known: false,
      status: 404,
      headers: { 'x-amzn-ErrorType': 'UnknownOperationException' },
    });
    expect(JSON.parse(answer.body)).toHaveProperty('message');
  });

  it.each(['{', '[]', 'null', '"text"'])('refuses the body %p', async (body) => {
    const answer = await eks.service.answer({
      method: 'POST',
      path: '/clusters',
      query: '',
      headers: {},
      body: Buffer.from(body),
      region: 'eu-west-1',
    });

    expect(answer).toMatchObject({
      status: 400,
      headers: { 'x-amzn-ErrorType': 'SerializationException' },
    });
  });

  it('refuses a second identity provider', async () => {
    await oneOfEach();
    const oidc = {
      identityProviderConfigName: 'second',
      issuerUrl: 'https://issuer.example.com',
      clientId: 'client',
    };

    await expect(
      eks.client.send(new AssociateIdentityProviderConfigCommand({ clusterName: 'main', oidc })),
    ).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });
});
