import { dotted } from '#constructs/kernel/schema';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import type { EnvironmentOptions } from '../environment';
import type { Finding } from '../rule';

/** A mistake of one balancer. */
export type BalancerMistake = Omit<Finding, 'property' | 'source'> & {
  /** Below the balancer. */
  readonly path: readonly string[];
};

/** What a look at each load balancer of an environment finds, under the balancer's name. */
export function inEachBalancer(
  { edge }: Pick<EnvironmentOptions, 'edge'>,
  find: (balancer: LoadBalancerOptions) => readonly BalancerMistake[],
): Finding[] {
  return Object.entries(edge?.balancers ?? {}).flatMap(([name, balancer]) =>
    find(balancer).map(({ path, ...mistake }) => ({
      property: dotted(['edge', 'balancers', name, ...path]),
      ...mistake,
    })),
  );
}

/** The same in production alone: elsewhere the weaker choice is the author's. */
export function inEachProductionBalancer(
  environment: Pick<EnvironmentOptions, 'edge' | 'tier'>,
  find: (balancer: LoadBalancerOptions) => readonly BalancerMistake[],
): Finding[] {
  return environment.tier === 'production' ? inEachBalancer(environment, find) : [];
}
