import type { EnvironmentRule } from '../rule';

/** An exception ends on its date, so that a weaker choice is decided anew instead of forgotten. */
export const exceptionExpired: EnvironmentRule = {
  id: 'exception-expired',
  reads: ['exceptions'],
  effect: 'refuse',
  find: ({ exceptions = [] }, { today }) =>
    exceptions.flatMap(({ rule, until }, index) =>
      until >= today
        ? []
        : [
            {
              property: `exceptions[${index}].until`,
              got: until,
              expected: `a last day from ${today} on: the exception ${rule} is over`,
              fix: 'Mend what it excused and remove it, or decide anew and write a later date.',
            },
          ],
    ),
};
