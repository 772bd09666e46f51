import type { ComputeKind } from './compute-options';

/** An add-on's settings, in its own schema (`aws eks describe-addon-configuration`). */
export type AddOnConfiguration = Readonly<Record<string, unknown>>;

/** What an add-on's settings are made from. */
export interface AddOnSurroundings {
  readonly computeKind: ComputeKind;
  readonly region: string;
  /** Zones and the subnet for pods in each; empty where pods share the nodes' subnets. */
  readonly podSubnets: readonly { readonly zone: string; readonly subnetId: string }[];
  readonly clusterSecurityGroupId: string;
}

/** Two replicas survive the loss of one; a zone holds both only if there is no other. */
const REPLICAS = 2;

/** CoreDNS adds replicas with nodes and cores up to here. */
const MOST_DNS_REPLICAS = 10;

/**
 * Pods take addresses in blocks of sixteen (as the network's plan reckons) and network policies are
 * enforced. Where there are subnets for pods, each zone has its ENIConfig.
 * Source: https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html and
 * https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html
 */
export function vpcCni(surroundings: AddOnSurroundings): AddOnConfiguration {
  const { podSubnets, region, clusterSecurityGroupId } = surroundings;
  const prefixes = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' };
  const enableNetworkPolicy = 'true';
  if (podSubnets.length === 0) return { enableNetworkPolicy, env: prefixes };
  return {
    enableNetworkPolicy,
    env: {
      ...prefixes,
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    },
    eniConfig: {
      create: true,
      region,
      subnets: Object.fromEntries(
        podSubnets.map(({ zone, subnetId }) => [
          zone,
          { id: subnetId, securityGroups: [clusterSecurityGroupId] },
        ]),
      ),
    },
  };
}

/**
 * Replicas over zones, one of them at most away at a time, more of them as the cluster grows. On
 * Fargate the number is fixed: there are no nodes to count.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html
 */
export function coreDns({ computeKind }: AddOnSurroundings): AddOnConfiguration {
  return {
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    topologySpreadConstraints: spreadOverZones({ 'k8s-app': 'kube-dns' }),
    ...(computeKind === 'fargate'
      ? { computeType: 'Fargate', replicaCount: REPLICAS }
      : {
          autoScaling: { enabled: true, minReplicas: REPLICAS, maxReplicas: MOST_DNS_REPLICAS },
        }),
  };
}

/** Two replicas over zones: without one, autoscaling of pods stands still. */
export function metricsServer(): AddOnConfiguration {
  return {
    replicas: REPLICAS,
    topologySpreadConstraints: spreadOverZones({ 'app.kubernetes.io/name': 'metrics-server' }),
  };
}

function spreadOverZones(matchLabels: Readonly<Record<string, string>>) {
  return [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels },
    },
  ];
}
