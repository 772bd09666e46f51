import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import type { FleetOptions } from './fleet-options';

/** The times of one target group. */
export type TargetGroupTimes = Pick<
  ITargetGroup,
  'deregistrationDelaySeconds' | 'slowStartSeconds' | 'secondsUntilHealthy'
>;

/** Lifecycle hooks wait at least so long. Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
const SHORTEST_HOOK_SECONDS = 30;

/**
 * How long an instance that must go is held back: as written, else as long as the slowest of its
 * target groups deregisters, 30 s at least.
 */
export function drainSeconds(
  { drainSeconds: written }: Pick<FleetOptions, 'drainSeconds'>,
  groups: readonly Pick<TargetGroupTimes, 'deregistrationDelaySeconds'>[],
): number {
  return written ?? Math.max(SHORTEST_HOOK_SECONDS, longestDeregistrationSeconds(groups));
}

/** How long the slowest target group goes on sending an instance what it began. */
export function longestDeregistrationSeconds(
  groups: readonly Pick<TargetGroupTimes, 'deregistrationDelaySeconds'>[],
): number {
  return Math.max(0, ...groups.map((group) => group.deregistrationDelaySeconds));
}

/**
 * How long a new instance may be unhealthy before it is replaced: its boot, and then the checks of
 * the target group that takes longest to believe it.
 */
export function gracePeriodSeconds(
  { bootSeconds }: Pick<FleetOptions, 'bootSeconds'>,
  groups: readonly TargetGroupTimes[],
): number {
  return bootSeconds + Math.max(0, ...groups.map((group) => group.secondsUntilHealthy));
}

/**
 * From when on a new instance counts in metrics and as a replacement: booted, believed, and with
 * its full share of the requests.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-default-instance-warmup.html
 */
export function warmupSeconds(
  { bootSeconds }: Pick<FleetOptions, 'bootSeconds'>,
  groups: readonly TargetGroupTimes[],
): number {
  const until = groups.map((group) => group.secondsUntilHealthy + group.slowStartSeconds);
  return bootSeconds + Math.max(0, ...until);
}
