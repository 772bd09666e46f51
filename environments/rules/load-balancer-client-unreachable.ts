import { contains, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** The network ACL of private subnets lets in the network itself and those joined to it, nobody else. */
export const loadBalancerClientUnreachable: EnvironmentRule = {
  id: 'load-balancer-client-unreachable',
  reads: ['network.cidr', 'network.podCidr', 'network.peerCidrs', 'edge.balancers'],
  effect: 'refuse',
  find: (environment) => {
    const { cidr, podCidr, peerCidrs = [] } = environment.network;
    const inside = [cidr, ...(podCidr === undefined ? [] : [podCidr]), ...peerCidrs];
    return inEachBalancer(environment, ({ scheme, allowFrom = {} }) => {
      if (scheme === 'internet-facing') return [];
      return Object.entries(allowFrom)
        .filter(([, range]) => !inside.some((block) => lies(range, block)))
        .map(([name, range]) => ({
          path: ['allowFrom', name],
          got: range,
          expected: `a range within the network or those joined to it (${inside.join(', ')}): the balancer is internal`,
          fix: 'Add it to network.peerCidrs, or remove it.',
        }));
    });
  },
};

function lies(range: string, block: string): boolean {
  const [inner, outer] = [parseIpv4Cidr(range), parseIpv4Cidr(block)];
  return inner !== undefined && outer !== undefined && contains(outer, inner);
}
