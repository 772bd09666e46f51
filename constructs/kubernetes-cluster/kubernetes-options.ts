import { z } from 'zod';
import {
  contains,
  INNER_RANGES,
  isInnerBlock,
  overlaps,
  parseIpv4Cidr,
  PRIVATE_RANGES,
} from '#constructs/kernel/ipv4-cidr';
import {
  across,
  choice,
  fields,
  flag,
  list,
  mistake,
  oneOf,
  pattern,
  value,
} from '#constructs/kernel/schema';
import { type AccessOptions, accessOptions } from './access-options';
import { ADD_ON_NAMES, ADD_ONS, type AddOnName } from './add-ons';
import { type Compute, computeOptions } from './compute-options';

/** The EKS cluster of an environment. */
export interface KubernetesOptions {
  /**
   * Kubernetes minor version: '1.35'. Known versions and their dates: `kubernetes-versions.ts`.
   * Raise it by one at a time; EKS never lowers it.
   */
  readonly version: string;
  /** What pods run on. */
  readonly compute: Compute;
  /** From where the Kubernetes API can be reached. @default { kind: 'private' } */
  readonly endpoint?: Endpoint;
  /** Who may use the Kubernetes API. @default - nobody but AWS's own services */
  readonly access?: AccessOptions;
  /**
   * What happens at the end of standard support: `standard` upgrades the cluster by itself, `extended`
   * keeps the version for a year more at six times the price of the control plane. @default 'standard'
   */
  readonly upgradePolicy?: 'standard' | 'extended';
  /** Whether AWS may lead traffic away from a zone that fails (ARC zonal autoshift). @default true */
  readonly zonalShift?: boolean;
  /**
   * Addresses of Kubernetes services, /12 to /24 of a private range, outside of the VPC and whatever
   * it is joined to. A change replaces the cluster. @default - AWS takes 172.20.0.0/16 or 10.100.0.0/16
   */
  readonly serviceCidr?: string;
  /** Add-ons beside those the compute kind needs, and versions other than the pinned ones. @default {} */
  readonly addOns?: Readonly<Partial<Record<AddOnName, AddOnOptions>>>;
}

/** From where the Kubernetes API can be reached. Nodes and pods can always. */
export type Endpoint =
  | {
      readonly kind: 'private';
      /**
       * Addresses of the VPC and of networks joined to it (`network.peerCidrs`) that may connect, /8
       * to /32. @default [] - nodes, pods, and whom `connections` of the cluster admits
       */
      readonly allowedCidrs?: readonly string[];
    }
  | {
      readonly kind: 'public';
      /** Addresses of the internet that may connect, /8 to /32. */
      readonly allowedCidrs: readonly string[];
    };

/** One add-on. */
export interface AddOnOptions {
  /** AWS's version string: 'v1.21.1-eksbuild.3'. @default - the one pinned for the Kubernetes version */
  readonly version?: string;
}

/**
 * The most blocks that a public endpoint takes, and well below the 60 rules of a security group.
 * Source: https://docs.aws.amazon.com/general/latest/gr/eks.html
 */
const ALLOWED_CIDRS = 40;

const NOT_THE_INTERNET = [
  ...INNER_RANGES,
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].flatMap(
    (text) => parseIpv4Cidr(text) ?? [],
  ),
];

const endpointOptions = choice(
  'kind',
  ['private', 'public'],
  [
    fields({
      kind: z.literal('private'),
      allowedCidrs: list(
        value<string>(
          isInnerBlock,
          'a private IPv4 block (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10) from /8 to /32 without host bits',
          "Write the addresses that need it, for example '10.90.0.0/16'.",
        ),
        0,
        ALLOWED_CIDRS,
        "Write a list of blocks, for example ['10.90.0.0/16'].",
      ).optional(),
    }),
    fields({
      kind: z.literal('public'),
      allowedCidrs: list(
        value<string>(
          (input) => {
            const cidr = typeof input === 'string' ? parseIpv4Cidr(input) : undefined;
            if (cidr === undefined || cidr.prefix < 8) return false;
            return !NOT_THE_INTERNET.some((range) => overlaps(range, cidr));
          },
          'a block of internet addresses from /8 to /32 without host bits, and never 0.0.0.0/0',
          "Write the addresses that need it, for example '198.51.100.0/24'.",
        ),
        1,
        ALLOWED_CIDRS,
        "Write a list of blocks, for example ['198.51.100.0/24'].",
      ),
    }),
  ],
);

const addOn = fields({
  version: pattern(
    /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
    40,
    "an add-on's version as AWS writes it",
    "Write, for example, 'v1.21.1-eksbuild.3'; `aws eks describe-addon-versions` lists them.",
  ).optional(),
}).optional();

/** What `kubernetes` may say. What spans fields of the environment: `environments/rules/`. */
export const kubernetesOptions = across(
  fields({
    version: pattern(
      /^1\.\d{1,3}$/,
      5,
      'a Kubernetes minor version in quotes',
      "Write, for example, '1.35'.",
    ),
    compute: computeOptions,
    endpoint: endpointOptions.optional(),
    access: accessOptions.optional(),
    upgradePolicy: oneOf(['standard', 'extended']).optional(),
    zonalShift: flag().optional(),
    serviceCidr: value<string>(
      (input) => {
        const cidr = typeof input === 'string' ? parseIpv4Cidr(input) : undefined;
        if (cidr === undefined || cidr.prefix < 12 || cidr.prefix > 24) return false;
        return PRIVATE_RANGES.some((range) => contains(range, cidr));
      },
      'a private IPv4 block (10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16) from /12 to /24 without host bits',
      "Write, for example, '172.20.0.0/16'.",
    ).optional(),
    addOns: fields(
      Object.fromEntries(ADD_ON_NAMES.map((name) => [name, addOn])) as Record<
        AddOnName,
        typeof addOn
      >,
    ).optional(),
  }),
  ['compute', 'addOns'],
  ({ compute, addOns = {} }, context) => {
    for (const name of ADD_ON_NAMES) {
      if (addOns[name] === undefined || ADD_ONS[name].runsOn.includes(compute.kind)) continue;
      const expected = `an add-on that compute of the kind '${compute.kind}' neither brings nor excludes`;
      mistake(context, ['addOns', name], expected, 'Remove it.');
    }
  },
) satisfies z.ZodType;
