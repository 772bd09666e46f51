import {
  across,
  fields,
  flag,
  list,
  mistake,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import {
  acceleratorOf,
  areAlike,
  type Architecture,
  architectureOf,
  instanceTypeFix,
  isInstanceType,
} from '#constructs/kernel/instance-types';
import { labelValue, nodeLabelKey, nodeLabels } from './label-options';

/** One managed node group. */
export interface NodeGroupOptions {
  /**
   * EC2 instance types, preferred first, with the same processors and memory: an autoscaler reckons
   * with those of one of them (https://docs.aws.amazon.com/eks/latest/best-practices/cas.html). Prefer Graviton (m7g, c7g, r7g): about a fifth less for the same work. Several
   * types make Spot dependable. @default - ['m7g.large', 'm6g.large'], or their like of `architecture`
   */
  readonly instanceTypes?: readonly string[];
  /** Refused unless the instance types have it. @default - what the instance types have: 'arm64' */
  readonly architecture?: Architecture;
  /** Amazon Linux 2023, or Bottlerocket: no shell, no package manager. @default 'bottlerocket' */
  readonly operatingSystem?: OperatingSystem;
  /** Spot costs up to nine tenths less and may be taken back within two minutes. @default 'on-demand' */
  readonly capacity?: 'on-demand' | 'spot';
  /** How many nodes. */
  readonly size: NodeGroupSize;
  /** The disk for images, logs and empty volumes of pods: encrypted gp3, in GiB. @default 80 */
  readonly diskGib?: number;
  /** Kubernetes labels of the nodes; not kubernetes.io/, k8s.io/, eks.amazonaws.com/. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** What keeps pods off these nodes unless they tolerate it; keys as of labels. @default [] */
  readonly taints?: readonly Taint[];
  /** Whether EKS replaces or reboots nodes that it finds unhealthy. @default true */
  readonly nodeRepair?: boolean;
  /** Share of the nodes that an update takes away at once, in percent. @default 25 */
  readonly maxUnavailablePercentage?: number;
  /**
   * Letters of the zones that it spans; one zone for pods with EBS volumes under an autoscaler.
   * A change replaces the group. @default - every zone of the environment
   */
  readonly zones?: readonly string[];
}

/** What nodes run. */
export type OperatingSystem = 'al2023' | 'bottlerocket';

/** How many nodes a group has, and who decides it. */
export interface NodeGroupSize {
  /** At least so many. */
  readonly min: number;
  /** At most so many. */
  readonly max: number;
  /** How many at first, or, if Terraform owns the size, always. @default - min */
  readonly desired?: number;
  /**
   * Who changes the size between min and max: `terraform` puts it back to `desired` at every apply,
   * `autoscaler` (Karpenter or Cluster Autoscaler, which you run) is left alone.
   */
  readonly owner: 'terraform' | 'autoscaler';
}

/** One taint, in Kubernetes' words. */
export interface Taint {
  readonly key: string;
  /** @default - none */
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** What happens to a pod that does not tolerate a taint. */
export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

/** Two processors and 8 GiB, of two generations. */
const DEFAULT_INSTANCE_TYPES: Readonly<Record<Architecture, readonly string[]>> = {
  arm64: ['m7g.large', 'm6g.large'],
  x86_64: ['m7i.large', 'm6i.large'],
};

/** The instance types of a group, named or not. */
export function instanceTypesOf(
  options: Pick<NodeGroupOptions, 'instanceTypes' | 'architecture'>,
): readonly string[] {
  return options.instanceTypes ?? DEFAULT_INSTANCE_TYPES[options.architecture ?? 'arm64'];
}

/** What nodes run, named or not. */
export function operatingSystemOf(
  options: Pick<NodeGroupOptions, 'operatingSystem'>,
): OperatingSystem {
  return options.operatingSystem ?? 'bottlerocket';
}

/**
 * 450 nodes a group, 20 instance types, 50 labels and 50 taints.
 * Source: https://docs.aws.amazon.com/general/latest/gr/eks.html and the EKS API reference, CreateNodegroup
 */
const NODES = 450;
const INSTANCE_TYPES = 20;
const TAINTS = 50;

/** Images of Kubernetes itself and of the add-ons need about 10 GiB; EBS ends at 16 TiB. */
const DISK_GIB = { min: 20, max: 16_384 };

const size = across(
  fields({
    min: wholeNumber(0, NODES),
    max: wholeNumber(1, NODES),
    desired: wholeNumber(0, NODES).optional(),
    owner: oneOf(
      ['terraform', 'autoscaler'],
      "Write 'terraform' for a fixed size, 'autoscaler' if one runs in the cluster.",
    ),
  }),
  ['min', 'max', 'desired'],
  ({ min, max, desired = min }, context) => {
    if (min > max) {
      mistake(context, ['min'], `at most max (${max})`, 'Raise max or lower min.');
    } else if (desired < min || desired > max) {
      mistake(context, ['desired'], `a number from min (${min}) to max (${max})`, 'Write one.');
    }
  },
);

const taint = fields({
  key: nodeLabelKey,
  value: labelValue.optional(),
  effect: oneOf(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

const groupFields = fields({
  instanceTypes: list(
    value<string>(isInstanceType, 'an EC2 instance type on which EKS runs nodes', instanceTypeFix),
    1,
    INSTANCE_TYPES,
    "Write a list of types, for example ['m7g.large', 'm6g.large'].",
  ).optional(),
  architecture: oneOf(['arm64', 'x86_64']).optional(),
  operatingSystem: oneOf(['al2023', 'bottlerocket']).optional(),
  capacity: oneOf(['on-demand', 'spot']).optional(),
  size,
  diskGib: wholeNumber(DISK_GIB.min, DISK_GIB.max).optional(),
  labels: nodeLabels.optional(),
  taints: list(taint, 0, TAINTS, "Write a list of { key, effect: 'NoSchedule' }.").optional(),
  nodeRepair: flag().optional(),
  maxUnavailablePercentage: wholeNumber(1, 100).optional(),
  zones: list(
    pattern(/^[a-f]$/, 1, 'the letter of an availability zone, a to f', "Write, for example, 'a'."),
    1,
    6,
    "Write letters of zones, for example ['a'].",
  ).optional(),
});

const withAlikeTypes = across(
  groupFields,
  ['instanceTypes', 'architecture'],
  ({ instanceTypes = [], architecture }, context) => {
    const [first] = instanceTypes;
    if (first === undefined) return;
    instanceTypes.forEach((type, index) => {
      const expected = differenceOf(type, first, architecture ?? architectureOf(first));
      if (expected === undefined) return;
      mistake(context, ['instanceTypes', index], expected, 'Make a node group for each.');
    });
  },
);

const withDriver = across(
  withAlikeTypes,
  ['instanceTypes', 'operatingSystem'],
  ({ instanceTypes: [first = ''] = [], operatingSystem }, context) => {
    if (operatingSystem === 'al2023' || acceleratorOf(first) !== 'neuron') return;
    const fix = "Write operatingSystem: 'al2023'.";
    mistake(context, ['operatingSystem'], 'a system with the driver for Neuron', fix);
  },
);

/** What one node group may say. */
export const nodeGroupOptions = across(withDriver, ['taints'], ({ taints = [] }, context) => {
  taints.forEach(({ key, effect }, index) => {
    const before = taints.findIndex((other) => other.key === key && other.effect === effect);
    if (before === index) return;
    const expected = `a taint of another key or effect than taints[${before}]`;
    mistake(context, ['taints', index], expected, 'Remove one of the two.');
  });
});

/** What a type must have and has not, to stand in a group beside the first; the first difference only. */
function differenceOf(type: string, first: string, architecture: Architecture): string | undefined {
  if (architectureOf(type) !== architecture)
    return `a type with ${architecture} processors like the rest of the group`;
  if (acceleratorOf(type) !== acceleratorOf(first))
    return `a type with the same accelerator as ${first}`;
  return areAlike(type, first)
    ? undefined
    : `a type with as many processors and as much memory as ${first}`;
}
