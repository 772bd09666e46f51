import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy';
import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { alarmNameOf } from './fleet-names';
import type {
  BehindTargetGroup,
  CustomMetric,
  FleetMetric,
  PredictiveScaling,
  ScheduledScaling,
  ScalingPolicy,
  StepScaling,
  TargetTracking,
} from './scaling-options';

/** A fleet whose size its policies own. */
export interface ScaledFleet {
  /** Its name in the environment file. */
  readonly name: string;
  /** AWS's name of the group, known to Terraform once the group exists. */
  readonly groupName: string;
  readonly targetGroups: readonly ITargetGroup[];
  /** From when on a new instance counts. */
  readonly warmupSeconds: number;
}

const ALARM_NAME_CHARACTERS = 255;

/** Predicted instances start at least five minutes early, and never later than they need to boot. */
const EARLIEST_SECONDS = 300;
/** Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html */
const LATEST_SECONDS = 3600;

/** CloudWatch's operator of a step policy's alarm. */
const COMPARISONS = {
  above: 'GreaterThanOrEqualToThreshold',
  below: 'LessThanOrEqualToThreshold',
} as const;

/** AWS's names of what it measures of every group. */
const PREDEFINED: Readonly<Record<FleetMetric['kind'], string>> = {
  cpu: 'ASGAverageCPUUtilization',
  'network-in': 'ASGAverageNetworkIn',
  'network-out': 'ASGAverageNetworkOut',
  'requests-per-target': 'ALBRequestCountPerTarget',
};

/** The same as pairs of load and scaling metric, from which predictive scaling learns. */
const PREDEFINED_PAIRS: Readonly<Record<FleetMetric['kind'], string>> = {
  cpu: 'ASGCPUUtilization',
  'network-in': 'ASGNetworkIn',
  'network-out': 'ASGNetworkOut',
  'requests-per-target': 'ALBRequestCount',
};

/** Makes a fleet's policies. Each has the id and the name that the environment file gave it. */
export function addScaling(
  scope: Construct,
  id: string,
  fleet: ScaledFleet,
  policies: Readonly<Record<string, ScalingPolicy>>,
): void {
  const all = new Construct(scope, id);
  for (const [name, policy] of Object.entries(policies)) {
    const of = new Construct(all, `Policy-${name}`);
    if (policy.kind === 'target-tracking') trackTarget(of, name, fleet, policy);
    else if (policy.kind === 'step') stepBy(of, name, fleet, policy);
    else if (policy.kind === 'scheduled') schedule(of, name, fleet, policy);
    else predict(of, name, fleet, policy);
  }
}

function trackTarget(scope: Construct, name: string, fleet: ScaledFleet, policy: TargetTracking) {
  const { metric, target, scaleIn = true } = policy;
  new AutoscalingPolicy(scope, 'Resource', {
    name,
    autoscalingGroupName: fleet.groupName,
    policyType: 'TargetTrackingScaling',
    targetTrackingConfiguration: {
      targetValue: target,
      disableScaleIn: !scaleIn,
      ...(metric.kind === 'custom'
        ? { customizedMetricSpecification: customized(metric) }
        : {
            predefinedMetricSpecification: {
              predefinedMetricType: PREDEFINED[metric.kind],
              ...labelOf(metric, fleet),
            },
          }),
    },
  });
}

function customized({ namespace, name, dimensions = {}, statistic = 'Average' }: CustomMetric) {
  return {
    namespace: literal(namespace),
    metricName: literal(name),
    statistic,
    metricDimension: Object.entries(dimensions).map(([key, value]) => ({
      name: literal(key),
      value: literal(value),
    })),
  };
}

/** The target group whose requests count: `app/<balancer>/<id>/targetgroup/<name>/<id>`. */
function labelOf(metric: FleetMetric, { name, targetGroups }: ScaledFleet) {
  if (metric.kind !== 'requests-per-target') return {};
  const { of } = metric;
  const group = targetGroups.find((one) => of === undefined || isGroup(one, of));
  if (group === undefined) throw new Error(`fleet ${name}: its target groups were checked before`);
  return { resourceLabel: `${group.loadBalancer.arnSuffix}/${group.arnSuffix}` };
}

