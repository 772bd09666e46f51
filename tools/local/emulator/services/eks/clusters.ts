import type { Cluster, CreateClusterRequest, VpcConfigResponse } from '@aws-sdk/client-eks';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { AUTO_NODE_POLICY, CLUSTER_ADMIN_POLICY } from './access-policies';
import { addOwnAccessEntry } from './access-entries';
import { checkClusterRequest, givenBack, serviceCidr } from './cluster-config';
import { ClusterState } from './cluster-state';
import { bodyOf, creationOf, throughEc2, type EksContext } from './eks-context';
import { inUse, invalidParameter, invalidRequest } from './errors';
import {
  checkVersion,
  DEFAULT_VERSION,
  KUBERNETES_VERSIONS,
  PLATFORM_VERSION,
  versionInformation,
} from './kubernetes-versions';
import { paginate } from './pagination';

/** No real authority signs for a control plane that does not exist; clients only carry this along. */
const CERTIFICATE = Buffer.from(
  '-----BEGIN CERTIFICATE-----\nSEVENFOLD+EMULATOR+HAS+NO+CONTROL+PLANE==\n' +
    '-----END CERTIFICATE-----\n',
).toString('base64');

/** Everything about a cluster but its updates. */
export function clusterOperations(context: EksContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'CreateCluster',
      method: 'POST',
      path: '/clusters',
      handle: (input) => createCluster(context, input),
    },
    {
      name: 'DescribeCluster',
      method: 'GET',
      path: '/clusters/{name}',
      handle: (input) => ({ cluster: context.readCluster(input).cluster }),
    },
    {
      name: 'ListClusters',
      method: 'GET',
      path: '/clusters',
      handle: ({ region, query }) => {
        const { items: clusters, ...rest } = paginate(context.clusterNames(region), query);
        return { clusters, ...rest };
      },
    },
    {
      name: 'DeleteCluster',
      method: 'DELETE',
      path: '/clusters/{name}',
      handle: (input) => deleteCluster(context, input),
    },
    {
      name: 'DescribeClusterVersions',
      method: 'GET',
      path: '/cluster-versions',
      handle: ({ query }) => describeClusterVersions(context, query),
    },
  ];
}

