import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import type { InterfaceEndpoint } from '#constructs/network/interface-endpoints';
import type { EnvironmentRule } from '../rule';

/** Without NAT, an instance reaches only the services that have an endpoint. */
export const fleetCannotReachAws: EnvironmentRule = {
  id: 'fleet-cannot-reach-aws',
  reads: ['network', 'fleets'],
  effect: 'refuse',
  find: ({ network, fleets = {} }) => {
    if (network.nat !== 'none') return [];
    const there = network.interfaceEndpoints ?? [];
    const needed = Object.values(fleets).flatMap(endpointsOf);
    const missing = [...new Set(needed)].filter((service) => !there.includes(service)).sort();
    if (missing.length === 0) return [];
    return [
      {
        property: 'network.interfaceEndpoints',
        got: there,
        expected: `endpoints by which fleets without NAT reach AWS: ${missing.join(', ')}`,
        fix: `Add ${missing.map((service) => `'${service}'`).join(', ')}, or write nat: 'per-zone'.`,
      },
    ];
  },
};

/** Session Manager; the registry and the log group of containers; the group whose wait the user data ends. */
function endpointsOf({ operatingSystem }: FleetOptions): InterfaceEndpoint[] {
  const { userData = [] } = operatingSystem;
  const runsContainers = userData.some((step) => 'image' in step);
  const waits =
    operatingSystem.kind === 'al2023' && operatingSystem.waitForUserDataSeconds !== undefined;
  return [
    'ssm',
    'ssmmessages',
    ...(runsContainers ? (['ecr.api', 'ecr.dkr'] as const) : []),
    ...(runsContainers && operatingSystem.kind === 'al2023' ? (['logs'] as const) : []),
    ...(waits ? (['autoscaling'] as const) : []),
  ];
}
