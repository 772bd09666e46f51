import type { EnvironmentOptions } from '../environment';
import type { EnvironmentRule } from '../rule';

/** One permission with a last day. */
interface Permission {
  readonly until: string;
}

/**
 * A rule that a permission ends on its last day, so that a weaker choice is decided anew instead of
 * forgotten.
 */
export function expired<F extends 'exceptions' | 'acknowledgements'>(
  id: string,
  field: F,
  what: (entry: NonNullable<EnvironmentOptions[F]>[number]) => string,
): EnvironmentRule {
  return {
    id,
    reads: [field],
    effect: 'refuse',
    find: (environment, { today }) => {
      const entries: readonly (Permission & NonNullable<EnvironmentOptions[F]>[number])[] =
        environment[field] ?? [];
      return entries.flatMap((entry, index) =>
        entry.until >= today
          ? []
          : [
              {
                property: `${field}[${index}].until`,
                got: entry.until,
                expected: `a last day from ${today} on: ${what(entry)} is over`,
                fix: 'Mend what it excused and remove it, or decide anew and write a later date.',
              },
            ],
      );
    },
  };
}

/** An exception past its date. */
export const exceptionExpired = expired(
  'exception-expired',
  'exceptions',
  ({ rule }) => `the exception ${rule}`,
);

/** Leave to delete data, past its date. */
export const acknowledgementExpired = expired(
  'acknowledgement-expired',
  'acknowledgements',
  ({ address }) => `leave to delete ${address}`,
);
