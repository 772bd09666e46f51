import * as eks from '@aws-sdk/client-eks';

import type { EksEndpoint } from './eks-endpoint';
import { clusterRequest, nodegroupRequest, role } from './eks-requests';

const CLUSTER = { clusterName: 'main' } as const;
const NODEGROUP = { ...CLUSTER, nodegroupName: 'general' } as const;
const ADDON = { ...CLUSTER, addonName: 'vpc-cni' } as const;
const PROFILE = { ...CLUSTER, fargateProfileName: 'batch' } as const;
const ENTRY = { ...CLUSTER, principalArn: role('admin') } as const;
const VIEW = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy';
const OIDC = { type: 'oidc', name: 'oidc' } as const;

/** Calls every operation that the EKS service implements, with as many members as it can. */
export async function tourOfEks({ client }: EksEndpoint): Promise<void> {
  await clusterTour(client);
  await nodegroupTour(client);
  await fargateTour(client);
  await addonTour(client);
  await accessTour(client);
  await podIdentityTour(client);
  await identityProviderTour(client);
  await client.send(new eks.DeleteClusterCommand({ name: 'main' }));
  await refused(client.send(new eks.DescribeClusterCommand({ name: 'main' })));
}

async function clusterTour(client: eks.EKSClient): Promise<void> {
  const request = clusterRequest({
    version: '1.34',
    tags: { team: 'platform' },
    logging: { clusterLogging: [{ types: ['api', 'audit'], enabled: true }] },
    encryptionConfig: [{ provider: { keyArn: 'arn:aws:kms:eu-west-1:000000000000:key/1' } }],
    bootstrapSelfManagedAddons: false,
    upgradePolicy: { supportType: 'STANDARD' },
    zonalShiftConfig: { enabled: true },
    remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: ['192.168.0.0/20'] }] },
    computeConfig: { enabled: true, nodePools: ['system'], nodeRoleArn: role('auto') },
    storageConfig: { blockStorage: { enabled: true } },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    controlPlaneScalingConfig: { tier: 'standard' },
  });
  await client.send(new eks.CreateClusterCommand(request));
  const { cluster } = await client.send(new eks.DescribeClusterCommand({ name: 'main' }));
  await refused(client.send(new eks.CreateClusterCommand(request)));
  await client.send(new eks.ListClustersCommand({}));
  await client.send(new eks.DescribeClusterVersionsCommand({ includeAll: true }));

  const config = async (change: Partial<eks.UpdateClusterConfigCommandInput>): Promise<void> => {
    const command = new eks.UpdateClusterConfigCommand({ name: 'main', ...change });
    await finish(client, await client.send(command));
  };
  await config({ logging: { clusterLogging: [{ types: ['scheduler'], enabled: true }] } });
  await config({ resourcesVpcConfig: { publicAccessCidrs: ['198.51.100.0/24'] } });
  await config({ resourcesVpcConfig: { subnetIds: ['subnet-b', 'subnet-c'] } });
  await config({ upgradePolicy: { supportType: 'EXTENDED' } });
  await config({ zonalShiftConfig: { enabled: false } });
  await config({ remoteNetworkConfig: { remotePodNetworks: [{ cidrs: ['192.168.16.0/20'] }] } });
  await config({ deletionProtection: false });
  await config({ controlPlaneScalingConfig: { tier: 'tier-xl' } });
  await config({
    computeConfig: { enabled: false },
    storageConfig: { blockStorage: { enabled: false } },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: false } },
  });
  const version = new eks.UpdateClusterVersionCommand({ name: 'main', version: '1.35' });
  await finish(client, await client.send(version));
  await client.send(new eks.ListUpdatesCommand({ name: 'main' }));
  await encryptionTour(client);

  const resourceArn = cluster?.arn;
  await client.send(new eks.TagResourceCommand({ resourceArn, tags: { a: 'b' } }));
  await client.send(new eks.ListTagsForResourceCommand({ resourceArn }));
  await client.send(new eks.UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
}

