import { contains, type Ipv4Cidr, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentRule } from '../rule';

/** What the network ACL drops never asks the Kubernetes API, whatever its security group admits. */
export const apiClientsNotJoined: EnvironmentRule = {
  id: 'api-clients-not-joined',
  reads: ['network.cidr', 'network.podCidr', 'network.peerCidrs', 'kubernetes.endpoint'],
  effect: 'refuse',
  find: ({ network, kubernetes }) => {
    if (kubernetes?.endpoint?.kind !== 'private') return [];
    const { cidr, podCidr, peerCidrs = [] } = network;
    const joined = [cidr, podCidr, ...peerCidrs].flatMap((text) => blocks(text));
    return (kubernetes.endpoint.allowedCidrs ?? []).flatMap((text, index) =>
      blocks(text).every((client) => joined.some((block) => contains(block, client)))
        ? []
        : [
            {
              property: `kubernetes.endpoint.allowedCidrs[${index}]`,
              got: text,
              expected: 'a block of the VPC or of a network joined to it',
              fix: 'Add it to network.peerCidrs if a VPN, peering or transit gateway leads there.',
            },
          ],
    );
  },
};

function blocks(text: string | undefined): Ipv4Cidr[] {
  const block = text === undefined ? undefined : parseIpv4Cidr(text);
  return block === undefined ? [] : [block];
}
