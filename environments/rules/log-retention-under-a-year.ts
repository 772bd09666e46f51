import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import type { EnvironmentRule } from '../rule';

/** What happened is often asked a year later. */
export const logRetentionUnderAYear: EnvironmentRule = {
  id: 'log-retention-under-a-year',
  reads: ['tier', 'logRetentionDays'],
  effect: 'except',
  find: ({ tier, logRetentionDays = DEFAULT_LOG_RETENTION_DAYS }) =>
    tier !== 'production' || logRetentionDays >= DEFAULT_LOG_RETENTION_DAYS
      ? []
      : [
          {
            property: 'logRetentionDays',
            got: logRetentionDays,
            expected: `at least ${DEFAULT_LOG_RETENTION_DAYS} days of logs in production`,
            fix: `Write ${DEFAULT_LOG_RETENTION_DAYS} or more, or leave it out.`,
          },
        ],
};
