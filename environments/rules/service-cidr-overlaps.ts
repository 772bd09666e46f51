import { overlaps, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentOptions } from '../environment';
import { overlapped } from '../network-blocks';
import type { EnvironmentRule } from '../rule';

/** A service with the address of a machine hides that machine from every pod. */
export const serviceCidrOverlaps: EnvironmentRule = {
  id: 'service-cidr-overlaps',
  reads: ['name', 'network.cidr', 'network.podCidr', 'network.peerCidrs', 'kubernetes.serviceCidr'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const text = environment.kubernetes?.serviceCidr;
    const services = text === undefined ? undefined : parseIpv4Cidr(text);
    if (text === undefined || services === undefined) return [];
    const own = ownBlocks(environment).filter(([, block]) => {
      const parsed = parseIpv4Cidr(block);
      return parsed !== undefined && overlaps(services, parsed);
    });
    const others = overlapped(text, environment, all).map(
      (other) => [`the environment ${other.owner}`, other.text] as const,
    );
    return [...own, ...others].map(([whose, block]) => ({
      property: 'kubernetes.serviceCidr',
      got: text,
      expected: `a block outside of ${whose} (${block})`,
      fix: "Write, for example, '172.20.0.0/16', or leave it out.",
    }));
  },
};

function ownBlocks({ network }: EnvironmentOptions): (readonly [whose: string, block: string])[] {
  const { cidr, podCidr, peerCidrs = [] } = network;
  return [
    ['network.cidr', cidr],
    ...(podCidr === undefined ? [] : ([['network.podCidr', podCidr]] as const)),
    ...peerCidrs.map((peer, index) => [`network.peerCidrs[${index}]`, peer] as const),
  ];
}
