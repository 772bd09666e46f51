import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { BEHIND, fixedFleet, fleet, madeFleet, targetGroup } from '#test/support/fleet-samples';
import { type Resource, resourcesOf } from '#test/support/synthesized';

const SPOT: FleetOptions['instances'] = {
  kind: 'types',
  types: ['m7g.large', 'm6g.large'],
  spot: { sharePercentage: 50 },
};

const alarms = (options: FleetOptions, groups: readonly ITargetGroup[] = []) =>
  resourcesOf(madeFleet(options, groups), 'aws_cloudwatch_metric_alarm');
const named = (name: string, options: FleetOptions, groups: readonly ITargetGroup[] = []) =>
  alarms(options, groups).find(({ alarm_name }) => alarm_name === `test-fleet/legacy/${name}`);
const queries = (alarm: Resource | undefined) =>
  (alarm?.['metric_query'] ?? []) as { metric?: Resource; expression?: string }[];

/** Types of events that are told of, with the topic that hears them. */
const told = (options: FleetOptions) => {
  const stack = madeFleet(options);
  const targets = resourcesOf(stack, 'aws_cloudwatch_event_target');
  return resourcesOf(stack, 'aws_cloudwatch_event_rule').flatMap(({ event_pattern }, index) => {
    const pattern = JSON.parse(String(event_pattern)) as { 'detail-type': string[] };
    return pattern['detail-type'].map((type) => [type, targets[index]?.['arn']]);
  });
};

describe('alarms of a fleet', () => {
  it('wake somebody when it wants its largest size', () => {
    const alarm = named('at-max', fleet());
    expect(alarm).toMatchObject({
      alarm_actions: ['arn:critical'],
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      evaluation_periods: 10,
      datapoints_to_alarm: 10,
    });
    expect(queries(alarm)[0]?.expression).toBe('largest - desired');
  });

  it('do not, where nobody but Terraform changes its size', () => {
    expect(named('at-max', fixedFleet())).toBeUndefined();
  });

  it('wake somebody when instances stay missing for longer than they need to boot', () => {
    const alarm = named('instances-missing', fleet({ bootSeconds: 600 }));
    expect(alarm).toMatchObject({ alarm_actions: ['arn:critical'], evaluation_periods: 20 });
    expect(queries(alarm)[0]?.expression).toBe('desired - serving');
  });

  it('tell of instances that their machine or a target group finds unhealthy', () => {
    const network = targetGroup({
      name: 'tcp',
      arnSuffix: 'targetgroup/tcp/9',
      loadBalancer: {
        ...targetGroup().loadBalancer,
        kind: 'network',
        name: 'events',
        arnSuffix: 'net/events/8',
      },
    });
    const options = fleet({ behind: [...BEHIND, { balancer: 'events', targetGroup: 'tcp' }] });
    const alarm = named('unhealthy-instances', options, [targetGroup(), network]);
    expect(alarm?.['alarm_actions']).toEqual(['arn:warning']);
    expect(queries(alarm)[0]?.expression).toBe(
      'FILL(machine, 0) + FILL(group0, 0) + FILL(group1, 0)',
    );
    expect(
      queries(alarm)
        .slice(1)
        .map(({ metric }) => metric),
    ).toEqual([
      expect.objectContaining({ metric_name: 'StatusCheckFailed' }),
      expect.objectContaining({
        namespace: 'AWS/ApplicationELB',
        dimensions: { LoadBalancer: 'app/public/2', TargetGroup: 'targetgroup/web/1' },
      }),
      expect.objectContaining({
        namespace: 'AWS/NetworkELB',
        dimensions: { LoadBalancer: 'net/events/8', TargetGroup: 'targetgroup/tcp/9' },
      }),
    ]);
  });

  it('stay silent while a new instance boots', () => {
    const periods = (bootSeconds: number) =>
      Number(named('unhealthy-instances', fleet({ bootSeconds }))?.['evaluation_periods']);
    expect(periods(90)).toBe(7);
    expect(periods(900)).toBe(20);
  });

  it('stop a refresh once an instance was replaced because it was unwell', () => {
    const stack = madeFleet(fleet());
    const alarm = resourcesOf(stack, 'aws_cloudwatch_metric_alarm').find(
      ({ alarm_name }) => alarm_name === 'test-fleet/legacy/unhealthy-replaced',
    );
    expect(alarm).toMatchObject({
      namespace: 'AWS/Events',
      metric_name: 'TriggeredRules',
      dimensions: {
        RuleName: expect.stringMatching(
          /^\$\{aws_cloudwatch_event_rule\.Fleet_Replaced_UnwellReplaced_\w+\.name\}$/,
        ) as unknown,
      },
      statistic: 'Sum',
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      evaluation_periods: 1,
      treat_missing_data: 'notBreaching',
    });
  });

  it('know why an instance was replaced, and leave alone what Spot or a person took', () => {
    const patterns = resourcesOf(madeFleet(fleet()), 'aws_cloudwatch_event_rule').map(
      ({ event_pattern }) =>
        JSON.parse(String(event_pattern)) as { detail: { Cause?: { wildcard: string }[] } },
    );
    const causes = patterns.flatMap(({ detail }) => detail.Cause ?? []);
    const matches = (end: string) =>
      causes.some(({ wildcard }) =>
        new RegExp(`^${wildcard.replaceAll('*', '.*')}$`).test(
          `At 2026-11-24T11:00:00Z an instance was taken out of service in response to ${end}.`,
        ),
      );
    expect(matches('an ELB system health check failure')).toBe(true);
    expect(matches('an EC2 instance status checks failure')).toBe(true);
    expect(matches('an EC2 health check indicating it has been terminated or stopped')).toBe(false);
    expect(matches('an instance refresh')).toBe(false);
  });

  it('look at metrics that the group collects', () => {
    const stack = madeFleet(fleet());
    const [group] = resourcesOf(stack, 'aws_autoscaling_group');
    const looked = resourcesOf(stack, 'aws_cloudwatch_metric_alarm')
      .flatMap(queries)
      .map(({ metric }) => String(metric?.['metric_name']))
      .filter((name) => name.startsWith('Group'));
    expect(looked.length).toBeGreaterThan(0);
    expect(group?.['enabled_metrics']).toEqual(expect.arrayContaining(looked));
  });
});

describe('events of a fleet', () => {
  it('reach the topic of their severity', () => {
    expect(told(fleet())).toEqual(
      expect.arrayContaining([
        ['EC2 Auto Scaling Instance Refresh Failed', 'arn:warning'],
        ['EC2 Auto Scaling Instance Refresh Rollback Started', 'arn:warning'],
        ['EC2 Auto Scaling Instance Refresh Rollback Failed', 'arn:critical'],
        ['EC2 Instance Launch Unsuccessful', 'arn:warning'],
      ]),
    );
  });

  it('are those of this fleet', () => {
    const rules = resourcesOf(madeFleet(fleet()), 'aws_cloudwatch_event_rule');
    for (const { event_pattern } of rules) {
      expect(JSON.parse(String(event_pattern))).toMatchObject({
        detail: { AutoScalingGroupName: ['test.legacy'] },
      });
    }
  });

  it('are interruptions of Spot too, where it has Spot', () => {
    const type = ['EC2 Spot Instance Interruption Warning', 'arn:warning'];
    expect(told(fleet({ instances: SPOT }))).toContainEqual(type);
    expect(told(fleet())).not.toContainEqual(type);
  });
});
