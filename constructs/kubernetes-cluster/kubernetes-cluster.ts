import { Ec2Tag } from '@cdktf/provider-aws/lib/ec2-tag';
import { EksCluster, type EksClusterConfig } from '@cdktf/provider-aws/lib/eks-cluster';
import { type ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { Connections } from '#constructs/capabilities/connectable';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import { grant } from '#constructs/capabilities/grantable';
import { LogGroup } from '#constructs/capabilities/logged';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';
import { requireValid } from '#constructs/kernel/schema';
import type { INetwork } from '#constructs/network/network-contract';
import { addAccessEntries } from './access-entries';
import type { AddOnSurroundings } from './add-on-configuration';
import { addControlPlaneAlarms, addNodeHealthAlarm } from './cluster-alarms';
import { type ClusterAttributes, ClusterReference } from './cluster-reference';
import { clusterRole, fargateRole, nodeRole } from './cluster-roles';
import { type Compute, NODE_POOLS } from './compute-options';
import { addFargateProfiles } from './fargate-profiles';
import { installAddOns } from './installed-add-ons';
import type {
  IKubernetesCluster,
  IPodIdentityRole,
  PodIdentityProps,
} from './kubernetes-cluster-contract';
import { type Endpoint, kubernetesOptions, type KubernetesOptions } from './kubernetes-options';
import { NodeGroup } from './node-group';
import type { ServiceRole } from './service-role';

/** Every log of the control plane. */
const CONTROL_PLANE_LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** A cluster and what it needs from its surroundings. */
export interface KubernetesClusterProps {
  /** Version, compute, access and add-ons, as the environment writes them. */
  readonly options: KubernetesOptions;
  readonly network: INetwork;
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** Days that control-plane logs are kept. */
  readonly logRetentionDays: LogRetentionDays;
  /** Pods that each node of a node group may take: what the network was planned for. */
  readonly podsPerNode: number;
}

/**
 * An EKS cluster named after its environment. Guarantees: its API is private unless told otherwise
 * and open to the roles named in `access` alone, Kubernetes secrets are encrypted with a key of its
 * own, all control-plane logs are kept encrypted, add-ons are pinned and have roles of their own,
 * nodes give no credentials to pods.
 *
 * Changing `serviceCidr` or the environment's name replaces the cluster and all that runs in it.
 *
 * @example new KubernetesCluster(this, 'Kubernetes', { options: { version: '1.35', compute: { kind: 'auto' } }, network, alarms, logRetentionDays: 365, podsPerNode: 30 });
 */
export class KubernetesCluster extends Construct implements IKubernetesCluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  readonly clusterSecurityGroupId: string;
  readonly connections: Connections;
  private readonly reference: ClusterReference;

  /** A cluster that another stack or repository made. */
  static fromClusterAttributes(attributes: ClusterAttributes): IKubernetesCluster {
    return new ClusterReference(attributes);
  }

  constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id);
    const { options, network, alarms } = props;
    const { compute, access = {} } = options;
    requireValid(kubernetesOptions, options, this.node.path);

    const nodes = compute.kind === 'fargate' ? undefined : nodeRole(this, 'NodeRole', compute.kind);
    const cluster = this.controlPlane(props, nodes);
    this.clusterName = cluster.name;
    this.clusterArn = cluster.arn;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.reference = new ClusterReference({
      clusterName: this.clusterName,
      clusterArn: this.clusterArn,
      endpoint: this.endpoint,
      certificateAuthority: this.certificateAuthority,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
      onFargate: compute.kind === 'fargate',
    });
    this.connections = this.reference.connections;

    this.admit(options.endpoint);
    addAccessEntries(this, 'Access', this.clusterName, access);
    const addOns = { options, cluster: this, surroundings: this.surroundings(compute, network) };
    const before = installAddOns(this, 'AddOnsBeforeNodes', {
      ...addOns,
      phase: 'before-nodes',
      dependsOn: [],
    });
    const capacity = this.capacity(props, nodes, before);
    installAddOns(this, 'AddOnsAfterNodes', {
      ...addOns,
      phase: 'after-nodes',
      dependsOn: capacity,
    });
    addControlPlaneAlarms(this, 'Alarms', this.clusterName, alarms);
  }

  podIdentityRole(scope: Construct, id: string, props: PodIdentityProps): IPodIdentityRole {
    return this.reference.podIdentityRole(scope, id, props);
  }

  /** The cluster's security group knows nodes and pods alone; a public endpoint has a list of its own. */
  private admit(endpoint: Endpoint = { kind: 'private' }): void {
    if (endpoint.kind === 'public') return;
    const clients = new Construct(this, 'ApiClients');
    for (const cidr of endpoint.allowedCidrs ?? []) {
      this.connections.allowFromCidr(clients, cidr, cidr, `Kubernetes API from ${cidr}`);
    }
  }

  private controlPlane(props: KubernetesClusterProps, nodes: ServiceRole | undefined): EksCluster {
    const { environment } = placementOf(this);
    const { options, network } = props;
    const {
      compute,
      endpoint,
      serviceCidr,
      upgradePolicy = 'standard',
      zonalShift = true,
    } = options;
    const role = clusterRole(this, 'Role', compute.kind);
    const secretsKey = new EncryptionKey(this, 'SecretsKey', {
      name: 'kubernetes-secrets',
      description: `Encrypts the Kubernetes secrets of ${environment}`,
    });
    // EKS writes to this name; made by us beforehand, it is encrypted and forgets.
    const logs = new LogGroup(this, 'Logs', {
      name: `/aws/eks/${environment}/cluster`,
      keyName: 'kubernetes-logs',
      retentionDays: props.logRetentionDays,
    });
    grant(role, 'Secrets', role, {
      sid: 'EncryptsSecrets',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
      resources: [secretsKey.keyArn],
    });

    return new EksCluster(this, 'Resource', {
      name: environment,
      version: options.version,
      roleArn: role.roleArn,
      bootstrapSelfManagedAddons: false,
      accessConfig: {
        authenticationMode: 'API',
        bootstrapClusterCreatorAdminPermissions: false,
      },
      vpcConfig: {
        subnetIds: [...network.privateSubnetIds],
        endpointPrivateAccess: true,
        ...publicAccess(endpoint),
      },
      kubernetesNetworkConfig: {
        ipFamily: 'ipv4',
        ...(serviceCidr !== undefined && { serviceIpv4Cidr: serviceCidr }),
        ...(compute.kind === 'auto' && { elasticLoadBalancing: { enabled: true } }),
      },
      ...autoMode(compute, nodes),
      encryptionConfig: { resources: ['secrets'], provider: { keyArn: secretsKey.keyArn } },
      enabledClusterLogTypes: CONTROL_PLANE_LOGS,
      upgradePolicy: { supportType: upgradePolicy.toUpperCase() },
      zonalShiftConfig: { enabled: zonalShift },
      dependsOn: [...resourcesIn(logs), ...role.ready, ...(nodes?.ready ?? [])],
    });
  }

  /** What the pods run on. Gives what add-ons for running pods have to wait for. */
  private capacity(
    props: KubernetesClusterProps,
    nodes: ServiceRole | undefined,
    before: readonly ITerraformDependable[],
  ): ITerraformDependable[] {
    const { options, network, alarms, podsPerNode } = props;
    const { compute, version } = options;
    const { clusterName } = this;
    if (compute.kind === 'fargate') {
      return addFargateProfiles(this, 'FargateProfiles', {
        profiles: compute.profiles,
        clusterName,
        role: fargateRole(this, 'FargateRole', clusterName),
        subnetIds: network.privateSubnetIds,
      });
    }
    if (compute.kind === 'auto' || nodes === undefined) return [];

    const { groups } = compute;
    if (Object.values(groups).some(({ size }) => size.owner === 'autoscaler'))
      this.tagForKarpenter();
    const groupsScope = new Construct(this, 'NodeGroups');
    return Object.entries(groups).map(([name, group]) => {
      const nodeGroup = new NodeGroup(groupsScope, name, {
        name,
        options: group,
        clusterName,
        version,
        nodeRoleArn: nodes.roleArn,
        subnets: perZone(network.zones, network.privateSubnetIds),
        podsPerNode,
        dependsOn: [...nodes.ready, ...before],
      });
      const { autoscalingGroupName, ready } = nodeGroup;
      addNodeHealthAlarm(nodeGroup, 'HealthAlarm', { name, autoscalingGroupName }, alarms);
      return ready;
    });
  }

  /** Karpenter finds the security group of its nodes by this tag, and their subnets by the network's. */
  private tagForKarpenter(): void {
    new Ec2Tag(this, 'KarpenterDiscovery', {
      resourceId: this.clusterSecurityGroupId,
      key: 'karpenter.sh/discovery',
      value: placementOf(this).environment,
    });
  }

  private surroundings(compute: Compute, network: INetwork): AddOnSurroundings {
    return {
      computeKind: compute.kind,
      region: placementOf(this).region,
      podSubnets: perZone(network.zones, network.podSubnetIds),
      clusterSecurityGroupId: this.clusterSecurityGroupId,
    };
  }
}

