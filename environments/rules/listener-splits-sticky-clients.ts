import type { ApplicationLoadBalancerOptions } from '#constructs/load-balancer/application-load-balancer-options';
import { placedActions } from '#constructs/load-balancer/listener/listener-mistakes';
import { groupsOf } from '#constructs/load-balancer/listener/rule-actions';
import type { EnvironmentRule } from '../rule';
import { inEachHttpsListener } from './listener-findings';

/**
 * A client that one group keeps on a target must stay with the group: AWS refuses shares between groups of
 * which one is sticky, unless the shares are sticky too.
 * Source: its error message, as in https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2734
 */
export const listenerSplitsStickyClients: EnvironmentRule = {
  id: 'listener-splits-sticky-clients',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) =>
    inEachHttpsListener(environment, (listener, balancer) =>
      placedActions(listener).flatMap(({ path, action }) => {
        if (action.kind !== 'weighted-forward' || action.stickySeconds !== undefined) return [];
        const sticky = groupsOf(action).filter((group) => isSticky(balancer, group));
        if (sticky.length === 0) return [];
        return [
          {
            path: [...path, 'stickySeconds'],
            got: undefined,
            expected: `seconds that clients stay with a group, as ${sticky.join(' and ')} keeps them on a target`,
            fix: 'Write, for example, stickySeconds: 3600, or remove the stickiness of the groups.',
          },
        ];
      }),
    ),
};

function isSticky({ targetGroups = {} }: ApplicationLoadBalancerOptions, name: string): boolean {
  return Object.hasOwn(targetGroups, name) && targetGroups[name]?.stickiness !== undefined;
}
