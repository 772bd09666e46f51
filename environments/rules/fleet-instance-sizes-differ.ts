import { capacityOf } from '#constructs/kernel/instance-families';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** `peak` and `max` count instances, so each must carry as much as any other. */
export const fleetInstanceSizesDiffer: EnvironmentRule = {
  id: 'fleet-instance-sizes-differ',
  reads: ['fleets'],
  effect: 'warn',
  find: (environment) =>
    inEachFleet(environment, ({ instances }) => {
      if (instances.kind === 'single') return [];
      if (instances.kind === 'attributes') {
        const { min, max } = instances.vcpus;
        if (min === max) return [];
        return [
          {
            path: ['instances', 'vcpus'],
            got: instances.vcpus,
            expected: `as many processors at most as at least: peak counts instances, so those with ${min} must carry their share`,
            fix: `Write { min: ${min}, max: ${min} }.`,
          },
        ];
      }
      const processors = [...new Set(instances.types.map((type) => capacityOf(type)?.processors))];
      if (processors.length === 1) return [];
      return [
        {
          path: ['instances', 'types'],
          got: instances.types,
          expected: `types with as many processors as each other, not ${processors.join(' and ')}: peak counts instances, so the smallest must carry its share`,
          fix: 'Write types of one size.',
        },
      ];
    }),
};
