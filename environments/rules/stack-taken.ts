import type { EnvironmentOptions } from '../environment';
import type { EnvironmentRule } from '../rule';

/** Every stack that an environment may have but for its fleets; a test holds them against the stacks. */
export const STACK_NAMES = ['alarms', 'network', 'kubernetes', 'kafka', 'cassandra', 'edge'];

/** A fleet's name is a part of its stack's, which with another environment's name could be a stack of that one. */
export const stackTaken: EnvironmentRule = {
  id: 'stack-taken',
  reads: ['name', 'fleets'],
  effect: 'refuse',
  find: (environment, { all }) =>
    Object.keys(environment.fleets ?? {}).flatMap((fleet) => {
      const id = `${environment.name}-fleet-${fleet}`;
      const owner = all.find(
        (each) => each.name !== environment.name && stackIds(each).includes(id),
      );
      if (owner === undefined) return [];
      return [
        {
          property: `fleets.${fleet}`,
          got: fleet,
          expected: `a name that makes a stack of its own: ${id} is one of ${owner.name}`,
          fix: 'Rename the fleet, or the environment.',
        },
      ];
    }),
};

/** Of an environment that may have mistakes of its own. */
function stackIds({ name, fleets }: EnvironmentOptions): readonly string[] {
  const own = Object.keys(typeof fleets === 'object' ? fleets : {}).map(
    (fleet) => `fleet-${fleet}`,
  );
  return [...STACK_NAMES, ...own].map((stack) => `${name}-${stack}`);
}
