import type {
  AssociateEncryptionConfigRequest,
  Cluster,
  Logging,
  UpdateAccessConfigRequest,
  UpdateClusterConfigRequest,
  UpdateClusterVersionRequest,
  VpcConfigRequest,
} from '@aws-sdk/client-eks';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { AUTO_NODE_POLICY } from './access-policies';
import { addOwnAccessEntry } from './access-entries';
import { autoMode, checkEndpoints, enabledLogs, loggingResponse } from './cluster-config';
import type { ClusterState } from './cluster-state';
import { publicCidrs, vpcOfSubnets } from './clusters';
import { bodyOf, throughEc2, type EksContext } from './eks-context';
import { invalidParameter, invalidRequest } from './errors';
import { checkUpgrade, minor } from './kubernetes-versions';
import { beginUpdate, param, repeatedUpdate, type NewUpdate } from './updates';

/** Oldest kubelet that a control plane accepts, in minor versions behind it: version skew policy. */
const KUBELET_SKEW = 3;

/** UpdateClusterConfig, UpdateClusterVersion and AssociateEncryptionConfig. */
export function clusterUpdateOperations(context: EksContext): readonly RestJsonOperation[] {
  const updating = (
    name: string,
    path: string,
    plan: (state: ClusterState, input: RestJsonInput) => NewUpdate | Promise<NewUpdate>,
  ): RestJsonOperation => ({
    name,
    method: 'POST',
    path,
    handle: async (input) => {
      const state = context.usableCluster(input);
      const update =
        repeatedUpdate(state, input) ??
        beginUpdate(context, state, input, await plan(state, input));
      return { update };
    },
  });
  return [
    updating('UpdateClusterConfig', '/clusters/{name}/update-config', (state, input) =>
      configUpdate(context, state, bodyOf<UpdateClusterConfigRequest>(input)),
    ),
    updating('UpdateClusterVersion', '/clusters/{name}/updates', (state, input) =>
      versionUpdate(state, bodyOf<UpdateClusterVersionRequest>(input)),
    ),
    updating(
      'AssociateEncryptionConfig',
      '/clusters/{name}/encryption-config/associate',
      (state, input) => encryptionUpdate(state, bodyOf<AssociateEncryptionConfigRequest>(input)),
    ),
  ];
}

async function configUpdate(
  context: EksContext,
  state: ClusterState,
  request: UpdateClusterConfigRequest,
): Promise<NewUpdate> {
  const { cluster } = state;
  const { logging, resourcesVpcConfig, accessConfig } = request;
  const autoModeParts =
    request.computeConfig ?? request.storageConfig ?? request.kubernetesNetworkConfig;
  const asked = [
    logging && (() => loggingUpdate(cluster, logging)),
    resourcesVpcConfig && (() => vpcUpdate(context, state, resourcesVpcConfig)),
    accessConfig && (() => accessUpdate(cluster, accessConfig)),
    autoModeParts && (() => autoModeUpdate(context, state, request)),
    ...plainUpdates(cluster, request),
  ].filter((plan) => plan !== undefined);
  const [plan, second] = asked;
  if (second) throw invalidParameter('Only one type of update can be allowed.', named(cluster));
  if (!plan) throw invalidParameter('No update was specified.', named(cluster));
  return plan();
}

function loggingUpdate(cluster: Cluster, logging: Logging): NewUpdate {
  const next = loggingResponse(enabledLogs(cluster.logging, logging));
  if (JSON.stringify(next) === JSON.stringify(cluster.logging)) {
    throw invalidParameter('No changes needed for the logging config provided', named(cluster));
  }
  return {
    type: 'LoggingUpdate',
    params: [param('ClusterLogging', next)],
    apply: () => (cluster.logging = next),
  };
}

