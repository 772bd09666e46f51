import { across, fields, mistake, oneOf, value, wholeNumber } from '#constructs/kernel/schema';

/** What every target group says. */
export interface SharedTargetGroupOptions {
  /** Who registers: `ip` addresses of pods, or `instance`s of a fleet. A change replaces the group. */
  readonly targetType: TargetType;
  /** The port that targets listen on, 1 to 65,535. A change replaces the group. */
  readonly port: number;
  /**
   * How long a target that leaves may finish what it began, in seconds, 0 to 3,600. The longest request
   * should fit; pods and instances read it for their own drain. @default 60
   */
  readonly deregistrationDelaySeconds?: number;
  /** When a zone has too few healthy targets. @default - when it has none */
  readonly targetGroupHealth?: TargetGroupHealthOptions;
  /** Healthy targets below which somebody is woken, 1 to 1,000. @default 1 */
  readonly minimumHealthyTargets?: number;
}

/** What registers in a target group. */
export type TargetType = 'ip' | 'instance';

/**
 * What happens when healthy targets become few. A zone should leave the DNS before, or when, requests go
 * to unhealthy targets: its threshold is at least as high as the other.
 */
export interface TargetGroupHealthOptions {
  /** Below this a zone is taken out of the balancer's DNS answers. @default - one target */
  readonly dnsFailover?: HealthThreshold<number | 'off'>;
  /** Below this requests go to all targets, healthy or not: better some answers than none. @default - one target */
  readonly unhealthyStateRouting?: HealthThreshold<number>;
}

/** Too few by number or by share; whichever is met first. */
export interface HealthThreshold<Count> {
  /** Healthy targets, 1 to 1,000. @default 1 */
  readonly minimumHealthyTargets?: Count;
  /** Healthy targets of all, in percent, 1 to 100. @default 'off' */
  readonly minimumHealthyPercentage?: number | 'off';
}

/** How long a target may finish what it began unless told otherwise: the idle timeout of a connection. */
export const DEFAULT_DEREGISTRATION_DELAY_SECONDS = 60;

/** "Targets per Target Group per Region: 1,000". Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const TARGETS_PER_GROUP = 1000;

const orOff = (max: number) =>
  value<number | 'off'>(
    (input) =>
      input === 'off' ||
      (Number.isInteger(input) && (input as number) >= 1 && (input as number) <= max),
    `a whole number from 1 to ${max}, or 'off'`,
    "Write a number without quotes, or 'off'.",
  );

/**
 * Source of values and of the order of the two:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-health
 */
const targetGroupHealth = across(
  fields({
    dnsFailover: fields({
      minimumHealthyTargets: orOff(TARGETS_PER_GROUP).optional(),
      minimumHealthyPercentage: orOff(100).optional(),
    }).optional(),
    unhealthyStateRouting: fields({
      minimumHealthyTargets: wholeNumber(1, TARGETS_PER_GROUP).optional(),
      minimumHealthyPercentage: orOff(100).optional(),
    }).optional(),
  }),
  ['dnsFailover', 'unhealthyStateRouting'],
  ({ dnsFailover = {}, unhealthyStateRouting = {} }, context) => {
    const before = (
      field: 'minimumHealthyTargets' | 'minimumHealthyPercentage',
      dns: number | 'off',
      routing: number | 'off',
    ) => {
      if (dns === 'off' || routing === 'off' || dns >= routing) return;
      const expected = `at least ${routing}, the same field of unhealthyStateRouting: the zone leaves the DNS first`;
      mistake(context, ['dnsFailover', field], expected, `Write ${routing} or more, or 'off'.`);
    };
    before(
      'minimumHealthyTargets',
      dnsFailover.minimumHealthyTargets ?? 1,
      unhealthyStateRouting.minimumHealthyTargets ?? 1,
    );
    before(
      'minimumHealthyPercentage',
      dnsFailover.minimumHealthyPercentage ?? 'off',
      unhealthyStateRouting.minimumHealthyPercentage ?? 'off',
    );
  },
);

/** The fields of every target group. */
export const sharedTargetGroupFields = {
  targetType: oneOf(['ip', 'instance']),
  port: wholeNumber(1, 65_535),
  deregistrationDelaySeconds: wholeNumber(0, 3600).optional(),
  targetGroupHealth: targetGroupHealth.optional(),
  minimumHealthyTargets: wholeNumber(1, TARGETS_PER_GROUP).optional(),
} as const;
