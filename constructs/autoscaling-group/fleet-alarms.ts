import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import type { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import {
  alarm,
  expressionAlarm,
  type IAlarmTopics,
  type Metric,
  type Severity,
} from '#constructs/capabilities/alarmed';
import { placementOf } from '#constructs/kernel/placement';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { alarmNameOf, namePrefixOf } from './fleet-names';

/** A fleet that alarms look at. */
export interface AlarmedFleet {
  /** Its name in the environment file. */
  readonly name: string;
  readonly groupName: string;
  readonly topics: IAlarmTopics;
  readonly targetGroups: readonly ITargetGroup[];
  /** How long a new instance may be unhealthy. */
  readonly gracePeriodSeconds: number;
  /** Whether policies change its size. */
  readonly isScaled: boolean;
  readonly hasSpot: boolean;
}

/** The metrics of the group itself that are collected, each minute and for nothing. */
export const GROUP_METRICS = [
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupMaxSize',
  'GroupMinSize',
  'GroupPendingInstances',
  'GroupStandbyInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];

/** Alarms look at each minute. */
const PERIOD_SECONDS = 60;

/** A load that stays so long is no short peak. */
const MINUTES_AT_MAX = 10;

/** A launch that fails is tried again; what is missing so long after the grace time stays missing. */
const MINUTES_MISSING = 10;

/** Beyond its grace time, an instance is replaced after a few minutes. */
const MINUTES_UNHEALTHY = 5;

/** So long an alarm on one event rings: a refresh that looks at it now and then sees it. */
const RING_SECONDS = 300;

/**
 * Why EC2 Auto Scaling replaced an instance that was unwell; not because Spot took it, or somebody
 * stopped it.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-healthchecks.html
 */
const UNWELL = ['*ELB system health check failure*', '*status check*failure*'];

/** What EventBridge tells of a group, and how bad it is. */
const EVENTS: Readonly<Record<string, { severity: Severity; types: readonly string[] }>> = {
  RefreshFailed: {
    severity: 'warning',
    types: [
      'EC2 Auto Scaling Instance Refresh Failed',
      'EC2 Auto Scaling Instance Refresh Rollback Started',
    ],
  },
  RollbackFailed: {
    severity: 'critical',
    types: ['EC2 Auto Scaling Instance Refresh Rollback Failed'],
  },
  LaunchFailed: { severity: 'warning', types: ['EC2 Instance Launch Unsuccessful'] },
};

/** What goes wrong with a fleet, and to whom it is told. */
export function addFleetAlarms(scope: Construct, id: string, fleet: AlarmedFleet): void {
  const alarms = new Construct(scope, id);
  if (fleet.isScaled) atMax(alarms, fleet);
  instancesMissing(alarms, fleet);
  for (const [name, { severity, types }] of Object.entries(EVENTS)) {
    tell(alarms, name, fleet, severity, {
      source: ['aws.autoscaling'],
      'detail-type': types,
      detail: { AutoScalingGroupName: [fleet.groupName] },
    });
  }
  if (!fleet.hasSpot) return;
  // EC2 names the instance alone, so every Spot instance of the account and region is told of.
  tell(alarms, 'SpotInterrupted', fleet, 'warning', {
    source: ['aws.ec2'],
    'detail-type': ['EC2 Spot Instance Interruption Warning'],
  });
}

/**
 * The two alarms that stop a refresh. While an instance boots, its target group finds it unhealthy,
 * in good versions too, and a refresh boots one batch after another: no number of unhealthy minutes
 * tells a bad version. What does is its end: beyond the grace period either EC2 Auto Scaling
 * replaces the instance, which is an event with its cause (`replaced`), or it keeps the instance
 * until a successor is well, which never comes (`unhealthy`).
 */
export function addRefreshAlarms(
  scope: Construct,
  fleet: AlarmedFleet,
): readonly CloudwatchMetricAlarm[] {
  return [addUnhealthyAlarm(scope, 'Unhealthy', fleet), addReplacedAlarm(scope, 'Replaced', fleet)];
}

/** Source of the metric: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
function addReplacedAlarm(
  scope: Construct,
  id: string,
  fleet: AlarmedFleet,
): CloudwatchMetricAlarm {
  const { name, groupName, topics } = fleet;
  const replaced = new Construct(scope, id);
  const rule = tell(replaced, 'UnwellReplaced', fleet, 'warning', {
    source: ['aws.autoscaling'],
    'detail-type': ['EC2 Instance Terminate Successful'],
    detail: {
      AutoScalingGroupName: [groupName],
      Cause: UNWELL.map((wildcard) => ({ wildcard })),
    },
  });
  return alarm(replaced, 'Alarm', {
    topics,
    severity: 'warning',
    name: alarmNameOf(name, 'unhealthy-replaced'),
    description: `An instance of the fleet ${name} failed its health checks beyond its grace period and was replaced. Look at the group's activity history and at the output of the containers; a refresh that runs is stopped.`,
    namespace: 'AWS/Events',
    metricName: 'TriggeredRules',
    dimensions: { RuleName: rule.name },
    statistic: 'Sum',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: RING_SECONDS,
  });
}

/** Instances that AWS or a target group finds unhealthy for longer than they may boot. */
function addUnhealthyAlarm(
  scope: Construct,
  id: string,
  fleet: AlarmedFleet,
): CloudwatchMetricAlarm {
  const checks = Object.fromEntries(
    fleet.targetGroups.map((group, index) => [`group${index}`, unhealthyTargets(group)]),
  );
  const metrics = { machine: ofInstances(fleet), ...checks };
  return expressionAlarm(scope, id, {
    topics: fleet.topics,
    severity: 'warning',
    name: alarmNameOf(fleet.name, 'unhealthy-instances'),
    description: `Instances of the fleet ${fleet.name} fail their health checks for longer than they may need to boot. Look at the reasons in the target group and at the output of the containers; a refresh that runs is stopped.`,
    expression: Object.keys(metrics)
      .map((metric) => `FILL(${metric}, 0)`)
      .join(' + '),
    metrics,
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: PERIOD_SECONDS,
    evaluationPeriods: minutes(fleet.gracePeriodSeconds) + MINUTES_UNHEALTHY,
  });
}

function ofInstances({ groupName }: AlarmedFleet): Metric {
  return {
    namespace: 'AWS/EC2',
    metricName: 'StatusCheckFailed',
    dimensions: { AutoScalingGroupName: groupName },
    statistic: 'Maximum',
  };
}

function unhealthyTargets({ arnSuffix, loadBalancer }: ITargetGroup): Metric {
  return {
    namespace: loadBalancer.kind === 'application' ? 'AWS/ApplicationELB' : 'AWS/NetworkELB',
    metricName: 'UnHealthyHostCount',
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: arnSuffix },
    statistic: 'Maximum',
  };
}

function atMax(scope: Construct, fleet: AlarmedFleet): void {
  expressionAlarm(scope, 'AtMax', {
    topics: fleet.topics,
    severity: 'critical',
    name: alarmNameOf(fleet.name, 'at-max'),
    description: `The fleet ${fleet.name} wants its largest size and cannot grow further: more load than 1.5 times its declared peak. Raise peak, and deploy.`,
    expression: 'largest - desired',
    metrics: {
      desired: ofGroup(fleet, 'GroupDesiredCapacity'),
      largest: ofGroup(fleet, 'GroupMaxSize'),
    },
    comparison: 'LessThanThreshold',
    threshold: 1,
    periodSeconds: PERIOD_SECONDS,
    evaluationPeriods: MINUTES_AT_MAX,
  });
}

function instancesMissing(scope: Construct, fleet: AlarmedFleet): void {
  expressionAlarm(scope, 'InstancesMissing', {
    topics: fleet.topics,
    severity: 'critical',
    name: alarmNameOf(fleet.name, 'instances-missing'),
    description: `The fleet ${fleet.name} has fewer instances in service than it wants, for longer than they need to boot: launches fail. Look at the group's activity history for the reason.`,
    expression: 'desired - serving',
    metrics: {
      desired: ofGroup(fleet, 'GroupDesiredCapacity'),
      serving: ofGroup(fleet, 'GroupInServiceInstances'),
    },
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: PERIOD_SECONDS,
    evaluationPeriods: minutes(fleet.gracePeriodSeconds) + MINUTES_MISSING,
  });
}

function ofGroup({ groupName }: AlarmedFleet, metricName: string): Metric {
  return {
    namespace: 'AWS/AutoScaling',
    metricName,
    dimensions: { AutoScalingGroupName: groupName },
    statistic: 'Maximum',
  };
}

/** A rule that publishes each event to the topic of a severity. */
function tell(
  scope: Construct,
  id: string,
  { name, topics }: AlarmedFleet,
  severity: Severity,
  pattern: object,
): CloudwatchEventRule {
  const { environment } = placementOf(scope);
  const rule = new CloudwatchEventRule(scope, id, {
    namePrefix: namePrefixOf(environment, name),
    description: `${id} in the fleet ${name}`,
    eventPattern: JSON.stringify(pattern),
  });
  new CloudwatchEventTarget(scope, `${id}Topic`, {
    rule: rule.name,
    targetId: severity,
    arn: topics.topicArns[severity],
  });
  return rule;
}

function minutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}
