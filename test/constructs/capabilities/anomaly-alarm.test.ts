import { anomalyAlarm } from '#constructs/capabilities/anomaly-alarm';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const made = (severity: 'critical' | 'warning') =>
  resourcesOf(
    synthesizeConstruct((scope) => {
      anomalyAlarm(scope, 'Alarm', {
        topics: { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } },
        severity,
        name: 'web-acl/edge/blocked',
        description: 'More is blocked than usual.',
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensions: { WebACL: 'test-edge' },
        statistic: 'Sum',
        deviations: 4,
        evaluationPeriods: 3,
      });
    }),
    'aws_cloudwatch_metric_alarm',
  )[0];

describe('an anomaly alarm', () => {
  it.each(['critical', 'warning'] as const)(
    'tells the topic of %s when it starts and when it ends',
    (severity) => {
      expect(made(severity)).toMatchObject({
        alarm_actions: [`arn:${severity}`],
        ok_actions: [`arn:${severity}`],
      });
    },
  );

  it('goes off above the band of what is usual, and never of silence', () => {
    const alarm = made('warning');
    expect(alarm).toMatchObject({
      alarm_name: 'test-web-acl/edge/blocked',
      comparison_operator: 'GreaterThanUpperThreshold',
      threshold_metric_id: 'usual',
      evaluation_periods: 3,
      datapoints_to_alarm: 3,
      treat_missing_data: 'notBreaching',
    });
    expect(alarm).not.toHaveProperty('threshold');
  });

  it('learns the band from the metric that it looks at', () => {
    expect(made('warning')?.['metric_query']).toEqual([
      {
        id: 'usual',
        expression: 'ANOMALY_DETECTION_BAND(observed, 4)',
        label: 'usual',
        return_data: true,
      },
      {
        id: 'observed',
        return_data: true,
        metric: {
          namespace: 'AWS/WAFV2',
          metric_name: 'BlockedRequests',
          dimensions: { WebACL: 'test-edge' },
          stat: 'Sum',
          period: 300,
        },
      },
    ]);
  });
});
