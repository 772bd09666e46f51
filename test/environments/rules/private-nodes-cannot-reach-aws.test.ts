import {
  ENDPOINTS_OF_PRIVATE_NODES,
  type InterfaceEndpoint,
} from '#constructs/network/interface-endpoints';
import type { Nat } from '#constructs/network/network-options';
import { privateNodesCannotReachAws } from '#environments/rules/private-nodes-cannot-reach-aws';
import { findings } from '#test/support/rule-findings';

const found = (nat: Nat, interfaceEndpoints?: readonly InterfaceEndpoint[]) =>
  findings(privateNodesCannotReachAws, {
    network: { cidr: '10.40.0.0/16', nat, ...(interfaceEndpoints && { interfaceEndpoints }) },
  });

describe('private-nodes-cannot-reach-aws', () => {
  it('lets nodes pass that leave by NAT or have every endpoint they need', () => {
    expect(found('per-zone')).toEqual([]);
    expect(found('none', ENDPOINTS_OF_PRIVATE_NODES)).toEqual([]);
  });

  it('names the endpoints that are missing', () => {
    const without = ENDPOINTS_OF_PRIVATE_NODES.filter((name) => name !== 'sts' && name !== 'ec2');
    expect(found('none', without)).toMatchObject([
      {
        property: 'network.interfaceEndpoints',
        fix: "Add 'ec2', 'sts', or write nat: 'per-zone'.",
      },
    ]);
    expect(found('none')).toHaveLength(1);
  });
});
