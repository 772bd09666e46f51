import { ecrRepositoryOf } from '#constructs/autoscaling-group/container-image';
import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import type { InterfaceEndpoint } from '#constructs/network/interface-endpoints';
import type { EnvironmentOptions } from '../environment';
import type { EnvironmentRule, Finding } from '../rule';
import { inEachFleet } from './fleet-findings';

/** Without NAT, an instance reaches only the services that have an endpoint. */
export const fleetCannotReachAws: EnvironmentRule = {
  id: 'fleet-cannot-reach-aws',
  reads: ['region', 'network', 'fleets'],
  effect: 'refuse',
  find: ({ region, network, fleets = {} }) =>
    network.nat === 'none'
      ? [...missingEndpoints(network, fleets), ...farImages(region, fleets)]
      : [],
};

type Fleets = NonNullable<EnvironmentOptions['fleets']>;

function missingEndpoints(network: EnvironmentOptions['network'], fleets: Fleets): Finding[] {
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
}

/** Images of registries that no endpoint leads to: elsewhere, and ECR of another region. */
function farImages(region: string, fleets: Fleets): Finding[] {
  return inEachFleet({ fleets }, ({ operatingSystem: { userData = [] } }) =>
    userData.flatMap((step, index) =>
      !('image' in step) || ecrRepositoryOf(step.image)?.region === region
        ? []
        : [
            {
              path: ['operatingSystem', 'userData', index, 'image'],
              got: step.image,
              expected: `an image in ECR of ${region}: without NAT no other registry is reached`,
              fix: "Copy it there, or write nat: 'per-zone'.",
            },
          ],
    ),
  );
}

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
