import { type z } from 'zod';
import {
  contains,
  isInnerBlock,
  overlaps,
  parseIpv4Cidr,
  PRIVATE_RANGES,
  SHARED_RANGE,
} from '#constructs/kernel/ipv4-cidr';
import {
  across,
  fields,
  list,
  mistake,
  oneOf,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import { INTERFACE_ENDPOINTS, type InterfaceEndpoint } from './interface-endpoints';

/** How instances without public addresses reach the internet. */
export type Nat = 'none' | 'single' | 'per-zone';

/** How many zones' worth of addresses are set aside. */
export type ZoneSlots = 2 | 4 | 8;

/** Addresses, the way out, and the private ways to AWS services. */
export interface NetworkOptions {
  /**
   * The VPC's block, /16 to /22 (/23 with two zone slots), of a private range (RFC 1918). Cannot be
   * changed later without replacing the VPC.
   */
  readonly cidr: string;
  /**
   * NAT gateways: `per-zone` survives the loss of any zone, `single` does not and production
   * refuses it, `none` has no way out: AWS is reached by `interfaceEndpoints` only.
   */
  readonly nat: Nat;
  /**
   * Equal parts the block is cut into, one for each present or future zone. Cannot be changed later
   * without replacing subnets. @default 4
   */
  readonly zoneSlots?: ZoneSlots;
  /** The nodes and pods that must find addresses. @default 30 pods on each of 20 nodes, surge 1.25 */
  readonly capacity?: NetworkCapacity;
  /**
   * A second block for pods alone, /16 to /20 of the shared range 100.64.0.0/10, for when the VPC's
   * own block is short. @default - pods share the private subnets
   */
  readonly podCidr?: string;
  /**
   * Private blocks of networks joined to this one by VPN, peering or transit gateway: the network ACL
   * of private subnets lets them in, security groups decide the rest. The connection and its routes
   * are yours. @default [] - nothing from outside reaches private subnets
   */
  readonly peerCidrs?: readonly string[];
  /** AWS services reached without leaving the VPC, each at a price per zone and hour. @default [] */
  readonly interfaceEndpoints?: readonly InterfaceEndpoint[];
  /**
   * TCP ports that the internet may open to public subnets (load balancers), never SSH or remote
   * desktop. @default [80, 443]
   */
  readonly publicPorts?: readonly number[];
}

/** What the private subnets must hold at the highest peak, with one zone lost. */
export interface NetworkCapacity {
  /** Nodes in all zones together at the peak. */
  readonly nodes: number;
  /** Pods on each node, at most 250 (EKS's limit for large instances). */
  readonly podsPerNode: number;
  /** Factor for a rolling replacement of nodes, 1 to 3. @default 1.25 */
  readonly surge?: number;
}

/** A VPC is cut into four zone slots unless told otherwise: three zones and one to grow. */
export const DEFAULT_ZONE_SLOTS: ZoneSlots = 4;

/** The capacity that a network is planned for when its environment names none. */
export const DEFAULT_CAPACITY: Required<NetworkCapacity> = {
  nodes: 20,
  podsPerNode: 30,
  surge: 1.25,
};

/** A network ACL takes 20 rules each way. Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const PEER_CIDRS = 10;

/** Never opened to the internet. */
const ADMINISTRATION_PORTS = [22, 3389];

const isPort = (input: unknown): input is number =>
  Number.isInteger(input) && (input as number) >= 1 && (input as number) <= 65535;

const cidrIn = (ranges: typeof PRIVATE_RANGES, min: number, max: number) => (input: unknown) => {
  const cidr = typeof input === 'string' ? parseIpv4Cidr(input) : undefined;
  if (cidr === undefined || cidr.prefix < min || cidr.prefix > max) return false;
  return ranges.some((range) => contains(range, cidr));
};

const networkFields = fields({
  cidr: value<string>(
    cidrIn(PRIVATE_RANGES, 16, 23),
    'a private IPv4 block (10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16) from /16 to /23 without host bits',
    "Write, for example, '10.40.0.0/16'.",
  ),
  nat: oneOf(['none', 'single', 'per-zone']),
  zoneSlots: oneOf([2, 4, 8]).optional(),
  capacity: fields({
    nodes: wholeNumber(1, 5000),
    podsPerNode: wholeNumber(1, 250),
    surge: value<number>(
      (input) => typeof input === 'number' && input >= 1 && input <= 3,
      'a number from 1 to 3',
      'Write, for example, 1.25: a quarter more nodes while they are replaced.',
    ).optional(),
  }).optional(),
  podCidr: value<string>(
    cidrIn([SHARED_RANGE], 16, 20),
    'a block of the shared range 100.64.0.0/10 from /16 to /20 without host bits',
    "Write, for example, '100.64.0.0/16'.",
  ).optional(),
  interfaceEndpoints: list(
    oneOf(INTERFACE_ENDPOINTS),
    0,
    INTERFACE_ENDPOINTS.length,
    "Write a list of services, for example ['ecr.api', 'ecr.dkr'].",
  ).optional(),
  publicPorts: list(
    value<number>(
      (input) => isPort(input) && !ADMINISTRATION_PORTS.includes(input),
      'a TCP port from 1 to 65535 other than 22 (SSH) and 3389 (remote desktop)',
      'Write, for example, 443; reach machines by Session Manager.',
    ),
    0,
    8,
    'Write a list of TCP ports, for example [443].',
  ).optional(),
  peerCidrs: list(
    value<string>(
      isInnerBlock,
      'a private IPv4 block (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10) from /8 to /32 without host bits',
      "Write, for example, '10.90.0.0/16'.",
    ),
    0,
    PEER_CIDRS,
    "Write a list of blocks, for example ['10.90.0.0/16'].",
  ).optional(),
});

/** What `network` may say. Whether the addresses suffice: the rule `too-few-addresses`. */
export const networkOptions = across(
  networkFields,
  ['cidr', 'podCidr', 'peerCidrs'],
  ({ cidr, podCidr, peerCidrs = [] }, context) => {
    const own = Object.entries({ cidr, podCidr });
    peerCidrs.forEach((peer, index) => {
      const covered = own.find(([, block]) => block !== undefined && overlap(peer, block));
      if (covered === undefined) return;
      const expected = `a block outside of ${covered[0]} (${covered[1]})`;
      const fix =
        'Write the blocks around it: no route leads out of the network to its own addresses.';
      mistake(context, ['peerCidrs', index], expected, fix);
    });
  },
) satisfies z.ZodType;

function overlap(one: string, other: string): boolean {
  const [first, second] = [parseIpv4Cidr(one), parseIpv4Cidr(other)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}
