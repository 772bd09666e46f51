import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** From a client's second request on it is its cookie that decides, and new targets get only new clients. */
export const loadBalancerStickinessOverrides: EnvironmentRule = {
  id: 'load-balancer-stickiness-overrides',
  reads: ['edge.balancers'],
  effect: 'warn',
  find: (environment) =>
    inEachBalancer(environment, (balancer) => {
      if (balancer.kind === 'network') return []; // there is no algorithm to override
      return Object.entries(balancer.targetGroups ?? {}).flatMap(
        ([group, { algorithm, stickiness }]) =>
          stickiness === undefined
            ? []
            : [
                {
                  path: ['targetGroups', group, 'stickiness'],
                  got: stickiness.kind,
                  expected: `that ${algorithm?.kind ?? 'round_robin'} decides: with stickiness it does so for a client's first request alone, and targets added at a peak get only new clients`,
                  fix: 'Keep sessions where every target finds them, and remove it.',
                },
              ],
      );
    }),
};