async function createCluster(context: EksContext, input: RestJsonInput): Promise<object> {
  const request = bodyOf<CreateClusterRequest>(input);
  checkClusterRequest(request);
  const { name = '', version = DEFAULT_VERSION } = request;
  checkVersion(version);
  const { region } = input;
  const creation = creationOf(input);
  const repeated = context.repeatedCluster(region, name, creation);
  if (repeated) return { cluster: repeated.cluster };

  const { vpcConfig, vpcCidrs } = await placeInVpc(context, region, request);
  const id = context.randomHex(32).toUpperCase();
  const cluster: Cluster = {
    ...givenBack(request),
    name,
    version,
    arn: context.arn(region, 'cluster', name),
    createdAt: context.now(),
    endpoint: `https://${id}.gr7.${region}.eks.amazonaws.com`,
    identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${id}` } },
    certificateAuthority: { data: CERTIFICATE },
    platformVersion: PLATFORM_VERSION,
    resourcesVpcConfig: vpcConfig,
    kubernetesNetworkConfig: networkConfig(request, vpcCidrs),
    status: 'CREATING',
    health: { issues: [] },
  };
  vpcConfig.clusterSecurityGroupId = await createSecurityGroup(context, region, cluster);
  const state = new ClusterState(cluster, region);
  context.addCluster(state, creation);
  addFirstAccessEntries(context, state);
  return { cluster };
}

async function placeInVpc(
  context: EksContext,
  region: string,
  { name = '', resourcesVpcConfig = {} }: CreateClusterRequest,
): Promise<{ vpcConfig: VpcConfigResponse; vpcCidrs: readonly string[] }> {
  const { ec2 } = context.options;
  const { subnetIds = [], securityGroupIds = [] } = resourcesVpcConfig;
  const vpcId = await vpcOfSubnets(context, region, subnetIds, name);
  await throughEc2(ec2.checkSecurityGroups(region, securityGroupIds), name);
  const publicAccess = resourcesVpcConfig.endpointPublicAccess ?? true;
  const { publicAccessCidrs = [], controlPlaneEgressMode } = resourcesVpcConfig;
  return {
    vpcCidrs: await throughEc2(ec2.vpcCidrs(region, vpcId), name),
    vpcConfig: {
      subnetIds,
      securityGroupIds,
      vpcId,
      endpointPublicAccess: publicAccess,
      endpointPrivateAccess: resourcesVpcConfig.endpointPrivateAccess ?? false,
      publicAccessCidrs: publicCidrs(publicAccess, publicAccessCidrs),
      ...(controlPlaneEgressMode ? { controlPlaneEgressMode } : {}),
    },
  };
}

/** The VPC of subnets. Refused unless they lie in one VPC and in at least two zones. */
export async function vpcOfSubnets(
  context: EksContext,
  region: string,
  subnetIds: readonly string[],
  clusterName: string,
): Promise<string> {
  if (subnetIds.length === 0)
    throw invalidParameter('subnetIds must not be empty', { clusterName });
  const subnets = await throughEc2(context.options.ec2.subnets(region, subnetIds), clusterName);
  const [vpcId = '', ...others] = [...new Set(subnets.map((subnet) => subnet.vpcId))];
  if (others.length > 0) {
    throw invalidParameter('Subnets specified must belong to the same VPC', { clusterName });
  }
  if (new Set(subnets.map((subnet) => subnet.availabilityZone)).size < 2) {
    throw invalidParameter('Subnets specified must be in at least two different AZs', {
      clusterName,
    });
  }
  return vpcId;
}

/** The ranges that may reach the public endpoint: everyone when it is open and none is named. */
export function publicCidrs(publicAccess: boolean, asked: readonly string[]): string[] {
  if (!publicAccess) return [];
  return asked.length > 0 ? [...asked] : ['0.0.0.0/0'];
}

function networkConfig(
  { kubernetesNetworkConfig: asked = {} }: CreateClusterRequest,
  vpcCidrs: readonly string[],
): NonNullable<Cluster['kubernetesNetworkConfig']> {
  const elasticLoadBalancing = asked.elasticLoadBalancing ?? { enabled: false };
  if (asked.ipFamily === 'ipv6') {
    return { ipFamily: 'ipv6', serviceIpv6Cidr: 'fd7c:5e7e:f01d::/108', elasticLoadBalancing };
  }
  return {
    ipFamily: 'ipv4',
    serviceIpv4Cidr: serviceCidr(asked.serviceIpv4Cidr, vpcCidrs),
    elasticLoadBalancing,
  };
}

async function createSecurityGroup(
  context: EksContext,
  region: string,
  { name = '', resourcesVpcConfig }: Cluster,
): Promise<string> {
  const groupName = `eks-cluster-sg-${name}-${context.randomHex(8)}`;
  const created = context.options.ec2.createSecurityGroup(region, {
    name: groupName,
    description:
      'EKS created security group applied to ENI that is attached to EKS Control Plane master ' +
      'nodes, as well as any managed workloads.',
    vpcId: resourcesVpcConfig?.vpcId ?? '',
    tags: {
      Name: groupName,
      [`kubernetes.io/cluster/${name}`]: 'owned',
      'aws:eks:cluster-name': name,
    },
  });
  return throughEc2(created, name);
}

function addFirstAccessEntries(context: EksContext, state: ClusterState): void {
  const { accessConfig, computeConfig } = state.cluster;
  if (accessConfig?.bootstrapClusterCreatorAdminPermissions) {
    const creator = `arn:aws:iam::${context.account}:user/moto`; // who STS of moto says everyone is
    addOwnAccessEntry(context, state, creator, 'STANDARD', CLUSTER_ADMIN_POLICY);
  }
  if (computeConfig?.nodeRoleArn) {
    addOwnAccessEntry(context, state, computeConfig.nodeRoleArn, 'EC2', AUTO_NODE_POLICY);
  }
}

async function deleteCluster(context: EksContext, input: RestJsonInput): Promise<object> {
  const state = context.cluster(input);
  const { cluster, name: clusterName } = state;
  const [nodegroupName] = state.nodegroups.keys();
  if (nodegroupName !== undefined) {
    throw inUse('Cluster has nodegroups attached', { clusterName, nodegroupName });
  }
  if (state.fargateProfiles.keys().length > 0) {
    throw inUse('Cluster has Fargate profiles attached', { clusterName });
  }
  const { status } = cluster;
  if (status === 'CREATING' || status === 'UPDATING') {
    context.readCluster(input); // a refusal is a look: the next call finds it done
    throw inUse(`Cluster is in status ${status}`, { clusterName });
  }
  if (cluster.deletionProtection) {
    throw invalidRequest(
      'The cluster has deletion protection enabled. Disable deletion protection and try again.',
      { clusterName },
    );
  }
  if (cluster.status !== 'DELETING') {
    const group = cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? '';
    try {
      await context.options.ec2.deleteSecurityGroup(input.region, group);
    } catch (error) {
      // As on AWS: the cluster goes, and a group that something still uses stays behind.
      context.options.log(
        `security group ${group} of cluster ${clusterName} stays: ${String(error)}`,
      );
    }
  }
  cluster.status = 'DELETING';
  return { cluster };
}

function describeClusterVersions(context: EksContext, query: URLSearchParams): object {
  const wanted = query.getAll('clusterVersions');
  const unknown = wanted.filter((version) => !KUBERNETES_VERSIONS.includes(version));
  if (unknown.length > 0) {
    throw invalidParameter(`unsupported Kubernetes version ${unknown.join(', ')}`);
  }
  const status = query.get('status');
  const versionStatus = query.get('versionStatus');
  const found = versionInformation(context.now()).filter(
    (version) =>
      (wanted.length === 0 || wanted.includes(version.clusterVersion ?? '')) &&
      (query.get('defaultOnly') !== 'true' || version.defaultVersion) &&
      (status === null || version.status === status) &&
      (versionStatus === null || version.versionStatus === versionStatus) &&
      (query.get('includeAll') === 'true' ||
        wanted.length > 0 ||
        version.versionStatus !== 'UNSUPPORTED'),
  );
  const { items: clusterVersions, ...rest } = paginate(found, query);
  return { clusterVersions, ...rest };
}
