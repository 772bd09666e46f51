import type {
  Cluster,
  ComputeConfigRequest,
  CreateClusterRequest,
  KubernetesNetworkConfigRequest,
  Logging,
  LogType,
  StorageConfigRequest,
} from '@aws-sdk/client-eks';

import { inside, ipv4Range, overlap } from '../../ipv4-range';
import { invalidParameter } from './errors';

const LOG_TYPES: readonly LogType[] = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
];

/** The built-in node pools of EKS Auto Mode. */
const NODE_POOLS = ['general-purpose', 'system'];

/** The parts of a cluster that are either all for EKS Auto Mode or all not. */
export interface AutoModeParts {
  readonly computeConfig?: ComputeConfigRequest | undefined;
  readonly storageConfig?: StorageConfigRequest | undefined;
  readonly kubernetesNetworkConfig?: KubernetesNetworkConfigRequest | undefined;
}

/** True for EKS Auto Mode, false without. Refused when only some of its parts are on. */
export function autoMode(parts: AutoModeParts): boolean {
  const switches = [
    parts.computeConfig?.enabled ?? false,
    parts.storageConfig?.blockStorage?.enabled ?? false,
    parts.kubernetesNetworkConfig?.elasticLoadBalancing?.enabled ?? false,
  ];
  if (new Set(switches).size > 1) {
    throw invalidParameter(
      'For EKS Auto Mode, please ensure that all required configs, including computeConfig, ' +
        'kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully disabled.',
    );
  }
  const { nodePools = [], nodeRoleArn } = parts.computeConfig ?? {};
  const unknown = nodePools.filter((pool) => !NODE_POOLS.includes(pool));
  if (unknown.length > 0) {
    throw invalidParameter(`Unsupported node pools: ${unknown.join(', ')}`);
  }
  if (nodePools.length > 0 !== (nodeRoleArn !== undefined)) {
    throw invalidParameter('nodePools and nodeRoleArn must be specified together.');
  }
  return switches[0] ?? false;
}

/** What a cluster says of its logs: one set that is on and one that is off, as EKS gives it back. */
export function loggingResponse(enabled: ReadonlySet<string>): Logging {
  const on = LOG_TYPES.filter((type) => enabled.has(type));
  const off = LOG_TYPES.filter((type) => !enabled.has(type));
  return {
    clusterLogging: [
      ...(on.length > 0 ? [{ types: on, enabled: true }] : []),
      ...(off.length > 0 ? [{ types: off, enabled: false }] : []),
    ],
  };
}

/** The log types that are on after a request; what it does not name stays as it was. */
export function enabledLogs(current: Logging | undefined, asked: Logging | undefined): Set<string> {
  const enabled = new Set<string>();
  for (const { types = [], enabled: on } of [
    ...(current?.clusterLogging ?? []),
    ...(asked?.clusterLogging ?? []),
  ]) {
    for (const type of types) {
      if (!LOG_TYPES.includes(type)) throw invalidParameter(`Invalid log type: ${type}`);
      if (on) enabled.add(type);
      else enabled.delete(type);
    }
  }
  return enabled;
}

