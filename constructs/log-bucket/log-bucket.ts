import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { physicalName } from '#constructs/kernel/physical-name';
import { requireValid } from '#constructs/kernel/schema';
import { deliveryPolicy, type LoggingBalancer } from './delivery-policy';
import type { ILogBucket } from './log-bucket-contract';
import {
  DEFAULT_LOG_BUCKET_RETENTION_DAYS,
  type LogBucketOptions,
  logBucketOptions,
} from './log-bucket-options';

/** A bucket and who delivers logs to it. */
export interface LogBucketProps {
  /** The last part of its name before account and region, in kebab case: `load-balancers`. */
  readonly name: string;
  /** How long logs are kept. */
  readonly options: LogBucketOptions;
  /** The balancers that deliver, each below its own name. */
  readonly balancers: readonly LoggingBalancer[];
  /** Whether it stays as long as it holds a log. */
  readonly protectData: boolean;
}

/** S3's limit for a bucket's name. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_NAME_CHARACTERS = 63;

/** What an upload that never ended costs goes on until it is aborted. */
const ABORT_UPLOADS_AFTER_DAYS = 7;

/** Time to notice that a log was overwritten or deleted by hand. */
const KEEP_OLD_VERSIONS_DAYS = 30;

/**
 * A bucket for the logs of load balancers. Guarantees: nobody but they writes, each below its own name; nothing is
 * public; it speaks TLS alone; it is encrypted with S3's own key, for load balancers deliver to no other; logs
 * end after their retention.
 *
 * @example new LogBucket(this, 'Logs', { name: 'load-balancers', options: {}, balancers: [{ name: 'public', kind: 'application' }], protectData: true });
 */
export class LogBucket extends Construct implements ILogBucket {
  readonly bucketName: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const { name, options, balancers, protectData } = props;
    requireValid(logBucketOptions, options, this.node.path);
    const { environment, account, region } = placementOf(this);

    const resource = new S3Bucket(this, 'Resource', {
      // account and region: the name is one among all of AWS
      bucket: physicalName(BUCKET_NAME_CHARACTERS, environment, name, account, region),
      ...(!protectData && { forceDestroy: true }),
    });
    const bucket = resource.bucket;
    const publicAccess = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'Ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      bucket,
      versioningConfiguration: { status: 'Enabled' },
    });
    this.lifecycle(bucket, options, versioning);
    const policy = new S3BucketPolicy(this, 'Policy', {
      bucket,
      policy: deliveryPolicy(resource.arn, balancers, placementOf(this)),
      dependsOn: [publicAccess], // S3 changes one of the two at a time
    });
    this.bucketName = bucket;
    this.ready = [policy];
  }

  private lifecycle(
    bucket: string,
    options: LogBucketOptions,
    versioning: ITerraformDependable,
  ): void {
    const { retentionDays = DEFAULT_LOG_BUCKET_RETENTION_DAYS, infrequentAccessAfterDays } =
      options;
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      bucket,
      rule: [
        {
          id: 'logs-end',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: retentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: KEEP_OLD_VERSIONS_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABORT_UPLOADS_AFTER_DAYS }],
          ...(infrequentAccessAfterDays !== undefined && {
            transition: [{ days: infrequentAccessAfterDays, storageClass: 'STANDARD_IA' }],
          }),
        },
      ],
      dependsOn: [versioning], // a rule for old versions wants them switched on
    });
  }
}