async function encryptionTour(client: eks.EKSClient): Promise<void> {
  const name = 'later';
  await client.send(new eks.CreateClusterCommand(clusterRequest({ name })));
  await client.send(new eks.DescribeClusterCommand({ name }));
  const associate = new eks.AssociateEncryptionConfigCommand({
    clusterName: name,
    encryptionConfig: [{ provider: { keyArn: 'arn:aws:kms:eu-west-1:000000000000:key/1' } }],
  });
  await client.send(associate);
  await client.send(new eks.DescribeClusterCommand({ name }));
  await client.send(new eks.DeleteClusterCommand({ name }));
}

async function nodegroupTour(client: eks.EKSClient): Promise<void> {
  const request = nodegroupRequest({
    version: '1.34',
    launchTemplate: { name: 'plain', version: '$Latest' },
    labels: { tier: 'general' },
    taints: [{ key: 'spot', value: 'yes', effect: 'NO_SCHEDULE' }],
    updateConfig: { maxUnavailablePercentage: 33 },
    nodeRepairConfig: { enabled: true },
    capacityType: 'SPOT',
    amiType: 'BOTTLEROCKET_ARM_64',
    instanceTypes: ['m7g.large'],
    tags: { a: 'b' },
  });
  await client.send(new eks.CreateNodegroupCommand(request));
  await client.send(new eks.DescribeNodegroupCommand(NODEGROUP));
  await client.send(new eks.ListNodegroupsCommand(CLUSTER));
  const config = new eks.UpdateNodegroupConfigCommand({
    ...NODEGROUP,
    scalingConfig: { minSize: 2, maxSize: 9, desiredSize: 3 },
    labels: { addOrUpdateLabels: { a: 'b' }, removeLabels: ['tier'] },
    taints: { addOrUpdateTaints: [{ key: 'a', effect: 'NO_EXECUTE' }] },
    updateConfig: { maxUnavailable: 2 },
    nodeRepairConfig: { enabled: false },
  });
  await finish(client, await client.send(config), { nodegroupName: 'general' });
  const version = new eks.UpdateNodegroupVersionCommand({
    ...NODEGROUP,
    version: '1.35',
    launchTemplate: { name: 'plain', version: '8' },
  });
  await finish(client, await client.send(version), { nodegroupName: 'general' });
  await refused(client.send(new eks.DeleteClusterCommand({ name: 'main' })));
  await client.send(new eks.DeleteNodegroupCommand(NODEGROUP));
  await refused(client.send(new eks.DescribeNodegroupCommand(NODEGROUP)));
}

async function fargateTour(client: eks.EKSClient): Promise<void> {
  const selectors = [{ namespace: 'batch', labels: { compute: 'fargate' } }];
  const request = { ...PROFILE, podExecutionRoleArn: role('fargate'), selectors };
  await client.send(new eks.CreateFargateProfileCommand(request));
  await client.send(new eks.DescribeFargateProfileCommand(PROFILE));
  await client.send(new eks.ListFargateProfilesCommand(CLUSTER));
  await client.send(new eks.DeleteFargateProfileCommand(PROFILE));
  await refused(client.send(new eks.DescribeFargateProfileCommand(PROFILE)));
}

async function addonTour(client: eks.EKSClient): Promise<void> {
  await client.send(new eks.DescribeAddonVersionsCommand({ kubernetesVersion: '1.35' }));
  const asked = { addonName: 'vpc-cni', addonVersion: 'v1.21.1-eksbuild.3' };
  await client.send(new eks.DescribeAddonConfigurationCommand(asked));
  const request = {
    ...ADDON,
    configurationValues: '{"env":{}}',
    serviceAccountRoleArn: role('cni'),
    podIdentityAssociations: [{ serviceAccount: 'aws-node', roleArn: role('cni') }],
  };
  await client.send(new eks.CreateAddonCommand(request));
  await client.send(new eks.DescribeAddonCommand(ADDON));
  await client.send(new eks.ListAddonsCommand(CLUSTER));
  const update = new eks.UpdateAddonCommand({
    ...ADDON,
    addonVersion: 'v1.21.1-eksbuild.3',
    resolveConflicts: 'OVERWRITE',
    podIdentityAssociations: [{ serviceAccount: 'aws-node', roleArn: role('other') }],
  });
  await finish(client, await client.send(update), { addonName: 'vpc-cni' });
  await client.send(new eks.ListPodIdentityAssociationsCommand(CLUSTER));
  await client.send(new eks.DeleteAddonCommand(ADDON));
  await refused(client.send(new eks.DescribeAddonCommand(ADDON)));
}

