import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import { grant } from '#constructs/capabilities/grantable';
import { LogGroup } from '#constructs/capabilities/logged';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';
import { trustPolicy } from '#constructs/kernel/policy-document';

/** Where a VPC's traffic is logged. */
export interface FlowLogsProps {
  readonly vpcId: string;
  readonly retentionDays: LogRetentionDays;
}

/** The shorter of the two intervals that EC2 offers, in seconds. */
const AGGREGATION_SECONDS = 60;

/**
 * Every connection of the VPC, accepted or not, in an encrypted log group.
 * Source of the role: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpcId, retentionDays }: FlowLogsProps) {
    super(scope, id);
    const { environment, account, region, partition } = placementOf(this);
    const logs = new LogGroup(this, 'LogGroup', {
      name: `/aws/vpc/${environment}/flow-logs`,
      keyName: 'flow-logs',
      retentionDays,
    });
    const role = new IamRole(this, 'Role', {
      namePrefix: `${environment}-flow-logs-`,
      description: 'Lets VPC flow logs write to their log group',
      assumeRolePolicy: trustPolicy('vpc-flow-logs.amazonaws.com', ['sts:AssumeRole'], {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
      }),
    });
    grant(
      this,
      'WriteLogs',
      { roleName: role.name },
      {
        sid: 'WriteToThisGroup',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [logs.logGroupArn, `${logs.logGroupArn}:*`],
      },
      {
        sid: 'FindTheGroup', // has no resource type
        actions: ['logs:DescribeLogGroups'],
        resources: ['*'],
      },
    );
    new FlowLog(this, 'Resource', {
      vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: logs.logGroupArn,
      iamRoleArn: role.arn,
      maxAggregationInterval: AGGREGATION_SECONDS,
      tags: { Name: environment },
    });
  }
}
