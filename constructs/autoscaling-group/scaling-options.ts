import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import {
  across,
  choice,
  fields,
  flag,
  list,
  mistake,
  name,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import { isCronExpression } from './cron-expression';
import { MOST_INSTANCES } from './instance-options';
import { requireMeasured } from './step-alarm';
import { isTimeZone } from './time-zone';

/** When a fleet grows and shrinks, by a name of yours. */
export type ScalingPolicy = TargetTracking | StepScaling | ScheduledScaling | PredictiveScaling;

/** Keeps a metric near a value, as a thermostat does: take this first. */
export interface TargetTracking {
  readonly kind: 'target-tracking';
  readonly metric: FleetMetric | CustomMetric;
  /** In the metric's own unit: percent of the processors, bytes, requests a minute. */
  readonly target: number;
  /** Whether it may also shrink the fleet. @default true */
  readonly scaleIn?: boolean;
}

/** Adds or removes more, the further a metric is out of bounds. */
export interface StepScaling {
  readonly kind: 'step';
  readonly metric: { readonly kind: 'cpu' } | CustomMetric;
  /** `above` adds instances, `below` removes them. */
  readonly when: 'above' | 'below';
  /** From the first bound on outwards; the last step has no end. */
  readonly steps: readonly Step[];
  /** What `change` counts. @default 'instances' */
  readonly unit?: 'instances' | 'percent';
  /** Periods in a row that must be out of bounds. @default 3 */
  readonly evaluationPeriods?: number;
  /** @default 60 */
  readonly periodSeconds?: number;
}

/** From this value on, change by so much. */
export interface Step {
  /** In the metric's own unit. */
  readonly at: number;
  /** Instances or percent of them, added above and removed below. */
  readonly change: number;
}

/** Another minimum, or another size, at times that are known. */
export interface ScheduledScaling {
  readonly kind: 'scheduled';
  /** Minute, hour, day of the month, month, day of the week: `0 7 * * MON-FRI`. */
  readonly cron: string;
  /** The time zone of the clock: `Europe/Berlin`; summer time is heeded. */
  readonly timeZone: string;
  /**
   * The fleet's minimum from then on, until another schedule sets it; the first deployment's is
   * `min`, and later ones leave it to the schedules. @default - as it is
   */
  readonly min?: number;
  /** The size at that moment. @default - as it is */
  readonly desired?: number;
}

/** Learns a fleet's days and weeks and grows before the load comes; it never shrinks a fleet. */
export interface PredictiveScaling {
  readonly kind: 'predictive';
  /** Look at the forecasts for a week or two before they scale. */
  readonly mode: 'forecast-only' | 'forecast-and-scale';
  readonly metric: FleetMetric;
  /** What one instance shall carry, in the metric's own unit. */
  readonly target: number;
}

/** Whether two mean one target group. */
export function isSame(one: BehindTargetGroup, other: BehindTargetGroup): boolean {
  return one.balancer === other.balancer && one.targetGroup === other.targetGroup;
}

/** What AWS measures of every fleet. */
export type FleetMetric =
  /** Average use of the processors, in percent. */
  | { readonly kind: 'cpu' }
  /** Average bytes a minute that each instance receives. */
  | { readonly kind: 'network-in' }
  /** Average bytes a minute that each instance sends. */
  | { readonly kind: 'network-out' }
  /** Requests a minute that each instance gets from an application balancer. */
  | {
      readonly kind: 'requests-per-target';
      /** Which of the target groups. @default - the only one */
      readonly of?: BehindTargetGroup;
    };

/** A metric of the application's own, which must fall when the fleet grows. */
export interface CustomMetric {
  readonly kind: 'custom';
  readonly namespace: string;
  readonly name: string;
  /** @default {} */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** @default 'Average' */
  readonly statistic?: 'Average' | 'Minimum' | 'Maximum' | 'Sum' | 'SampleCount';
}

/** A target group of a balancer of the environment. */
export interface BehindTargetGroup {
  /** Its name in `edge.balancers`. */
  readonly balancer: string;
  /** Its name in the balancer's `targetGroups`. */
  readonly targetGroup: string;
}

/**
 * 50 policies and 125 scheduled actions a group. Two that AWS refuses together: `scaling-mistakes.ts`.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html
 */
const POLICIES = 50;
/** 20 step adjustments a policy (quota). */
const STEPS = 20;

/** A policy's name is a part of its AWS name and of its alarm's. */
const POLICY_NAME_CHARACTERS = 40;

/** A target group of a balancer. */
export const behindTargetGroup = fields({
  balancer: name(32, 'public'),
  targetGroup: name(32, 'web'),
});

const positive = value<number>(
  (input) => typeof input === 'number' && Number.isFinite(input) && input > 0 && input <= 1e12,
  'a number above 0',
  'Write, for example, 50.',
);

const finite = value<number>(
  (input) => typeof input === 'number' && Number.isFinite(input) && Math.abs(input) <= 1e12,
  'a number',
  'Write, for example, 70.',
);

const cpu = fields({ kind: z.literal('cpu') });
const fleetMetrics = [
  cpu,
  fields({ kind: z.literal('network-in') }),
  fields({ kind: z.literal('network-out') }),
  fields({ kind: z.literal('requests-per-target'), of: behindTargetGroup.optional() }),
] as const;
const FLEET_METRICS = ['cpu', 'network-in', 'network-out', 'requests-per-target'];

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html */
const metricText = (max: number, example: string) =>
  pattern(
    /^(?!.*\{TfToken\[)[^:\p{C}][^\p{C}]*$/u,
    max,
    `a text of 1 to ${max} visible characters that does not begin with ':'`,
    `Write, for example, '${example}'.`,
  );

const custom = fields({
  kind: z.literal('custom'),
  namespace: metricText(255, 'Shop'),
  name: metricText(255, 'QueueLengthPerInstance'),
  dimensions: named(metricText(255, 'Queue'), metricText(1024, 'orders'), "{ Queue: 'orders' }")
    .superRefine(numbering(0, 30, 'dimensions', 'A metric has at most 30.'))
    .optional(),
  statistic: oneOf(['Average', 'Minimum', 'Maximum', 'Sum', 'SampleCount']).optional(),
});

/** A processor cannot be busier than this. */
const requireReachable = (
  { metric, target }: { readonly metric: { readonly kind: string }; readonly target: number },
  context: z.RefinementCtx,
) => {
  if (metric.kind !== 'cpu' || target <= 100) return;
  mistake(context, ['target'], 'a percentage from 1 to 100', 'Write, for example, 50.');
};

const targetTracking = across(
  fields({
    kind: z.literal('target-tracking'),
    metric: choice('kind', [...FLEET_METRICS, 'custom'], [...fleetMetrics, custom]),
    target: positive,
    scaleIn: flag().optional(),
  }),
  ['metric', 'target'],
  requireReachable,
);

const step = across(
  fields({
    kind: z.literal('step'),
    metric: choice('kind', ['cpu', 'custom'], [cpu, custom]),
    when: oneOf(['above', 'below']),
    steps: list(
      fields({ at: finite, change: wholeNumber(1, MOST_INSTANCES) }),
      1,
      STEPS,
      'Write, for example, [{ at: 70, change: 2 }, { at: 85, change: 4 }].',
    ),
    unit: oneOf(['instances', 'percent']).optional(),
    evaluationPeriods: wholeNumber(1, 100).optional(),
    periodSeconds: oneOf([10, 30, 60, 120, 180, 300, 600, 900]).optional(),
  }),
  ['metric', 'when', 'steps', 'evaluationPeriods', 'periodSeconds'],
  (policy, context) => {
    requireMeasured(policy, context);
    const { when, steps } = policy;
    const order = (one: number, next: number) => (when === 'above' ? next > one : next < one);
    steps.forEach(({ at }, index) => {
      const before = steps[index - 1];
      if (before === undefined || order(before.at, at)) return;
      const than = when === 'above' ? 'more' : 'less';
      const expected = `${than} than the step before it (${before.at})`;
      mistake(context, ['steps', index, 'at'], expected, 'Order the steps outwards.');
    });
  },
);

const scheduled = across(
  fields({
    kind: z.literal('scheduled'),
    cron: value<string>(
      isCronExpression,
      'five cron fields: minute, hour, day of the month, month, day of the week',
      "Write, for example, '0 7 * * MON-FRI'.",
    ),
    timeZone: value<string>(
      isTimeZone,
      'a time zone of the IANA database',
      "Write, for example, 'Europe/Berlin', or 'UTC'.",
    ),
    min: wholeNumber(0, MOST_INSTANCES).optional(),
    desired: wholeNumber(0, MOST_INSTANCES).optional(),
  }),
  ['min', 'desired'],
  ({ min, desired }, context) => {
    if (min === undefined && desired === undefined) {
      mistake(context, [], 'min, desired or both', 'Write what changes at that time.');
    } else if (min !== undefined && desired !== undefined && desired < min) {
      mistake(context, ['desired'], `at least min (${min})`, 'Raise desired or lower min.');
    }
  },
);

const predictive = across(
  fields({
    kind: z.literal('predictive'),
    mode: oneOf(['forecast-only', 'forecast-and-scale']),
    metric: choice('kind', FLEET_METRICS, fleetMetrics),
    target: positive,
  }),
  ['metric', 'target'],
  requireReachable,
);

/** What `scaling` may say. */
export const scalingOptions = named(
  name(POLICY_NAME_CHARACTERS, 'cpu'),
  choice(
    'kind',
    ['target-tracking', 'step', 'scheduled', 'predictive'],
    [targetTracking, step, scheduled, predictive],
  ),
  "{ cpu: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 } }",
).superRefine(
  numbering(
    1,
    POLICIES,
    'policies',
    "Write, for example, { cpu: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 } }.",
  ),
);
