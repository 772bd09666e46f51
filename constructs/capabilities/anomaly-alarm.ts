import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { physicalName } from '#constructs/kernel/physical-name';
import type { IAlarmTopics, Metric, Severity } from './alarmed';

/** An alarm on a metric that is above what it usually is at this hour of this weekday. */
export interface AnomalyAlarmProps extends Metric {
  readonly topics: IAlarmTopics;
  readonly severity: Severity;
  /** The last part of the alarm's name, in kebab case. */
  readonly name: string;
  /** What is wrong and the first thing to do, in a sentence or two. */
  readonly description: string;
  /** Width of the band of what is usual, in standard deviations; more than 0. */
  readonly deviations: number;
  /** Periods of five minutes in a row. */
  readonly evaluationPeriods: number;
}

/** CloudWatch's limit for an alarm's name. */
const ALARM_NAME_CHARACTERS = 255;

const PERIOD_SECONDS = 300;

/**
 * Makes an alarm without a threshold: CloudWatch learns from up to two weeks what is usual. It is
 * quiet while there is nothing to learn from, and silence is no anomaly.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
 */
export function anomalyAlarm(
  scope: Construct,
  id: string,
  props: AnomalyAlarmProps,
): CloudwatchMetricAlarm {
  const { name, description, deviations, evaluationPeriods, topics, severity } = props;
  const topic = topics.topicArns[severity];
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: physicalName(ALARM_NAME_CHARACTERS, placementOf(scope).environment, name),
    alarmDescription: description,
    comparisonOperator: 'GreaterThanUpperThreshold',
    thresholdMetricId: 'usual',
    evaluationPeriods,
    datapointsToAlarm: evaluationPeriods,
    treatMissingData: 'notBreaching',
    metricQuery: [
      {
        id: 'usual',
        expression: `ANOMALY_DETECTION_BAND(observed, ${deviations})`,
        label: 'usual',
        returnData: true,
      },
      {
        id: 'observed',
        returnData: true,
        metric: {
          namespace: props.namespace,
          metricName: props.metricName,
          dimensions: { ...props.dimensions },
          stat: props.statistic,
          period: PERIOD_SECONDS,
        },
      },
    ],
    alarmActions: [topic],
    okActions: [topic],
  });
}
