import { overlaps, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentRule } from '../rule';

/** A service with the address of a machine hides that machine from every pod. */
export const serviceCidrOverlaps: EnvironmentRule = {
  id: 'service-cidr-overlaps',
  reads: ['network.cidr', 'network.podCidr', 'kubernetes.serviceCidr'],
  effect: 'refuse',
  find: ({ network, kubernetes }) => {
    const text = kubernetes?.serviceCidr;
    const services = text === undefined ? undefined : parseIpv4Cidr(text);
    if (services === undefined) return [];
    return (['cidr', 'podCidr'] as const).flatMap((field) => {
      const block = network[field] === undefined ? undefined : parseIpv4Cidr(network[field]);
      if (block === undefined || !overlaps(services, block)) return [];
      return [
        {
          property: 'kubernetes.serviceCidr',
          got: text,
          expected: `a block outside of network.${field} (${network[field]})`,
          fix: "Write, for example, '172.20.0.0/16', or leave it out.",
        },
      ];
    });
  },
};