/**
 * The range of Kubernetes services: the one asked for, or the first of EKS's two defaults that is in
 * another private block than the VPC.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export function serviceCidr(asked: string | undefined, vpcCidrs: readonly string[]): string {
  const vpc = vpcCidrs.flatMap((cidr) => ipv4Range(cidr) ?? []);
  if (asked === undefined) {
    const ten = ipv4Range('10.0.0.0/8');
    return ten && vpc.some((range) => overlap(range, ten)) ? '172.20.0.0/16' : '10.100.0.0/16';
  }
  const range = ipv4Range(asked);
  const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
  const isPrivate = privateBlocks.some((block) => {
    const outer = ipv4Range(block);
    return range !== undefined && outer !== undefined && inside(range, outer);
  });
  if (!range || !isPrivate || range.prefix < 12 || range.prefix > 24) {
    throw invalidParameter(
      `The specified serviceIpv4Cidr ${asked} is not valid: it must be a block between /24 and /12 ` +
        'within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    );
  }
  if (vpc.some((block) => overlap(block, range))) {
    throw invalidParameter(`The specified serviceIpv4Cidr ${asked} overlaps the CIDR of the VPC`);
  }
  return asked;
}

/** Refuses what a request to create a cluster may not say, whatever exists. */
export function checkClusterRequest(request: CreateClusterRequest): void {
  const { name = '', resourcesVpcConfig, accessConfig, bootstrapSelfManagedAddons } = request;
  if (!/^[0-9A-Za-z][A-Za-z0-9\-_]*$/.test(name) || name.length > 100) {
    throw invalidParameter(
      `The given cluster name is not valid: ${name}; it must match ^[0-9A-Za-z][A-Za-z0-9\\-_]*$ ` +
        'and have at most 100 characters',
    );
  }
  checkEndpoints(resourcesVpcConfig ?? {});
  if (!autoMode(request)) return;
  if (bootstrapSelfManagedAddons !== false) {
    throw invalidParameter(
      'When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false',
    );
  }
  if ((accessConfig?.authenticationMode ?? 'CONFIG_MAP') === 'CONFIG_MAP') {
    throw invalidParameter(
      'When EKS Auto Mode is enabled, authenticationMode must be set to API or API_AND_CONFIG_MAP',
    );
  }
}

/** Refuses a cluster that nobody could reach, and public ranges that are none. */
export function checkEndpoints(config: {
  readonly endpointPublicAccess?: boolean | undefined;
  readonly endpointPrivateAccess?: boolean | undefined;
  readonly publicAccessCidrs?: readonly string[] | undefined;
}): void {
  if (config.endpointPublicAccess === false && !config.endpointPrivateAccess) {
    throw invalidParameter(
      'Private and public endpoint access cannot be false. Please specify at least one to be true.',
    );
  }
  for (const cidr of config.publicAccessCidrs ?? []) {
    if (!ipv4Range(cidr) && !/^[0-9a-f:]+\/\d{1,3}$/i.test(cidr)) {
      throw invalidParameter(`The following CIDRs are invalid in publicAccessCidrs: [${cidr}]`);
    }
  }
}

/** The parts of a cluster that a request gives and the answer gives back, with EKS's defaults. */
export function givenBack(request: CreateClusterRequest): Partial<Cluster> {
  const { computeConfig, encryptionConfig, storageConfig, zonalShiftConfig } = request;
  const { outpostConfig, remoteNetworkConfig } = request;
  const { kubeApiServerConfig, kubeSchedulerConfig, kubeControllerManagerConfig } = request;
  return {
    roleArn: request.roleArn,
    tags: { ...request.tags },
    logging: loggingResponse(enabledLogs(undefined, request.logging)),
    accessConfig: {
      bootstrapClusterCreatorAdminPermissions:
        request.accessConfig?.bootstrapClusterCreatorAdminPermissions ?? true,
      authenticationMode: request.accessConfig?.authenticationMode ?? 'CONFIG_MAP',
    },
    upgradePolicy: { supportType: request.upgradePolicy?.supportType ?? 'EXTENDED' },
    deletionProtection: request.deletionProtection ?? false,
    controlPlaneScalingConfig: request.controlPlaneScalingConfig ?? { tier: 'standard' },
    ...(computeConfig ? { computeConfig } : {}),
    ...(storageConfig ? { storageConfig } : {}),
    ...(encryptionConfig ? { encryptionConfig } : {}),
    ...(zonalShiftConfig ? { zonalShiftConfig } : {}),
    ...(outpostConfig ? { outpostConfig } : {}),
    ...(remoteNetworkConfig ? { remoteNetworkConfig } : {}),
    ...(kubeApiServerConfig ? { kubeApiServerConfig } : {}),
    ...(kubeSchedulerConfig ? { kubeSchedulerConfig } : {}),
    ...(kubeControllerManagerConfig ? { kubeControllerManagerConfig } : {}),
  };
}
