import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { EncryptionKey } from './encrypted';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';

/** A log group of our own. */
export interface LogGroupProps {
  /** The whole name, as its writer expects it: `/aws/eks/production/cluster`. */
  readonly name: string;
  /** The key's name, in kebab case: `kubernetes-logs`. */
  readonly keyName: string;
  /** How long events are kept, in days. */
  readonly retentionDays: LogRetentionDays;
}

/**
 * A CloudWatch log group with retention, encrypted with a key that CloudWatch Logs may use for this
 * group alone.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export class LogGroup extends Construct {
  /** ARN of the group, without `:*`. */
  readonly logGroupArn: string;
  /** Name of the group. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    const { account, region, partition } = placementOf(this);
    const arn = `arn:${partition}:logs:${region}:${account}:log-group:${props.name}`;
    const key = new EncryptionKey(this, 'Key', {
      name: props.keyName,
      description: `Encrypts the log group ${props.name}`,
      services: [
        {
          sid: 'LogsOfThisGroup',
          principal: `logs.${region}.amazonaws.com`,
          conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': arn } },
        },
      ],
    });
    const group = new CloudwatchLogGroup(this, 'Resource', {
      name: props.name,
      retentionInDays: props.retentionDays,
      kmsKeyId: key.keyArn,
    });
    this.logGroupArn = group.arn;
    this.logGroupName = group.name;
  }
}
