import { alarm, type AlarmProps, expressionAlarm } from '#constructs/capabilities/alarmed';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const smallest: AlarmProps = {
  topics: { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } },
  severity: 'warning',
  name: 'nat-a-port-allocation',
  description: 'The NAT gateway of zone a runs out of ports.',
  namespace: 'AWS/NATGateway',
  metricName: 'ErrorPortAllocation',
  dimensions: { NatGatewayId: 'nat-1' },
  statistic: 'Sum',
  comparison: 'GreaterThanThreshold',
  threshold: 0,
};

const made = (props: Partial<AlarmProps> = {}) =>
  resourcesOf(
    synthesizeConstruct((scope) => {
      alarm(scope, 'Alarm', { ...smallest, ...props });
    }),
    'aws_cloudwatch_metric_alarm',
  )[0];

describe('an alarm', () => {
  it.each(['critical', 'warning'] as const)(
    'tells the topic of %s when it starts and when it ends',
    (severity) => {
      expect(made({ severity })).toMatchObject({
        alarm_actions: [`arn:${severity}`],
        ok_actions: [`arn:${severity}`],
      });
    },
  );

  it('looks at what it is told to, under a name that begins with the environment', () => {
    expect(made()).toMatchObject({
      alarm_name: 'test-nat-a-port-allocation',
      alarm_description: smallest.description,
      namespace: 'AWS/NATGateway',
      metric_name: 'ErrorPortAllocation',
      dimensions: { NatGatewayId: 'nat-1' },
      statistic: 'Sum',
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
    });
  });

  it('takes silence for health, one period of five minutes, unless told otherwise', () => {
    expect(made()).toMatchObject({
      treat_missing_data: 'notBreaching',
      period: 300,
      evaluation_periods: 1,
      datapoints_to_alarm: 1,
    });
  });

  it('needs every period out of bounds unless told how many', () => {
    expect(made({ evaluationPeriods: 3 })).toMatchObject({ datapoints_to_alarm: 3 });
    expect(made({ evaluationPeriods: 3, datapointsToAlarm: 2 })).toMatchObject({
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
    });
  });

  it('takes a percentile where an average would hide the slow ones', () => {
    expect(made({ statistic: 'p99' })).toMatchObject({ extended_statistic: 'p99' });
    expect(made({ statistic: 'p99' })).not.toHaveProperty('statistic');
    expect(made()).not.toHaveProperty('extended_statistic');
  });

  it("keeps within CloudWatch's limit for a name", () => {
    expect(String(made({ name: 'x'.repeat(400) })?.['alarm_name'])).toHaveLength(255);
  });
});

describe('an alarm on an expression', () => {
  const [ratio] = resourcesOf(
    synthesizeConstruct((scope) => {
      const metric = (metricName: string) => ({
        namespace: 'AWS/Kafka',
        metricName,
        dimensions: { 'Cluster Name': 'events' },
        statistic: 'Average' as const,
      });
      expressionAlarm(scope, 'Alarm', {
        topics: smallest.topics,
        severity: 'critical',
        name: 'kafka-events-cpu',
        description: 'The brokers are busy.',
        expression: 'user + system',
        metrics: { user: metric('CpuUser'), system: metric('CpuSystem') },
        comparison: 'GreaterThanThreshold',
        threshold: 60,
        periodSeconds: 60,
      });
    }),
    'aws_cloudwatch_metric_alarm',
  );

  it('compares the result of the expression alone, over metrics of the same period', () => {
    const queries = ratio?.['metric_query'] as Record<string, unknown>[];
    expect(queries.filter((query) => query['return_data'] === true)).toEqual([
      expect.objectContaining({ expression: 'user + system' }),
    ]);
    expect(queries).toMatchObject([
      { expression: 'user + system' },
      { id: 'user', metric: { metric_name: 'CpuUser', period: 60 } },
      { id: 'system', metric: { metric_name: 'CpuSystem', period: 60 } },
    ]);
    expect(ratio).not.toHaveProperty('metric_name');
    expect(ratio).not.toHaveProperty('period');
  });

  it('tells its topic like any other alarm', () => {
    expect(ratio).toMatchObject({
      alarm_name: 'test-kafka-events-cpu',
      alarm_actions: ['arn:critical'],
      ok_actions: ['arn:critical'],
      treat_missing_data: 'notBreaching',
    });
  });
});
