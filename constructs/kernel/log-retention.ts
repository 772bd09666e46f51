import { oneOf } from './schema';

/**
 * The days that CloudWatch Logs accepts.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

/** How long a log group keeps its events, in days. */
export type LogRetentionDays = (typeof LOG_RETENTION_DAYS)[number];

/** A year: what a yearly audit can look back on. Production keeps at least this. */
export const DEFAULT_LOG_RETENTION_DAYS: LogRetentionDays = 365;

/** Days that CloudWatch Logs accepts. */
export const logRetentionDays = oneOf(LOG_RETENTION_DAYS);
