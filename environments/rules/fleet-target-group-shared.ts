import { isSame } from '#constructs/autoscaling-group/scaling-options';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** Two fleets in one target group are right while one takes over from the other, and not for long. */
export const fleetTargetGroupShared: EnvironmentRule = {
  id: 'fleet-target-group-shared',
  reads: ['fleets'],
  effect: 'warn',
  find: (environment) => {
    const fleets = Object.entries(environment.fleets ?? {});
    return inEachFleet(environment, ({ behind = [] }, name) =>
      behind.flatMap((written, index) => {
        const before = fleets.slice(
          0,
          fleets.findIndex(([other]) => other === name),
        );
        const sharer = before.find(([, { behind: theirs = [] }]) =>
          theirs.some((one) => isSame(one, written)),
        );
        if (sharer === undefined) return [];
        return [
          {
            path: ['behind', index],
            got: written,
            expected: `the fleet ${sharer[0]} stands behind ${written.balancer}/${written.targetGroup} too: each scales by half of its requests`,
            fix: 'Give each its target group, and weigh them in the listener.',
          },
        ];
      }),
    );
  },
};
