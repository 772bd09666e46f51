import type { Rejection } from '#constructs/kernel/invalid-input';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import type { BehindTargetGroup } from './scaling-options';

/** A mistake in one fleet, with its path below the fleet. */
export interface FleetMistake extends Pick<Rejection, 'got' | 'expected' | 'fix'> {
  readonly path: readonly (string | number)[];
}

/** What a fleet must know of a target group that it stands behind. */
export interface TargetGroupFacts extends Pick<
  ITargetGroup,
  'targetType' | 'port' | 'deregistrationDelaySeconds'
> {
  readonly behind: BehindTargetGroup;
  readonly balancerKind: 'application' | 'network';
}
