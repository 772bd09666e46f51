import { type z } from 'zod';
import { across, fields, mistake, wholeNumber } from '#constructs/kernel/schema';

/** How logs in a bucket are kept. */
export interface LogBucketOptions {
  /** Days until a log is deleted, 1 to 3,653. @default - the environment's `logRetentionDays` */
  readonly retentionDays?: number;
  /**
   * Days until a log moves to a cheaper class (S3 Standard-IA), from which it is read as fast, for a price;
   * 30 or more, and 30 fewer than `retentionDays`, which is
   * then written too. @default - it stays
   */
  readonly infrequentAccessAfterDays?: number;
}

/** As long as the logs of CloudWatch. */
export const DEFAULT_LOG_BUCKET_RETENTION_DAYS = 365;

const MOST_DAYS = 3653; // as the logs of CloudWatch

/**
 * "Objects must be stored at least 30 days before they can transition to S3 Standard-IA".
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
const LEAST_DAYS_BEFORE_INFREQUENT_ACCESS = 30;

const optionFields = fields({
  retentionDays: wholeNumber(1, MOST_DAYS).optional(),
  infrequentAccessAfterDays: wholeNumber(
    LEAST_DAYS_BEFORE_INFREQUENT_ACCESS,
    MOST_DAYS,
    'Write 30 or more, or leave it out.',
  ).optional(),
});

/** Standard-IA bills 30 days at least. Source: https://aws.amazon.com/s3/pricing/ */
const LEAST_DAYS_OF_INFREQUENT_ACCESS = 30;

/** What `logs` of an edge may say. */
export const logBucketOptions = across(
  optionFields,
  ['retentionDays', 'infrequentAccessAfterDays'],
  ({ retentionDays, infrequentAccessAfterDays }, context) => {
    if (infrequentAccessAfterDays === undefined) return;
    if (retentionDays === undefined) {
      const expected = 'retentionDays beside it: a log must stay 30 days after it has moved';
      mistake(context, ['infrequentAccessAfterDays'], expected, 'Write retentionDays.');
      return;
    }
    const most = retentionDays - LEAST_DAYS_OF_INFREQUENT_ACCESS;
    if (infrequentAccessAfterDays <= most) return;
    const expected = `at most ${most}: 30 days before retentionDays (${retentionDays}), for which the class is billed at least`;
    const fix = 'Lower it, raise retentionDays, or leave it out.';
    mistake(context, ['infrequentAccessAfterDays'], expected, fix);
  },
) satisfies z.ZodType;
