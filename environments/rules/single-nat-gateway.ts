import type { EnvironmentRule } from '../rule';

/** The zone of a single NAT gateway takes the way out of all other zones with it. */
export const singleNatGateway: EnvironmentRule = {
  id: 'single-nat-gateway',
  reads: ['tier', 'network.nat'],
  effect: 'except',
  find: ({ tier, network }) =>
    tier !== 'production' || network.nat !== 'single'
      ? []
      : [
          {
            property: 'network.nat',
            got: network.nat,
            expected: 'a NAT gateway in each zone of production',
            fix: "Write 'per-zone'.",
          },
        ],
};