function isGroup(group: ITargetGroup, { balancer, targetGroup }: BehindTargetGroup): boolean {
  return group.loadBalancer.name === balancer && group.name === targetGroup;
}

function stepBy(scope: Construct, name: string, fleet: ScaledFleet, policy: StepScaling): void {
  const { metric, when, steps, unit = 'instances' } = policy;
  const { evaluationPeriods = 3, periodSeconds = 60 } = policy;
  const [first] = steps;
  if (first === undefined) throw new Error(`policy ${name}: its steps were checked before`);
  const scaling = new AutoscalingPolicy(scope, 'Resource', {
    name,
    autoscalingGroupName: fleet.groupName,
    policyType: 'StepScaling',
    adjustmentType: unit === 'instances' ? 'ChangeInCapacity' : 'PercentChangeInCapacity',
    ...(unit === 'percent' && { minAdjustmentMagnitude: 1 }), // a few percent of few are something
    metricAggregationType: 'Average',
    stepAdjustment: steps.map(({ at, change }, index) => ({
      ...interval(when, first.at, at, steps[index + 1]?.at),
      scalingAdjustment: when === 'above' ? change : -change,
    })),
  });
  new CloudwatchMetricAlarm(scope, 'Alarm', {
    alarmName: physicalName(
      ALARM_NAME_CHARACTERS,
      placementOf(scope).environment,
      alarmNameOf(fleet.name, 'scaling', name),
    ),
    alarmDescription: `Changes the size of the fleet ${fleet.name} by its policy ${name}; nobody has to act.`,
    ...measured(metric, fleet.groupName),
    comparisonOperator: COMPARISONS[when],
    threshold: first.at,
    period: periodSeconds,
    evaluationPeriods,
    alarmActions: [scaling.arn],
    treatMissingData: 'missing',
  });
}

/** The bounds of one step, from the alarm's threshold on; the last one has no end. */
function interval(when: 'above' | 'below', threshold: number, from: number, to?: number) {
  const near = String(from - threshold);
  const far = to === undefined ? undefined : String(to - threshold);
  return when === 'above'
    ? {
        metricIntervalLowerBound: near,
        ...(far !== undefined && { metricIntervalUpperBound: far }),
      }
    : {
        metricIntervalUpperBound: near,
        ...(far !== undefined && { metricIntervalLowerBound: far }),
      };
}

function measured(metric: StepScaling['metric'], groupName: string) {
  if (metric.kind === 'cpu') {
    return {
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensions: { AutoScalingGroupName: groupName },
      statistic: 'Average',
    };
  }
  const { namespace, name, dimensions = {}, statistic = 'Average' } = metric;
  return {
    namespace: literal(namespace),
    metricName: literal(name),
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([key, value]) => [literal(key), literal(value)]),
    ),
    statistic,
  };
}

function schedule(scope: Construct, name: string, fleet: ScaledFleet, policy: ScheduledScaling) {
  const { cron, timeZone, min, desired } = policy;
  // AWS's word for "as it is" is -1; the provider's own default, 0, would empty the fleet.
  new AutoscalingSchedule(scope, 'Resource', {
    scheduledActionName: name,
    autoscalingGroupName: fleet.groupName,
    recurrence: cron,
    timeZone,
    minSize: min ?? -1,
    maxSize: -1,
    desiredCapacity: desired ?? -1,
  });
}

function predict(scope: Construct, name: string, fleet: ScaledFleet, policy: PredictiveScaling) {
  const { mode, metric, target } = policy;
  const early = Math.min(LATEST_SECONDS, Math.max(EARLIEST_SECONDS, fleet.warmupSeconds));
  new AutoscalingPolicy(scope, 'Resource', {
    name,
    autoscalingGroupName: fleet.groupName,
    policyType: 'PredictiveScaling',
    predictiveScalingConfiguration: {
      mode: mode === 'forecast-only' ? 'ForecastOnly' : 'ForecastAndScale',
      schedulingBufferTime: String(early),
      maxCapacityBreachBehavior: 'HonorMaxCapacity', // max has the headroom already
      metricSpecification: {
        targetValue: target,
        predefinedMetricPairSpecification: {
          predefinedMetricType: PREDEFINED_PAIRS[metric.kind],
          ...labelOf(metric, fleet),
        },
      },
    },
  });
}