async function accessTour(client: eks.EKSClient): Promise<void> {
  await client.send(new eks.ListAccessPoliciesCommand({}));
  const request = { ...ENTRY, kubernetesGroups: ['operators'], tags: { a: 'b' } };
  await client.send(new eks.CreateAccessEntryCommand(request));
  await refused(client.send(new eks.CreateAccessEntryCommand(ENTRY)));
  await client.send(new eks.DescribeAccessEntryCommand(ENTRY));
  await client.send(new eks.UpdateAccessEntryCommand({ ...ENTRY, username: 'admin' }));
  await client.send(new eks.ListAccessEntriesCommand(CLUSTER));
  const accessScope: eks.AccessScope = { type: 'namespace', namespaces: ['shop'] };
  const policy = { ...ENTRY, policyArn: VIEW };
  await client.send(new eks.AssociateAccessPolicyCommand({ ...policy, accessScope }));
  await client.send(new eks.ListAssociatedAccessPoliciesCommand(ENTRY));
  await client.send(new eks.DisassociateAccessPolicyCommand(policy));
  await refused(client.send(new eks.DisassociateAccessPolicyCommand(policy)));
  await client.send(new eks.DeleteAccessEntryCommand(ENTRY));
}

async function podIdentityTour(client: eks.EKSClient): Promise<void> {
  const account = { ...CLUSTER, namespace: 'shop', serviceAccount: 'checkout' };
  const request = { ...account, roleArn: role('checkout'), targetRoleArn: role('target') };
  const created = await client.send(new eks.CreatePodIdentityAssociationCommand(request));
  const associationId = created.association?.associationId;
  const one = { ...CLUSTER, associationId };
  await client.send(new eks.DescribePodIdentityAssociationCommand(one));
  const update = { ...one, roleArn: role('other'), disableSessionTags: true };
  await client.send(new eks.UpdatePodIdentityAssociationCommand(update));
  await client.send(new eks.ListPodIdentityAssociationsCommand(CLUSTER));
  await client.send(new eks.DeletePodIdentityAssociationCommand(one));
  await refused(client.send(new eks.DescribePodIdentityAssociationCommand(one)));
}

async function identityProviderTour(client: eks.EKSClient): Promise<void> {
  const oidc = {
    identityProviderConfigName: 'oidc',
    issuerUrl: 'https://issuer.example.com',
    clientId: 'client',
    requiredClaims: { team: 'platform' },
  };
  const associate = new eks.AssociateIdentityProviderConfigCommand({ ...CLUSTER, oidc });
  await finish(client, await client.send(associate));
  const named = { ...CLUSTER, identityProviderConfig: OIDC };
  await client.send(new eks.DescribeIdentityProviderConfigCommand(named));
  await client.send(new eks.ListIdentityProviderConfigsCommand(CLUSTER));
  const disassociate = new eks.DisassociateIdentityProviderConfigCommand(named);
  await finish(client, await client.send(disassociate));
  await refused(client.send(new eks.DescribeIdentityProviderConfigCommand(named)));
}

async function finish(
  client: eks.EKSClient,
  { update }: { update?: eks.Update | undefined },
  target: { nodegroupName?: string; addonName?: string } = {},
): Promise<void> {
  const described = await client.send(
    new eks.DescribeUpdateCommand({ name: 'main', updateId: update?.id, ...target }),
  );
  if (described.update?.status !== 'Successful') throw new Error('the update did not end');
}

async function refused(call: Promise<unknown>): Promise<void> {
  const accepted = await call.then(
    () => true,
    () => false,
  );
  if (accepted) throw new Error('the call was accepted');
}
