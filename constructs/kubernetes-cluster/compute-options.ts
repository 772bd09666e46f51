import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import { choice, fields, list, name, named, oneOf, pattern } from '#constructs/kernel/schema';
import { NAMESPACE_CHARACTERS } from './access-options';
import { labels } from './label-options';
import { type NodeGroupOptions, nodeGroupOptions } from './node-group-options';

/** What pods run on. Changing the kind later means new nodes: add the new, move, remove the old. */
export type Compute =
  | {
      /** EKS Auto Mode: AWS runs Karpenter, the load balancer controller and block storage. */
      readonly kind: 'auto';
      /** AWS's built-in node pools. @default ['general-purpose', 'system'] */
      readonly nodePools?: readonly NodePool[];
    }
  | {
      /** Managed node groups on EC2. */
      readonly kind: 'nodeGroups';
      /** The groups, by name. A name cannot be changed without replacing the nodes. */
      readonly groups: Readonly<Record<string, NodeGroupOptions>>;
    }
  | {
      /** A micro VM for each pod; no daemon sets, no EBS volumes, no Pod Identity. */
      readonly kind: 'fargate';
      /** Which pods run there, by profile name. One profile must select `kube-system` (CoreDNS). */
      readonly profiles: Readonly<Record<string, FargateProfileOptions>>;
    };

/** The kind of what pods run on. */
export type ComputeKind = Compute['kind'];

/** One of Auto Mode's own node pools: for workloads, or tainted for critical add-ons. */
export type NodePool = 'general-purpose' | 'system';

/** Both of Auto Mode's own node pools. */
export const NODE_POOLS: readonly NodePool[] = ['general-purpose', 'system'];

/** Pods that run on Fargate: those that match any of the selectors. A change replaces the profile. */
export interface FargateProfileOptions {
  /** At most five. */
  readonly selectors: readonly FargateSelector[];
}

/** Matches the pods of one namespace that carry all of the labels. */
export interface FargateSelector {
  readonly namespace: string;
  /** At most five. @default - every pod of the namespace */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Source: https://docs.aws.amazon.com/general/latest/gr/eks.html (quotas: 10, 5 and 5). */
const FARGATE_PROFILES = 10;
const FARGATE_SELECTORS = 5;
const FARGATE_LABELS = 5;

/** 30 groups a cluster (quota). */
const NODE_GROUPS = 30;

/** Leaves room for the environment's name before it and Terraform's suffix behind it. */
const GROUP_NAME_CHARACTERS = 30;

/** EKS keeps names that begin with `eks-`. Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
const profileName = pattern(
  /^(?!eks-)[a-z](?:-?[a-z0-9])*$/,
  GROUP_NAME_CHARACTERS,
  `a name of 1 to ${GROUP_NAME_CHARACTERS} characters: lower-case letters, digits and single hyphens, beginning with a letter and not with eks-, which EKS reserves`,
  "Write, for example, 'system'.",
);

const selector = fields({
  namespace: name(NAMESPACE_CHARACTERS, 'kube-system'),
  labels: labels
    .superRefine(numbering(0, FARGATE_LABELS, 'labels', 'Select by fewer labels.'))
    .optional(),
});

/** What `compute` may say. */
export const computeOptions = choice(
  'kind',
  ['auto', 'nodeGroups', 'fargate'],
  [
    fields({
      kind: z.literal('auto'),
      nodePools: list(
        oneOf(NODE_POOLS),
        1,
        NODE_POOLS.length,
        "Write ['general-purpose', 'system'], or leave it out.",
      ).optional(),
    }),
    fields({
      kind: z.literal('nodeGroups'),
      groups: named(
        name(GROUP_NAME_CHARACTERS, 'workers'),
        nodeGroupOptions,
        "{ workers: { size: { min: 3, max: 9, owner: 'autoscaler' } } }",
      ).superRefine(
        numbering(1, NODE_GROUPS, 'node groups', 'Write, for example, { workers: { size: … } }.'),
      ),
    }),
    fields({
      kind: z.literal('fargate'),
      profiles: named(
        profileName,
        fields({
          selectors: list(
            selector,
            1,
            FARGATE_SELECTORS,
            "Write a list of selectors, for example [{ namespace: 'kube-system' }].",
          ),
        }),
        "{ system: { selectors: [{ namespace: 'kube-system' }] } }",
      ).superRefine(
        numbering(
          1,
          FARGATE_PROFILES,
          'profiles',
          'Write, for example, { system: { selectors: … } }.',
        ),
      ),
    }),
  ],
);
