import type { Rejection } from '#constructs/kernel/invalid-input';
import { parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import { planCidrs, planRequest } from './cidr-plan';
import { DEFAULT_ZONE_SLOTS, type NetworkOptions } from './network-options';

/** A public subnet must hold a load balancer: /27. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones */
const SMALLEST_PUBLIC_PREFIX = 27;

/** A public subnet is an eighth of a zone's slot. */
const PUBLIC_SHARE_BITS = 3;

/** What is wrong with a network's addresses as a whole, with the arithmetic; nothing when they suffice. */
export function addressMistakes(
  options: NetworkOptions,
  zones: readonly string[],
): Omit<Rejection, 'source'>[] {
  const { cidr, zoneSlots = DEFAULT_ZONE_SLOTS, podCidr } = options;
  const prefix = parseIpv4Cidr(cidr)?.prefix ?? 0;
  const publicPrefix = prefix + Math.log2(zoneSlots) + PUBLIC_SHARE_BITS;
  const mistakes: Omit<Rejection, 'source'>[] = [];

  if (zones.length > zoneSlots) {
    mistakes.push({
      property: 'zoneSlots',
      got: zoneSlots,
      expected: `at least one slot for each of the ${zones.length} zones`,
      fix: 'Write 4 or 8. A network that exists cannot change it: move to a new one instead.',
    });
  }
  if (publicPrefix > SMALLEST_PUBLIC_PREFIX) {
    mistakes.push({
      property: 'cidr',
      got: cidr,
      expected: `a block whose public subnets are /${SMALLEST_PUBLIC_PREFIX} or larger; in ${zoneSlots} slots these are /${publicPrefix}`,
      fix: `Write a block of /${SMALLEST_PUBLIC_PREFIX - PUBLIC_SHARE_BITS - Math.log2(zoneSlots)} or larger.`,
    });
    return mistakes; // the arithmetic below would only repeat it
  }

  const { privateAddresses, podAddresses } = planCidrs(planRequest(options, zones));
  if (privateAddresses.needed > privateAddresses.available) {
    const way =
      podCidr === undefined
        ? "Write a larger block, or give pods their own: podCidr: '100.64.0.0/16' (compute nodeGroups)."
        : 'Write a larger block.';
    mistakes.push({
      property: 'cidr',
      got: cidr,
      expected: `${privateAddresses.needed} addresses in each private subnet for ${demand(options)}; it has ${privateAddresses.available}`,
      fix: `${way} Or lower capacity.nodes or capacity.podsPerNode.`,
    });
  }
  if (podAddresses !== undefined && podAddresses.needed > podAddresses.available) {
    mistakes.push({
      property: 'podCidr',
      got: podCidr,
      expected: `${podAddresses.needed} addresses in each pod subnet for ${demand(options)}; it has ${podAddresses.available}`,
      fix: "Write a larger block, for example '100.64.0.0/16', or lower capacity.",
    });
  }
  return mistakes;
}

function demand(options: NetworkOptions): string {
  const { nodes, podsPerNode, surge } = planRequest(options, []).capacity;
  return `${nodes} nodes × ${podsPerNode} pods × surge ${surge} with one zone lost`;
}