async function vpcUpdate(
  context: EksContext,
  { cluster, name, region }: ClusterState,
  asked: VpcConfigRequest,
): Promise<NewUpdate> {
  const current = cluster.resourcesVpcConfig ?? {};
  if (asked.subnetIds ?? asked.securityGroupIds) {
    const { subnetIds = current.subnetIds, securityGroupIds = current.securityGroupIds } = asked;
    const vpcId = await vpcOfSubnets(context, region, subnetIds ?? [], name);
    if (vpcId !== current.vpcId) {
      throw invalidParameter(`Provided subnets belong to a different VPC than ${current.vpcId}`);
    }
    await throughEc2(context.options.ec2.checkSecurityGroups(region, securityGroupIds ?? []), name);
    return {
      type: 'VpcConfigUpdate',
      params: [param('Subnets', subnetIds), param('SecurityGroups', securityGroupIds)],
      apply: () => (cluster.resourcesVpcConfig = { ...current, subnetIds, securityGroupIds }),
    };
  }
  return endpointUpdate(cluster, asked);
}

function endpointUpdate(cluster: Cluster, asked: VpcConfigRequest): NewUpdate {
  const current = cluster.resourcesVpcConfig ?? {};
  const endpointPublicAccess = asked.endpointPublicAccess ?? current.endpointPublicAccess ?? true;
  const endpointPrivateAccess =
    asked.endpointPrivateAccess ?? current.endpointPrivateAccess ?? false;
  checkEndpoints({ ...asked, endpointPublicAccess, endpointPrivateAccess });
  const cidrs = publicCidrs(
    endpointPublicAccess,
    asked.publicAccessCidrs ?? current.publicAccessCidrs ?? [],
  );
  const next = {
    ...current,
    endpointPublicAccess,
    endpointPrivateAccess,
    publicAccessCidrs: cidrs,
    ...(asked.controlPlaneEgressMode
      ? { controlPlaneEgressMode: asked.controlPlaneEgressMode }
      : {}),
  };
  if (JSON.stringify(next) === JSON.stringify(current)) {
    throw invalidParameter(
      'Cluster is already at the desired configuration with endpointPrivateAccess: ' +
        `${endpointPrivateAccess} , endpointPublicAccess: ${endpointPublicAccess}, and Public ` +
        `Endpoint Restrictions: [${cidrs.join(', ')}]`,
      named(cluster),
    );
  }
  return {
    type: 'EndpointAccessUpdate',
    params: [
      param('EndpointPublicAccess', endpointPublicAccess),
      param('EndpointPrivateAccess', endpointPrivateAccess),
      param('PublicAccessCidrs', cidrs),
    ],
    apply: () => (cluster.resourcesVpcConfig = next),
  };
}

function accessUpdate(cluster: Cluster, asked: UpdateAccessConfigRequest): NewUpdate {
  const current = cluster.accessConfig?.authenticationMode ?? 'CONFIG_MAP';
  const next = asked.authenticationMode ?? current;
  // One step at a time, and never back.
  const allowed = { CONFIG_MAP: 'API_AND_CONFIG_MAP', API_AND_CONFIG_MAP: 'API', API: '' };
  if (allowed[current] !== next) {
    throw invalidParameter(
      `Unsupported authentication mode update from ${current} to ${next}`,
      named(cluster),
    );
  }
  return {
    type: 'AccessConfigUpdate',
    params: [param('AuthenticationMode', next)],
    apply: () => (cluster.accessConfig = { ...cluster.accessConfig, authenticationMode: next }),
  };
}

