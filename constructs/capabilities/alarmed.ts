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

/** One CloudWatch metric, and how its values of a period become one. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
}

/** How the values of a period become one; `p99`: what 99 of 100 do not exceed. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum' | Percentile;

/** CloudWatch's name of a percentile. */
export type Percentile = `p${number}`;

/** What every alarm says. */
interface CommonAlarmProps {
  readonly topics: IAlarmTopics;
  readonly severity: Severity;
  /** The last part of the alarm's name, in kebab case: `nat-eu-west-1a-port-allocation`. */
  readonly name: string;
  /** What is wrong and the first thing to do, in a sentence or two. */
  readonly description: string;
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

/** One alarm on one CloudWatch metric. */
export interface AlarmProps extends CommonAlarmProps, Metric {}

/** One alarm on a sum, ratio or other expression of metrics. */
export interface ExpressionAlarmProps extends CommonAlarmProps {
  /** CloudWatch metric math over the ids of `metrics`. */
  readonly expression: string;
  /** At most ten metrics, by the id that the expression uses. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** CloudWatch's limit for an alarm's name. */
const ALARM_NAME_CHARACTERS = 255;

/** Five minutes, in which every metric that AWS publishes has a value. */
const DEFAULT_PERIOD_SECONDS = 300;

/** Makes an alarm that tells its severity's topic when it starts and when it ends. */
export function alarm(scope: Construct, id: string, props: AlarmProps): CloudwatchMetricAlarm {
  const { periodSeconds = DEFAULT_PERIOD_SECONDS } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    ...common(scope, props),
    namespace: props.namespace,
    metricName: props.metricName,
    dimensions: { ...props.dimensions },
    ...(isPercentile(props.statistic)
      ? { extendedStatistic: props.statistic }
      : { statistic: props.statistic }),
    period: periodSeconds,
  });
}

/**
 * Makes an alarm on metric math.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function expressionAlarm(
  scope: Construct,
  id: string,
  props: ExpressionAlarmProps,
): CloudwatchMetricAlarm {
  const { expression, metrics, name, periodSeconds = DEFAULT_PERIOD_SECONDS } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    ...common(scope, props),
    metricQuery: [
      { id: 'result', expression, label: name, returnData: true },
      ...Object.entries(metrics).map(([queryId, metric]) => ({
        id: queryId,
        metric: {
          namespace: metric.namespace,
          metricName: metric.metricName,
          dimensions: { ...metric.dimensions },
          stat: metric.statistic,
          period: periodSeconds,
        },
      })),
    ],
  });
}

function isPercentile(statistic: Statistic): statistic is Percentile {
  return /^p\d/.test(statistic);
}

function common(scope: Construct, props: CommonAlarmProps) {
  const { evaluationPeriods = 1, whenMissing = 'notBreaching' } = props;
  const topic = props.topics.topicArns[props.severity];
  return {
    alarmName: physicalName(ALARM_NAME_CHARACTERS, placementOf(scope).environment, props.name),
    alarmDescription: props.description,
    comparisonOperator: props.comparison,
    threshold: props.threshold,
    evaluationPeriods,
    datapointsToAlarm: props.datapointsToAlarm ?? evaluationPeriods,
    treatMissingData: whenMissing,
    alarmActions: [topic],
    okActions: [topic],
  };
}
