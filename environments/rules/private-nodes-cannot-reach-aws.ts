import { ENDPOINTS_OF_PRIVATE_NODES } from '#constructs/network/interface-endpoints';
import type { EnvironmentRule } from '../rule';

/** Without NAT and without these endpoints a node neither joins the cluster nor pulls an image. */
export const privateNodesCannotReachAws: EnvironmentRule = {
  id: 'private-nodes-cannot-reach-aws',
  reads: ['network.nat', 'network.interfaceEndpoints', 'kubernetes.compute'],
  effect: 'refuse',
  find: ({ network, kubernetes }) => {
    if (kubernetes === undefined || network.nat !== 'none') return [];
    const { interfaceEndpoints = [] } = network;
    const missing = ENDPOINTS_OF_PRIVATE_NODES.filter((name) => !interfaceEndpoints.includes(name));
    if (missing.length === 0) return [];
    const names = missing.map((name) => `'${name}'`).join(', ');
    return [
      {
        property: 'network.interfaceEndpoints',
        got: interfaceEndpoints,
        expected: `the endpoints that nodes need where there is no NAT; missing: ${names}`,
        fix: `Add ${names}, or write nat: 'per-zone'.`,
      },
    ];
  },
};
