import {
  formatIpv4Cidr,
  type Ipv4Cidr,
  parseIpv4Cidr,
  size,
  subBlock,
} from '#constructs/kernel/ipv4-cidr';
import {
  DEFAULT_CAPACITY,
  DEFAULT_ZONE_SLOTS,
  type NetworkCapacity,
  type NetworkOptions,
  type ZoneSlots,
} from './network-options';

/** AWS keeps five addresses of every subnet. Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const ADDRESSES_KEPT_BY_AWS = 5;

/**
 * Addresses that a private subnet holds beside nodes and pods: the control plane's interfaces (up
 * to four at an upgrade), internal load balancers (eight each must be free), interface endpoints.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const OTHER_ADDRESSES = 48;

/**
 * Pods take addresses in blocks of sixteen (prefix delegation), and one block is kept warm.
 * Source: https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html
 */
const ADDRESSES_PER_PREFIX = 16;

/** What a plan is made from. All of it is decided before the first deployment. */
export interface CidrPlanRequest {
  /** The VPC's block. */
  readonly cidr: string;
  /** Letters of the zones, in the order in which they were added. */
  readonly zones: readonly string[];
  readonly zoneSlots: ZoneSlots;
  readonly capacity: Required<NetworkCapacity>;
  /** A block for pods alone. */
  readonly podCidr?: string | undefined;
}

/** The blocks of one zone. */
export interface ZoneBlocks {
  /** The zone's letter. */
  readonly zone: string;
  /** Half of the zone's slot. */
  readonly private: string;
  /** An eighth. */
  readonly public: string;
  /** An eighth. */
  readonly isolated: string;
  /** The zone's slot of the pods' block, where there is one. A last quarter of the slot stays free. */
  readonly pods?: string;
}

/** Addresses of one kind of subnet, in each zone. */
export interface AddressBudget {
  /** What the declared capacity takes with one zone lost. */
  readonly needed: number;
  /** What the subnet has. */
  readonly available: number;
}

/** Which block each subnet gets, and whether the capacity finds room in it. */
export interface CidrPlan {
  readonly zones: readonly ZoneBlocks[];
  /** Private subnets: nodes, and pods unless they have their own block. */
  readonly privateAddresses: AddressBudget;
  /** Subnets for pods, where they have their own block. */
  readonly podAddresses?: AddressBudget;
}

/** What the CIDR planner needs of the options, with their defaults. */
export function planRequest(options: NetworkOptions, zones: readonly string[]): CidrPlanRequest {
  const { cidr, zoneSlots = DEFAULT_ZONE_SLOTS, capacity = DEFAULT_CAPACITY, podCidr } = options;
  const { nodes, podsPerNode, surge = DEFAULT_CAPACITY.surge } = capacity;
  return { cidr, zones, zoneSlots, capacity: { nodes, podsPerNode, surge }, podCidr };
}

/**
 * Cuts a VPC into subnets. A pure function of the position of each zone, so that appending one
 * moves no address of another.
 */
export function planCidrs(request: CidrPlanRequest): CidrPlan {
  const vpc = blockOf(request.cidr);
  const pods = request.podCidr === undefined ? undefined : blockOf(request.podCidr);
  const slotBits = Math.log2(request.zoneSlots);

  const zones = request.zones.map((zone, index): ZoneBlocks => {
    const slot = subBlock(vpc, vpc.prefix + slotBits, index);
    return {
      zone,
      private: formatIpv4Cidr(subBlock(slot, slot.prefix + 1, 0)),
      public: formatIpv4Cidr(subBlock(slot, slot.prefix + 3, 4)),
      isolated: formatIpv4Cidr(subBlock(slot, slot.prefix + 3, 5)),
      ...(pods && { pods: formatIpv4Cidr(subBlock(pods, pods.prefix + slotBits, index)) }),
    };
  });

  const nodes = nodesPerZone(request);
  const podAddressesNeeded = nodes * addressesForPods(request.capacity.podsPerNode);
  const shared = pods === undefined;
  return {
    zones,
    privateAddresses: {
      needed: OTHER_ADDRESSES + nodes + (shared ? podAddressesNeeded : 0),
      available: usable(vpc.prefix + slotBits + 1),
    },
    ...(pods && {
      podAddresses: { needed: podAddressesNeeded, available: usable(pods.prefix + slotBits) },
    }),
  };
}

/** Nodes that one zone carries at the peak, during a replacement, with another zone lost. */
function nodesPerZone({ zones, capacity }: CidrPlanRequest): number {
  const zonesLeft = Math.max(1, zones.length - 1);
  return Math.ceil((capacity.nodes * capacity.surge) / zonesLeft);
}

function addressesForPods(podsPerNode: number): number {
  return (Math.ceil(podsPerNode / ADDRESSES_PER_PREFIX) + 1) * ADDRESSES_PER_PREFIX;
}

function usable(prefix: number): number {
  return size({ address: 0, prefix }) - ADDRESSES_KEPT_BY_AWS;
}

function blockOf(cidr: string): Ipv4Cidr {
  const block = parseIpv4Cidr(cidr);
  if (block === undefined) throw new Error(`not an IPv4 block: ${cidr}`);
  return block;
}
