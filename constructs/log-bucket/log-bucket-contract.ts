import type { ITerraformDependable } from 'cdktf';

/** A bucket that AWS services deliver logs to, as what sends logs there sees it. */
export interface ILogBucket {
  readonly bucketName: string;
  /** What must exist before the first delivery: services test the bucket's policy when logs are switched on. */
  readonly ready: readonly ITerraformDependable[];
}
