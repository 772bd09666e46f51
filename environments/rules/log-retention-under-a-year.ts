import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import type { EnvironmentRule } from '../rule';

/** What happened is often asked a year later. */
export const logRetentionUnderAYear: EnvironmentRule = {
  id: 'log-retention-under-a-year',
  reads: ['tier', 'logRetentionDays', 'edge.logs'],
  effect: 'except',
  find: ({ tier, logRetentionDays, edge }) => {
    if (tier !== 'production') return [];
    const written = {
      logRetentionDays,
      'edge.logs.retentionDays': edge?.logs?.retentionDays,
    };
    return Object.entries(written).flatMap(([property, days]) =>
      days === undefined || days >= DEFAULT_LOG_RETENTION_DAYS
        ? []
        : [
            {
              property,
              got: days,
              expected: `at least ${DEFAULT_LOG_RETENTION_DAYS} days of logs in production`,
              fix: `Write ${DEFAULT_LOG_RETENTION_DAYS} or more, or leave it out.`,
            },
          ],
    );
  },
};
