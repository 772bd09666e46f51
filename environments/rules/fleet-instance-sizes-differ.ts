import { sizeOf } from '#constructs/autoscaling-group/instance-type';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** `peak` and `max` count instances, so each must carry as much as any other. */
export const fleetInstanceSizesDiffer: EnvironmentRule = {
  id: 'fleet-instance-sizes-differ',
  reads: ['fleets'],
  effect: 'warn',
  find: (environment) =>
    inEachFleet(environment, ({ instances }) => {
      if (instances.kind !== 'types') return [];
      const sizes = [...new Set(instances.types.map(sizeOf))];
      if (sizes.length === 1) return [];
      return [
        {
          path: ['instances', 'types'],
          got: instances.types,
          expected: `types of ${sizes.length} sizes (${sizes.join(', ')}): peak counts instances, so the smallest must carry its share`,
          fix: 'Write types of one size.',
        },
      ];
    }),
};
