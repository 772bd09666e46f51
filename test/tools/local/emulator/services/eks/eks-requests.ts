import {
  CreateClusterCommand,
  CreateNodegroupCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  type CreateClusterCommandInput,
  type CreateNodegroupCommandInput,
  type EKSClient,
} from '@aws-sdk/client-eks';

/** ARN of an IAM role of the test account. */
export function role(name: string): string {
  return `arn:aws:iam::000000000000:role/${name}`;
}

/** The smallest cluster request that is accepted. */
export function clusterRequest(
  overrides: Partial<CreateClusterCommandInput> = {},
): CreateClusterCommandInput {
  return {
    name: 'main',
    roleArn: role('cluster'),
    resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-b'] },
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    ...overrides,
  };
}

/** A cluster that is ACTIVE. */
export async function createCluster(
  client: EKSClient,
  overrides: Partial<CreateClusterCommandInput> = {},
): Promise<void> {
  const request = clusterRequest(overrides);
  await client.send(new CreateClusterCommand(request));
  await client.send(new DescribeClusterCommand({ name: request.name }));
}

/** The smallest node group request that is accepted. */
export function nodegroupRequest(
  overrides: Partial<CreateNodegroupCommandInput> = {},
): CreateNodegroupCommandInput {
  return {
    clusterName: 'main',
    nodegroupName: 'general',
    subnets: ['subnet-a', 'subnet-b'],
    nodeRole: role('node'),
    ...overrides,
  };
}

/** A node group that is ACTIVE. */
export async function createNodegroup(
  client: EKSClient,
  overrides: Partial<CreateNodegroupCommandInput> = {},
): Promise<void> {
  const request = nodegroupRequest(overrides);
  await client.send(new CreateNodegroupCommand(request));
  const { clusterName, nodegroupName } = request;
  await client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }));
}
