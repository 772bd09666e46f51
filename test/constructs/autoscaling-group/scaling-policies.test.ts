import type { ScalingPolicy } from '#constructs/autoscaling-group/scaling-options';
import { BEHIND, fleet, madeFleet, targetGroup } from '#test/support/fleet-samples';
import { only } from '#test/support/kafka-stack';
import { addresses, resourcesOf } from '#test/support/synthesized';

const containing = (part: string): unknown => expect.stringContaining(part);

const made = (policy: ScalingPolicy) => madeFleet(fleet({ scaling: { mine: policy } }));
const policyOf = (policy: ScalingPolicy) => only(made(policy), 'aws_autoscaling_policy');

describe('target tracking', () => {
  it('keeps half of the processors free where nothing else is written', () => {
    expect(only(madeFleet(fleet()), 'aws_autoscaling_policy')).toMatchObject({
      name: 'cpu',
      policy_type: 'TargetTrackingScaling',
      target_tracking_configuration: {
        target_value: 50,
        predefined_metric_specification: { predefined_metric_type: 'ASGAverageCPUUtilization' },
      },
    });
  });

  it('counts the requests of the target group that is meant', () => {
    const api = targetGroup({ name: 'api', arnSuffix: 'targetgroup/api/3' });
    const options = fleet({
      behind: [...BEHIND, { balancer: 'public', targetGroup: 'api' }],
      scaling: {
        requests: {
          kind: 'target-tracking',
          metric: { kind: 'requests-per-target', of: { balancer: 'public', targetGroup: 'api' } },
          target: 1000,
        },
      },
    });
    const policy = only(madeFleet(options, [targetGroup(), api]), 'aws_autoscaling_policy');
    expect(policy['target_tracking_configuration']).toMatchObject({
      predefined_metric_specification: {
        predefined_metric_type: 'ALBRequestCountPerTarget',
        resource_label: 'app/public/2/targetgroup/api/3',
      },
    });
  });

  it('takes a metric of the application, with its text as it stands', () => {
    expect(
      policyOf({
        kind: 'target-tracking',
        metric: {
          kind: 'custom',
          namespace: 'Shop',
          name: 'Queue${n}',
          dimensions: { Queue: 'orders' },
        },
        target: 12.5,
        scaleIn: false,
      })['target_tracking_configuration'],
    ).toEqual({
      target_value: 12.5,
      disable_scale_in: true,
      customized_metric_specification: {
        namespace: 'Shop',
        metric_name: 'Queue$${n}',
        statistic: 'Average',
        metric_dimension: [{ name: 'Queue', value: 'orders' }],
      },
    });
  });
});

describe('step scaling', () => {
  it('adds more the further above, from the alarm’s threshold on without a gap', () => {
    const stack = made({
      kind: 'step',
      metric: { kind: 'cpu' },
      when: 'above',
      steps: [
        { at: 70, change: 2 },
        { at: 85, change: 4 },
      ],
    });
    expect(only(stack, 'aws_autoscaling_policy')).toMatchObject({
      adjustment_type: 'ChangeInCapacity',
      step_adjustment: [
        {
          metric_interval_lower_bound: '0',
          metric_interval_upper_bound: '15',
          scaling_adjustment: 2,
        },
        { metric_interval_lower_bound: '15', scaling_adjustment: 4 },
      ],
    });
    const alarm = resourcesOf(stack, 'aws_cloudwatch_metric_alarm').find(
      ({ alarm_name }) => alarm_name === 'test-fleet/legacy/scaling/mine',
    );
    expect(alarm).toMatchObject({
      threshold: 70,
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      metric_name: 'CPUUtilization',
      dimensions: { AutoScalingGroupName: containing('aws_autoscaling_group') },
      alarm_actions: [containing('aws_autoscaling_policy')],
    });
  });

  it('removes more the further below', () => {
    const policy = policyOf({
      kind: 'step',
      metric: { kind: 'custom', namespace: 'Shop', name: 'Queue' },
      when: 'below',
      steps: [
        { at: 30, change: 10 },
        { at: 10, change: 25 },
      ],
      unit: 'percent',
    });
    expect(policy).toMatchObject({
      adjustment_type: 'PercentChangeInCapacity',
      min_adjustment_magnitude: 1,
      step_adjustment: [
        {
          metric_interval_upper_bound: '0',
          metric_interval_lower_bound: '-20',
          scaling_adjustment: -10,
        },
        { metric_interval_upper_bound: '-20', scaling_adjustment: -25 },
      ],
    });
  });
});

describe('scheduled scaling', () => {
  it('changes just what is written, at a time of a zone’s clock', () => {
    const stack = made({ kind: 'scheduled', cron: '0 7 * * MON-FRI', timeZone: 'UTC', min: 5 });
    expect(only(stack, 'aws_autoscaling_schedule')).toMatchObject({
      scheduled_action_name: 'mine',
      recurrence: '0 7 * * MON-FRI',
      time_zone: 'UTC',
      min_size: 5,
      max_size: -1,
      desired_capacity: -1,
    });
  });
});

describe('predictive scaling', () => {
  const predictive = (bootSeconds: number) =>
    only(
      madeFleet(
        fleet({
          bootSeconds,
          scaling: {
            days: {
              kind: 'predictive',
              mode: 'forecast-only',
              metric: { kind: 'cpu' },
              target: 50,
            },
          },
        }),
      ),
      'aws_autoscaling_policy',
    )['predictive_scaling_configuration'];

  it('looks on first, and never beyond the largest size', () => {
    expect(predictive(90)).toMatchObject({
      mode: 'ForecastOnly',
      max_capacity_breach_behavior: 'HonorMaxCapacity',
      metric_specification: {
        predefined_metric_pair_specification: { predefined_metric_type: 'ASGCPUUtilization' },
      },
    });
  });

  it.each([
    { bootSeconds: 90, early: '300' },
    { bootSeconds: 900, early: '900' },
    { bootSeconds: 7200, early: '3600' },
  ])('starts instances that boot $bootSeconds s $early s early', ({ bootSeconds, early }) => {
    expect(predictive(bootSeconds)).toMatchObject({ scheduling_buffer_time: early });
  });
});

it('keeps the address of a policy when others come and go', () => {
  const policy: ScalingPolicy = { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 };
  const one = addresses(madeFleet(fleet({ scaling: { cpu: policy } })));
  const more = addresses(
    madeFleet(
      fleet({ scaling: { before: { ...policy, metric: { kind: 'network-in' } }, cpu: policy } }),
    ),
  );
  expect(more).toEqual(expect.arrayContaining(one));
});
