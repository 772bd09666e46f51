import {
  type AddOnConfiguration,
  type AddOnSurroundings,
  coreDns,
  metricsServer,
  vpcCni,
} from './add-on-configuration';
import type { ComputeKind } from './compute-options';

/** The EKS add-ons that a cluster can have, in the order in which they are installed. */
export const ADD_ON_NAMES = [
  'vpc-cni',
  'kube-proxy',
  'eks-pod-identity-agent',
  'eks-node-monitoring-agent',
  'coredns',
  'snapshot-controller',
  'aws-ebs-csi-driver',
  'aws-efs-csi-driver',
  'metrics-server',
] as const;

/** One of these add-ons. */
export type AddOnName = (typeof ADD_ON_NAMES)[number];

/** What is known of one add-on. */
export interface AddOn {
  /** Before the nodes what makes a node ready; after them what needs a node to run on. */
  readonly phase: 'before-nodes' | 'after-nodes';
  /** Kinds of compute where every cluster has it. */
  readonly default: readonly ComputeKind[];
  /** Kinds of compute where it can be installed; the others bring it or cannot run it. */
  readonly runsOn: readonly ComputeKind[];
  /** The version pinned for each Kubernetes version; a text where one serves all. */
  readonly version: string | Readonly<Record<string, string>>;
  /** The AWS permissions it needs and the service account that needs them. @default - none */
  readonly podIdentity?: {
    /** In the namespace kube-system. */
    readonly serviceAccount: string;
    /** The AWS-managed policy that AWS documents for this add-on, below `arn:aws:iam::aws:policy/`. */
    readonly policy: string;
  };
  /** Settings in the add-on's own schema. @default - AWS's */
  readonly configuration?: (surroundings: AddOnSurroundings) => AddOnConfiguration;
}

const NODE_GROUPS: readonly ComputeKind[] = ['nodeGroups'];
const EVERYWHERE: readonly ComputeKind[] = ['auto', 'nodeGroups', 'fargate'];

/**
 * Every add-on. Auto Mode has networking, DNS, Pod Identity, node monitoring and EBS built in;
 * Fargate runs no daemon sets. Where the versions come from:
 * - vpc-cni, kube-proxy, coredns: the tables of the EKS user guide as of 2026-08-20
 *   (https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html, managing-kube-proxy.html,
 *   managing-coredns.html).
 * - the others: AWS publishes no table of them and builds each once for all Kubernetes versions.
 *   These builds were running on EKS 1.34 to 1.36 in the summer of 2026; node monitoring agent,
 *   snapshot controller and EFS driver were seen on 1.35 only.
 * `aws eks describe-addon-versions --kubernetes-version 1.35` says what there is today.
 * Policies: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export const ADD_ONS: Readonly<Record<AddOnName, AddOn>> = {
  'vpc-cni': {
    phase: 'before-nodes',
    default: NODE_GROUPS,
    runsOn: NODE_GROUPS,
    version: 'v1.22.4-eksbuild.3',
    podIdentity: { serviceAccount: 'aws-node', policy: 'AmazonEKS_CNI_Policy' },
    configuration: vpcCni,
  },
  'kube-proxy': {
    phase: 'before-nodes',
    default: NODE_GROUPS,
    runsOn: NODE_GROUPS,
    version: {
      '1.31': 'v1.31.14-eksbuild.20',
      '1.32': 'v1.32.13-eksbuild.16',
      '1.33': 'v1.33.10-eksbuild.13',
      '1.34': 'v1.34.6-eksbuild.13',
      '1.35': 'v1.35.3-eksbuild.13',
      '1.36': 'v1.36.0-eksbuild.14',
    },
  },
  'eks-pod-identity-agent': {
    phase: 'before-nodes',
    default: NODE_GROUPS,
    runsOn: NODE_GROUPS,
    version: 'v1.3.10-eksbuild.3',
  },
  'eks-node-monitoring-agent': {
    phase: 'before-nodes',
    default: NODE_GROUPS, // without it node repair sees only whether a node is ready
    runsOn: NODE_GROUPS,
    version: 'v1.6.5-eksbuild.1',
  },
  coredns: {
    phase: 'after-nodes',
    default: ['nodeGroups', 'fargate'],
    runsOn: ['nodeGroups', 'fargate'],
    version: {
      '1.31': 'v1.11.4-eksbuild.40',
      '1.32': 'v1.11.4-eksbuild.40',
      '1.33': 'v1.12.4-eksbuild.18',
      '1.34': 'v1.13.2-eksbuild.11',
      '1.35': 'v1.14.3-eksbuild.3',
      '1.36': 'v1.14.3-eksbuild.3',
    },
    configuration: coreDns,
  },
  'snapshot-controller': {
    phase: 'after-nodes',
    default: [],
    runsOn: ['auto', 'nodeGroups'],
    version: 'v8.5.0-eksbuild.3',
  },
  'aws-ebs-csi-driver': {
    phase: 'after-nodes',
    default: NODE_GROUPS,
    runsOn: NODE_GROUPS,
    version: 'v1.63.1-eksbuild.1',
    podIdentity: {
      serviceAccount: 'ebs-csi-controller-sa',
      policy: 'service-role/AmazonEBSCSIDriverPolicy',
    },
  },
  'aws-efs-csi-driver': {
    phase: 'after-nodes',
    default: [],
    runsOn: ['auto', 'nodeGroups'],
    version: 'v3.4.2-eksbuild.1',
    podIdentity: {
      serviceAccount: 'efs-csi-controller-sa',
      policy: 'service-role/AmazonEFSCSIDriverPolicy',
    },
  },
  'metrics-server': {
    phase: 'after-nodes',
    default: EVERYWHERE, // horizontal autoscaling of pods reads it
    runsOn: EVERYWHERE,
    version: 'v0.9.0-eksbuild.5',
    configuration: metricsServer,
  },
};

/** The version pinned for a Kubernetes version; undefined for a Kubernetes version without a row. */
export function pinnedVersion(name: AddOnName, kubernetesVersion: string): string | undefined {
  const { version } = ADD_ONS[name];
  return typeof version === 'string' ? version : version[kubernetesVersion];
}

/** Add-ons of a cluster: those its kind of compute always has and those it names, in order. */
export function addOnsFor(kind: ComputeKind, named: readonly string[]): AddOnName[] {
  return ADD_ON_NAMES.filter(
    (name) => ADD_ONS[name].default.includes(kind) || named.includes(name),
  );
}
