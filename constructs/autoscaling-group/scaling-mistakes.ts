import { isDeepStrictEqual } from 'node:util';
import type { FleetMistake, TargetGroupFacts } from './fleet-mistake';
import { type FleetOptions, scalingOf } from './fleet-options';
import { isSame, type ScalingPolicy, type TargetTracking } from './scaling-options';

/** Policies that AWS refuses beside each other, and a fleet that nothing would ever start. */
export function scalingMistakes(fleet: FleetOptions): FleetMistake[] {
  return [...trackedTwice(fleet), ...scheduledTwice(fleet), ...neverStarted(fleet)];
}

/**
 * One target-tracking policy for each metric.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
function trackedTwice(fleet: FleetOptions): FleetMistake[] {
  const [only] = fleet.behind ?? [];
  const metrics = policiesOf(fleet).flatMap(([name, policy]) =>
    policy.kind === 'target-tracking' ? [{ name, metric: measured(policy, only) }] : [],
  );
  return metrics.flatMap(({ name, metric }, index): FleetMistake[] => {
    const before = metrics.slice(0, index).find((one) => isDeepStrictEqual(one.metric, metric));
    if (before === undefined) return [];
    return [
      {
        path: ['scaling', name, 'metric'],
        got: metric,
        expected: `a metric that no other target-tracking policy has: ${before.name} tracks it`,
        fix: 'Remove one of them, or take a step policy.',
      },
    ];
  });
}

/** The metric of a policy with its defaults, so that two spellings of one are alike. */
function measured({ metric }: TargetTracking, only: unknown) {
  if (metric.kind === 'custom') {
    const { dimensions = {}, statistic = 'Average', ...rest } = metric;
    return { ...rest, dimensions, statistic };
  }
  return metric.kind === 'requests-per-target' ? { of: only, ...metric } : metric;
}

/** AWS takes one scheduled action for each moment. */
function scheduledTwice(fleet: FleetOptions): FleetMistake[] {
  const schedules = policiesOf(fleet).flatMap(([name, policy]) =>
    policy.kind === 'scheduled' ? [{ name, cron: policy.cron, timeZone: policy.timeZone }] : [],
  );
  return schedules.flatMap(({ name, cron, timeZone }, index): FleetMistake[] => {
    const before = schedules
      .slice(0, index)
      .find((one) => one.cron === cron && one.timeZone === timeZone);
    if (before === undefined) return [];
    return [
      {
        path: ['scaling', name, 'cron'],
        got: cron,
        expected: `a time that no other schedule has: ${before.name} acts then, and AWS refuses a second`,
        fix: 'Write one schedule with both values, or another time.',
      },
    ];
  });
}

/**
 * Of no instances AWS measures nothing, so a fleet that begins with none needs a schedule, or a
 * metric of the application's own. A forecast learns from instances that ran, so it starts none.
 */
function neverStarted(fleet: FleetOptions): FleetMistake[] {
  if (fleet.owner !== 'autoscaler' || fleet.min > 0) return [];
  if (policiesOf(fleet).some(([, policy]) => starts(policy))) return [];
  return [
    {
      path: ['min'],
      got: fleet.min,
      expected: 'at least 1 where only metrics of its instances make it grow: it would never start',
      fix: 'Write 1 or more, or add a schedule, or a policy on a metric of your own.',
    },
  ];
}

function starts(policy: ScalingPolicy): boolean {
  if (policy.kind === 'scheduled') return Math.max(policy.min ?? 0, policy.desired ?? 0) > 0;
  return policy.kind !== 'predictive' && policy.metric.kind === 'custom' && grows(policy, 0);
}

/** Whether a policy can make a fleet larger than `min`. */
export function grows(policy: ScalingPolicy, min: number): boolean {
  switch (policy.kind) {
    case 'target-tracking':
      return true;
    case 'step':
      return policy.when === 'above';
    case 'scheduled':
      return Math.max(policy.min ?? 0, policy.desired ?? 0) > min;
    case 'predictive':
      return policy.mode === 'forecast-and-scale';
  }
}

function policiesOf(fleet: FleetOptions): [string, ScalingPolicy][] {
  return Object.entries(scalingOf(fleet));
}

/** Requests counted where nobody counts them, or in more than one place. */
export function requestMetricMistakes(
  fleet: FleetOptions,
  groups: readonly TargetGroupFacts[],
): FleetMistake[] {
  const behind = fleet.behind ?? [];
  return Object.entries(scalingOf(fleet)).flatMap(([name, policy]): FleetMistake[] => {
    if (policy.kind !== 'target-tracking' && policy.kind !== 'predictive') return [];
    if (policy.metric.kind !== 'requests-per-target') return [];
    const path = ['scaling', name, 'metric', 'of'];
    const { of } = policy.metric;
    const meant = of === undefined ? behind : behind.filter((one) => isSame(one, of));
    const [only] = meant;
    if (only === undefined || meant.length > 1) {
      const list = behind.map((one) => `${one.balancer}/${one.targetGroup}`).join(', ');
      const expected =
        behind.length === 0
          ? 'a fleet behind a target group, whose requests are counted'
          : `one of the target groups that the fleet stands behind: ${list}`;
      const fix = behind.length === 0 ? 'Write behind, or take another metric.' : 'Name one.';
      return [{ path, got: of, expected, fix }];
    }
    const kind = groups.find((group) => isSame(group.behind, only))?.balancerKind;
    if (kind !== 'network') return [];
    const expected =
      'a target group of an application balancer: a network balancer counts no requests';
    return [{ path, got: of, expected, fix: "Take another metric, for example { kind: 'cpu' }." }];
  });
}
