import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { physicalName } from '#constructs/kernel/physical-name';

/** `critical`: users are or will soon be hurt, wake somebody. `warning`: look at it this working day. */
export type Severity = 'critical' | 'warning';

/** Where alarms of each severity are sent. */
export interface IAlarmTopics {
  /** ARN of the SNS topic of each severity. */
  readonly topicArns: Readonly<Record<Severity, string>>;
}

/** One alarm on one CloudWatch metric. */
export interface AlarmProps {
  readonly topics: IAlarmTopics;
  readonly severity: Severity;
  /** The last part of the alarm's name, in kebab case: `nat-eu-west-1a-port-allocation`. */
  readonly name: string;
  /** What is wrong and the first thing to do, in a sentence or two. */
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  readonly comparison:
    'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold';
  /** In the metric's own unit. */
  readonly threshold: number;
  /** @default 300 */
  readonly periodSeconds?: number;
  /** Periods looked at. @default 1 */
  readonly evaluationPeriods?: number;
  /** Periods of these that must be out of bounds. @default - all of them */
  readonly datapointsToAlarm?: number;
  /** What silence means: by default nothing happened. @default 'notBreaching' */
  readonly whenMissing?: 'notBreaching' | 'breaching' | 'ignore' | 'missing';
}

/** CloudWatch's limit for an alarm's name. */
const ALARM_NAME_CHARACTERS = 255;

/** Makes an alarm that tells its severity's topic when it starts and when it ends. */
export function alarm(scope: Construct, id: string, props: AlarmProps): CloudwatchMetricAlarm {
  const { periodSeconds = 300, evaluationPeriods = 1, whenMissing = 'notBreaching' } = props;
  const topic = props.topics.topicArns[props.severity];
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: physicalName(ALARM_NAME_CHARACTERS, placementOf(scope).environment, props.name),
    alarmDescription: props.description,
    namespace: props.namespace,
    metricName: props.metricName,
    dimensions: { ...props.dimensions },
    statistic: props.statistic,
    comparisonOperator: props.comparison,
    threshold: props.threshold,
    period: periodSeconds,
    evaluationPeriods,
    datapointsToAlarm: props.datapointsToAlarm ?? evaluationPeriods,
    treatMissingData: whenMissing,
    alarmActions: [topic],
    okActions: [topic],
  });
}
