import type { CreateNodegroupRequest, Nodegroup } from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';

import type { LaunchTemplate } from '../../moto-ec2';
import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { addOwnAccessEntry } from './access-entries';
import type { ClusterState } from './cluster-state';
import { bodyOf, creationOf, throughEc2, type EksContext } from './eks-context';
import { invalidParameter, notFound } from './errors';
import { minor } from './kubernetes-versions';
import { checkNodegroupRequest, defaultAmiType, releaseVersion } from './nodegroup-config';
import { paginate } from './pagination';

/** Node groups but for their updates. */
export function nodegroupOperations(context: EksContext): readonly RestJsonOperation[] {
  const nodegroups = '/clusters/{name}/node-groups';
  const nodegroup = `${nodegroups}/{nodegroupName}`;
  return [
    {
      name: 'CreateNodegroup',
      method: 'POST',
      path: nodegroups,
      handle: (input) => createNodegroup(context, input),
    },
    {
      name: 'DescribeNodegroup',
      method: 'GET',
      path: nodegroup,
      handle: (input) => {
        const state = context.cluster(input);
        const name = input.labels['nodegroupName'] ?? '';
        return { nodegroup: state.nodegroups.read(name) ?? noNodegroup(state, name) };
      },
    },
    {
      name: 'DeleteNodegroup',
      method: 'DELETE',
      path: nodegroup,
      handle: (input) => {
        const found = findNodegroup(context.cluster(input), input);
        found.status = 'DELETING';
        return { nodegroup: found };
      },
    },
    {
      name: 'ListNodegroups',
      method: 'GET',
      path: nodegroups,
      handle: (input) => {
        const names = context.cluster(input).nodegroups.keys();
        const { items, ...rest } = paginate(names, input.query);
        return { nodegroups: items, ...rest };
      },
    },
  ];
}

/** The node group that the path names, as it is. */
export function findNodegroup(state: ClusterState, { labels }: RestJsonInput): Nodegroup {
  const name = labels['nodegroupName'] ?? '';
  return state.nodegroups.peek(name) ?? noNodegroup(state, name);
}

/** The version of the launch template that a request names, with its id, name and number. */
export async function resolveLaunchTemplate(
  context: EksContext,
  { region, name: clusterName }: ClusterState,
  asked: NonNullable<CreateNodegroupRequest['launchTemplate']>,
): Promise<LaunchTemplate> {
  const { id, name, version = '$Default' } = asked;
  if ((id === undefined) === (name === undefined)) {
    throw invalidParameter(
      'Either provide launch template ID or launch template name in the request.',
      { clusterName },
    );
  }
  const wanted = { version, ...(id ? { id } : {}), ...(name ? { name } : {}) };
  return throughEc2(context.options.ec2.launchTemplate(region, wanted), clusterName);
}

async function createNodegroup(context: EksContext, input: RestJsonInput): Promise<object> {
  const state = context.usableCluster(input);
  const request = bodyOf<CreateNodegroupRequest>(input);
  const { nodegroupName = '', subnets = [] } = request;
  const repeated = state.nodegroups.repeated(nodegroupName, creationOf(input));
  if (repeated) return { nodegroup: repeated };

  const named = { clusterName: state.name, nodegroupName };
  checkNodegroupRequest(request, named);
  await throughEc2(context.options.ec2.subnets(state.region, subnets), state.name);
  const template =
    request.launchTemplate && (await resolveLaunchTemplate(context, state, request.launchTemplate));
  if (template?.instanceType && request.instanceTypes) {
    throw invalidParameter(
      'Instance types cannot be specified in both the launch template and the request.',
      named,
    );
  }
  const nodegroup = nodegroupOf(context, state, request, template);
  const { amiType = 'CUSTOM', version = state.version, nodeRole = '' } = nodegroup;
  if (minor(version) > minor(state.version)) {
    throw invalidParameter(
      `Nodegroup Kubernetes version ${version} cannot be newer than the cluster's ${state.version}`,
      named,
    );
  }
  if (amiType.startsWith('AL2_') && minor(version) > 32) {
    throw invalidParameter(
      `AMI Type ${amiType} is only supported for kubernetes versions 1.32 or earlier`,
      named,
    );
  }
  addOwnAccessEntry(
    context,
    state,
    nodeRole,
    amiType.startsWith('WINDOWS') ? 'EC2_WINDOWS' : 'EC2_LINUX',
  );
  return { nodegroup: state.nodegroups.add(nodegroupName, creationOf(input), nodegroup) };
}

function nodegroupOf(
  context: EksContext,
  state: ClusterState,
  request: CreateNodegroupRequest,
  template: LaunchTemplate | undefined,
): Nodegroup {
  const { nodegroupName = '', remoteAccess, scalingConfig, warmPoolConfig } = request;
  const custom = template?.imageId !== undefined;
  const instanceTypes =
    request.instanceTypes ?? (template?.instanceType ? undefined : ['t3.medium']);
  const amiType = custom
    ? 'CUSTOM'
    : (request.amiType ?? defaultAmiType(instanceTypes ?? [template?.instanceType ?? '']));
  const version = request.version ?? state.version;
  const id = randomUUID();
  const at = context.now();
  return {
    nodegroupName,
    nodegroupArn: context.arn(state.region, 'nodegroup', state.name, nodegroupName, id),
    clusterName: state.name,
    version,
    releaseVersion: template?.imageId ?? request.releaseVersion ?? releaseVersion(amiType, version),
    createdAt: at,
    modifiedAt: at,
    status: 'CREATING',
    capacityType: request.capacityType ?? 'ON_DEMAND',
    scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 2, ...scalingConfig },
    subnets: request.subnets,
    amiType,
    nodeRole: request.nodeRole,
    labels: { ...request.labels },
    taints: request.taints ?? [],
    resources: {
      autoScalingGroups: [{ name: `eks-${nodegroupName}-${id}` }],
      ...(remoteAccess?.ec2SshKey
        ? { remoteAccessSecurityGroup: `sg-${context.randomHex(17)}` }
        : {}),
    },
    health: { issues: [] },
    updateConfig: request.updateConfig ?? { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: false, ...request.nodeRepairConfig },
    tags: { ...request.tags },
    ...(instanceTypes ? { instanceTypes } : {}),
    ...(remoteAccess ? { remoteAccess } : {}),
    ...(warmPoolConfig ? { warmPoolConfig } : {}),
    ...(template
      ? { launchTemplate: { id: template.id, name: template.name, version: template.version } }
      : { diskSize: request.diskSize ?? 20 }),
  };
}

function noNodegroup({ name: clusterName }: ClusterState, nodegroupName: string): never {
  throw notFound(`No node group found for name: ${nodegroupName}.`, { clusterName, nodegroupName });
}