function autoModeUpdate(
  context: EksContext,
  state: ClusterState,
  request: UpdateClusterConfigRequest,
): NewUpdate {
  const { cluster } = state;
  const { computeConfig, storageConfig, kubernetesNetworkConfig } = request;
  const enabled = autoMode({
    computeConfig: { ...cluster.computeConfig, ...computeConfig },
    storageConfig: storageConfig ?? cluster.storageConfig,
    kubernetesNetworkConfig: kubernetesNetworkConfig ?? cluster.kubernetesNetworkConfig,
  });
  if (enabled && !state.usesAccessEntries) {
    throw invalidParameter(
      'When EKS Auto Mode is enabled, authenticationMode must be set to API or API_AND_CONFIG_MAP',
      named(cluster),
    );
  }
  return {
    type: 'AutoModeUpdate',
    params: [
      param('ComputeConfig', computeConfig ?? {}),
      param('StorageConfig', storageConfig ?? {}),
      param('KubernetesNetworkConfig', kubernetesNetworkConfig ?? {}),
    ],
    apply: () => {
      cluster.computeConfig = { ...cluster.computeConfig, ...computeConfig };
      if (!enabled) cluster.computeConfig = { enabled: false, nodePools: [] };
      cluster.storageConfig = storageConfig ?? cluster.storageConfig;
      cluster.kubernetesNetworkConfig = {
        ...cluster.kubernetesNetworkConfig,
        elasticLoadBalancing: { enabled },
      };
      const { nodeRoleArn } = cluster.computeConfig;
      if (nodeRoleArn) addOwnAccessEntry(context, state, nodeRoleArn, 'EC2', AUTO_NODE_POLICY);
    },
  };
}

/** The updates that only replace one member of the cluster by what the request says. */
function plainUpdates(
  cluster: Cluster,
  request: UpdateClusterConfigRequest,
): readonly ((() => NewUpdate) | undefined)[] {
  const plain = (
    member: keyof Cluster & keyof UpdateClusterConfigRequest,
    type: NewUpdate['type'],
    name: Parameters<typeof param>[0],
  ): (() => NewUpdate) | undefined => {
    const value = request[member];
    if (value === undefined) return undefined;
    const apply = (): void => {
      Object.assign(cluster, { [member]: value });
    };
    return () => ({ type, params: [param(name, value)], apply });
  };
  return [
    plain('upgradePolicy', 'UpgradePolicyUpdate', 'UpgradePolicy'),
    plain('zonalShiftConfig', 'ZonalShiftConfigUpdate', 'ZonalShiftConfig'),
    plain('remoteNetworkConfig', 'RemoteNetworkConfigUpdate', 'RemoteNetworkConfig'),
    plain('deletionProtection', 'DeletionProtectionUpdate', 'DeletionProtection'),
    plain('controlPlaneScalingConfig', 'ControlPlaneScalingConfigUpdate', 'UpdatedTier'),
    plain('kubeApiServerConfig', 'ControlPlaneComponentConfigUpdate', 'KubeApiServerConfig'),
    plain('kubeSchedulerConfig', 'ControlPlaneComponentConfigUpdate', 'KubeSchedulerConfig'),
    plain(
      'kubeControllerManagerConfig',
      'ControlPlaneComponentConfigUpdate',
      'KubeControllerManagerConfig',
    ),
  ];
}

function versionUpdate(
  state: ClusterState,
  { version = '' }: UpdateClusterVersionRequest,
): NewUpdate {
  const { cluster } = state;
  checkUpgrade(state.version, version);
  const tooOld = state.nodegroups
    .values()
    .filter((group) => minor(version) - minor(group.version ?? version) > KUBELET_SKEW);
  if (tooOld.length > 0) {
    const names = tooOld.map(({ nodegroupName }) => nodegroupName).join(', ');
    throw invalidRequest(
      `Nodegroups [${names}] must be updated to a version that ${version} supports before ` +
        'updating the cluster version',
      named(cluster),
    );
  }
  return {
    type: 'VersionUpdate',
    params: [param('Version', version), param('PlatformVersion', cluster.platformVersion)],
    apply: () => (cluster.version = version),
  };
}

function encryptionUpdate(
  { cluster }: ClusterState,
  { encryptionConfig = [] }: AssociateEncryptionConfigRequest,
): NewUpdate {
  if ((cluster.encryptionConfig ?? []).length > 0) {
    throw invalidRequest('Cluster is already enabled with encryption config', named(cluster));
  }
  return {
    type: 'AssociateEncryptionConfig',
    params: [param('EncryptionConfig', encryptionConfig)],
    apply: () => (cluster.encryptionConfig = encryptionConfig),
  };
}

function named({ name = '' }: Cluster): { readonly clusterName: string } {
  return { clusterName: name };
}
