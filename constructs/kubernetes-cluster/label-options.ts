import { named, pattern, value } from '#constructs/kernel/schema';

/** A DNS name of at most 253 characters and a slash, if wished, then a name of at most 63. */
const LABEL_KEY =
  /^(?:(?![^/]{254})[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/;
const LABEL_KEY_CHARACTERS = 317;

/**
 * Prefixes that EKS keeps for itself in labels and taints of node groups, with every subdomain.
 * Source: CreateNodegroup's answer, https://github.com/aws/containers-roadmap/issues/1451, and for
 * taints https://github.com/alphagov/govuk-infrastructure/pull/1264
 */
const RESERVED = /(?:^|\.)(?:kubernetes\.io|k8s\.io|eks\.amazonaws\.com)\//;

/**
 * The key of a pod's label: a name of at most 63 characters, with a domain before it if wished.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
const labelKey = pattern(
  LABEL_KEY,
  LABEL_KEY_CHARACTERS,
  'the key of a Kubernetes label',
  "Write, for example, 'team' or 'example.com/team'.",
);

/** The key of a node's label or taint: that of any label but those that EKS keeps for itself. */
export const nodeLabelKey = value<string>(
  (input) =>
    typeof input === 'string' &&
    input.length <= LABEL_KEY_CHARACTERS &&
    LABEL_KEY.test(input) &&
    !RESERVED.test(input),
  'the key of a Kubernetes label outside of kubernetes.io/, k8s.io/ and eks.amazonaws.com/, which EKS reserves',
  "Write, for example, 'team' or 'example.com/team'.",
);

/** The value of a label or taint: at most 63 characters, or none. */
export const labelValue = pattern(
  /^(?:[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/,
  63,
  'the value of a Kubernetes label: at most 63 letters, digits, dots, hyphens and underscores',
  "Write, for example, 'batch'.",
);

/** Labels that pods are selected by, by key. */
export const labels = named(labelKey, labelValue, "{ team: 'checkout' }");

/** Labels of nodes, by key. */
export const nodeLabels = named(nodeLabelKey, labelValue, "{ team: 'checkout' }");
