import type { FleetMistake, TargetGroupFacts } from '#constructs/autoscaling-group/fleet-mistake';
import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { dotted } from '#constructs/kernel/schema';
import {
  DEFAULT_DEREGISTRATION_DELAY_SECONDS,
  type SharedTargetGroupOptions,
} from '#constructs/load-balancer/target-group-options';
import type { EnvironmentOptions } from '../environment';
import type { Finding } from '../rule';

/** What a look at each fleet of an environment finds, under the fleet's name. */
export function inEachFleet(
  { fleets = {} }: Pick<EnvironmentOptions, 'fleets'>,
  find: (fleet: FleetOptions, name: string) => readonly FleetMistake[],
): Finding[] {
  return Object.entries(fleets).flatMap(([name, fleet]) =>
    find(fleet, name).map(({ path, ...mistake }) => ({
      property: dotted(['fleets', name, ...path]),
      ...mistake,
    })),
  );
}

/** The same in production only, for what is weaker than it could be. */
export function inEachProductionFleet(
  environment: Pick<EnvironmentOptions, 'fleets' | 'tier'>,
  find: (fleet: FleetOptions) => readonly FleetMistake[],
): Finding[] {
  return environment.tier === 'production' ? inEachFleet(environment, find) : [];
}

/** Every target group of an environment, as fleets see it. */
export function targetGroupsOf({ edge }: Pick<EnvironmentOptions, 'edge'>): TargetGroupFacts[] {
  return Object.entries(edge?.balancers ?? {}).flatMap(([balancer, { kind, targetGroups }]) => {
    const groups: Readonly<Record<string, SharedTargetGroupOptions>> = targetGroups ?? {};
    return Object.entries(groups).map(([targetGroup, options]) => {
      const { targetType, port } = options;
      const { deregistrationDelaySeconds = DEFAULT_DEREGISTRATION_DELAY_SECONDS } = options;
      const behind = { balancer, targetGroup };
      return { behind, balancerKind: kind, targetType, port, deregistrationDelaySeconds };
    });
  });
}
