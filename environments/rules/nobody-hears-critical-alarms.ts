import type { EnvironmentRule } from '../rule';

/** An alarm that reaches nobody is worse than none: it looks like watching. */
export const nobodyHearsCriticalAlarms: EnvironmentRule = {
  id: 'nobody-hears-critical-alarms',
  reads: ['tier', 'alarms'],
  effect: 'except',
  find: ({ tier, alarms }) =>
    tier !== 'production' || (alarms?.critical ?? []).length > 0
      ? []
      : [
          {
            property: 'alarms.critical',
            got: alarms?.critical,
            expected: 'at least one address that hears critical alarms of production',
            fix: "Write, for example, alarms: { critical: ['oncall@example.com'] }.",
          },
        ],
};