function publicAccess(
  endpoint: Endpoint = { kind: 'private' },
): Pick<EksClusterConfig['vpcConfig'], 'endpointPublicAccess' | 'publicAccessCidrs'> {
  if (endpoint.kind === 'private') return { endpointPublicAccess: false };
  return { endpointPublicAccess: true, publicAccessCidrs: [...endpoint.allowedCidrs] };
}

/** Auto Mode is compute, storage and load balancing together; EKS refuses one without the others. */
function autoMode(
  compute: Compute,
  nodes: ServiceRole | undefined,
): Pick<EksClusterConfig, 'computeConfig' | 'storageConfig'> {
  if (compute.kind !== 'auto' || nodes === undefined) return {};
  return {
    computeConfig: {
      enabled: true,
      nodePools: [...(compute.nodePools ?? NODE_POOLS)],
      nodeRoleArn: nodes.roleArn,
    },
    storageConfig: { blockStorage: { enabled: true } },
  };
}

function perZone(zones: readonly string[], subnetIds: readonly string[]) {
  return zones.flatMap((zone, index) => {
    const subnetId = subnetIds[index];
    return subnetId === undefined ? [] : [{ zone, subnetId }];
  });
}

function resourcesIn(construct: Construct): ITerraformDependable[] {
  return construct.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
}
