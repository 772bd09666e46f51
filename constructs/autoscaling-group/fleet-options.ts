import { z } from 'zod';
import {
  across,
  choice,
  fields,
  list,
  mistake,
  oneOf,
  pattern,
  wholeNumber,
} from '#constructs/kernel/schema';
import { instanceOptions, type Instances, MOST_INSTANCES } from './instance-options';
import { type FleetOperatingSystem, operatingSystemOptions } from './operating-system-options';
import {
  refreshOptions,
  type RefreshOptions,
  replacementOf,
  replacementOptions,
  type ReplacementOptions,
  WIDEST_REPLACEMENT,
} from './refresh-options';
import {
  type BehindTargetGroup,
  behindTargetGroup,
  type ScalingPolicy,
  scalingOptions,
} from './scaling-options';

/** One fleet of EC2 instances. Who owns its size decides which other settings it has. */
export type FleetOptions = TerraformSizedFleet | AutoscaledFleet;

/** The next deployment sets the size, and each one puts it back: nothing else may change it. */
export interface TerraformSizedFleet extends CommonFleetOptions {
  readonly owner: 'terraform';
  /** How many instances run. @default - the larger of min and peak */
  readonly desired?: number;
}

/** The policies below set the size; deployments leave it alone. */
export interface AutoscaledFleet extends CommonFleetOptions {
  readonly owner: 'autoscaler';
  /**
   * When it grows and shrinks, by names of yours.
   * @default { cpu: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 } }
   */
  readonly scaling?: Readonly<Record<string, ScalingPolicy>>;
}

/** What every fleet has. */
export interface CommonFleetOptions {
  readonly instances: Instances;
  readonly operatingSystem: FleetOperatingSystem;
  /**
   * At least so many instances. Where policies own the size: less than `max`, and 0 only where a
   * schedule or a metric of the application's own starts some.
   */
  readonly min: number;
  /** Instances that carry the expected peak, with every zone there. */
  readonly peak: number;
  /**
   * At most so many. Refused where, with one zone lost, fewer than 1.5 × `peak` would be left.
   * @default - the least that is accepted: `headroom.ts`
   */
  readonly max?: number;
  /** From the launch of an instance until its application answers, in seconds; the longest usual. */
  readonly bootSeconds: number;
  /** Letters of its zones, at least two. @default - every zone of the environment */
  readonly zones?: readonly string[];
  /** Target groups in which its instances register. @default [] - it only works, and is not asked */
  readonly behind?: readonly BehindTargetGroup[];
  /** The disk of each instance, in GiB: encrypted gp3. @default 30 */
  readonly diskGib?: number;
  /**
   * How long an instance that must go may finish what it has begun, 30 to 7,200 s; at least the
   * longest deregistration delay of its target groups. @default - that delay, 30 at least
   */
  readonly drainSeconds?: number;
  /** How many there are while some are replaced. @default - new ones first, one in ten at a time */
  readonly replacement?: ReplacementOptions;
  /** How changes reach instances that run. @default - as `replacement`, undone where they fail */
  readonly refresh?: RefreshOptions;
  /** After so many days an instance is replaced, 1 to 365. @default - never */
  readonly maxInstanceLifetimeDays?: number;
  /**
   * `balanced-best-effort` starts instances elsewhere where a zone has none left, `balanced-only`
   * keeps trying in that zone. @default 'balanced-best-effort'
   */
  readonly zoneDistribution?: 'balanced-best-effort' | 'balanced-only';
  /** Which instance goes first at scale-in, by AWS's names, in this order. @default ['Default'] */
  readonly terminationPolicies?: readonly TerminationPolicy[];
}

/** Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html */
const TERMINATION_POLICIES = [
  'Default',
  'AllocationStrategy',
  'OldestLaunchTemplate',
  'ClosestToNextInstanceHour',
  'NewestInstance',
  'OldestInstance',
] as const;

/** AWS's name of an order in which instances go at scale-in. */
export type TerminationPolicy = (typeof TERMINATION_POLICIES)[number];

/** A fleet that says nothing else keeps half of its processors free: room for one zone's loss. */
export const DEFAULT_SCALING: Readonly<Record<string, ScalingPolicy>> = {
  cpu: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 },
};

/** The policies of a fleet, written or not; none where Terraform owns its size. */
export function scalingOf(options: FleetOptions): Readonly<Record<string, ScalingPolicy>> {
  return options.owner === 'autoscaler' ? (options.scaling ?? DEFAULT_SCALING) : {};
}

/** With the environment's name before it and Terraform's suffix behind it, a role's name ends at 64. */
export const FLEET_NAME_CHARACTERS = 30;

/** The smallest image has 8 GiB; EBS ends at 16 TiB. */
const DISK_GIB = { min: 8, max: 16_384 };

/** Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
const HOOK_SECONDS = { min: 30, max: 7200 };

/** One alarm looks at all of them and at the machines, and metric math takes ten metrics. */
const TARGET_GROUPS = 9;

const count = wholeNumber(0, MOST_INSTANCES);

const common = {
  instances: instanceOptions,
  operatingSystem: operatingSystemOptions,
  min: count,
  peak: wholeNumber(1, MOST_INSTANCES),
  max: wholeNumber(1, MOST_INSTANCES).optional(),
  bootSeconds: wholeNumber(1, HOOK_SECONDS.max),
  zones: list(
    pattern(/^[a-f]$/, 1, 'the letter of an availability zone, a to f', "Write, for example, 'a'."),
    1,
    6,
    "Write letters of zones, for example ['a', 'b'].",
  ).optional(),
  behind: list(
    behindTargetGroup,
    0,
    TARGET_GROUPS,
    "Write a list, for example [{ balancer: 'public', targetGroup: 'web' }].",
  ).optional(),
  diskGib: wholeNumber(DISK_GIB.min, DISK_GIB.max).optional(),
  drainSeconds: wholeNumber(HOOK_SECONDS.min, HOOK_SECONDS.max).optional(),
  replacement: replacementOptions.optional(),
  refresh: refreshOptions.optional(),
  maxInstanceLifetimeDays: wholeNumber(1, 365).optional(),
  zoneDistribution: oneOf(['balanced-best-effort', 'balanced-only']).optional(),
  terminationPolicies: list(
    oneOf(TERMINATION_POLICIES),
    1,
    TERMINATION_POLICIES.length,
    "Write a list, for example ['OldestLaunchTemplate'].",
  ).optional(),
};

const owned = choice(
  'owner',
  ['terraform', 'autoscaler'],
  [
    fields({ owner: z.literal('terraform'), ...common, desired: count.optional() }),
    fields({ owner: z.literal('autoscaler'), ...common, scaling: scalingOptions.optional() }),
  ],
);

const withRoom = across(owned, ['replacement', 'refresh'], (fleet, context) => {
  const { replacement, refresh } = fleet;
  const base = replacementOf(replacement);
  const checked = { replacement: base, refresh: replacementOf(refresh, base) };
  for (const [field, { minHealthyPercentage: least, maxHealthyPercentage: most }] of Object.entries(
    checked,
  )) {
    if (field === 'refresh' && refresh === undefined) continue;
    if (most - least > WIDEST_REPLACEMENT) {
      const expected = `at most 100 more than minHealthyPercentage (${least})`;
      const fix = `Write ${least + WIDEST_REPLACEMENT} or less.`;
      mistake(context, [field, 'maxHealthyPercentage'], expected, fix);
    } else if (least === 100 && most === 100) {
      const expected = 'more than 100 where minHealthyPercentage is 100: nothing could be replaced';
      mistake(context, [field, 'maxHealthyPercentage'], expected, 'Write, for example, 110.');
    }
  }
});

/**
 * A warm pool stops an instance as soon as it runs, unless a hook holds it back.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html#warm-pool-prerequisites
 */
const withWarmth = across(
  withRoom,
  ['instances', 'operatingSystem'],
  ({ instances, operatingSystem }, context) => {
    if (instances.warmPool === undefined) return;
    if (operatingSystem.kind !== 'al2023' || operatingSystem.waitForUserDataSeconds) return;
    if ((operatingSystem.userData ?? []).length === 0) return;
    const path = ['operatingSystem', 'waitForUserDataSeconds'];
    const expected = 'a wait beside a warm pool, which stops instances before their user data ends';
    mistake(context, path, expected, 'Write, for example, 600.');
  },
);

/** What one entry of `fleets` may say. What spans fields of the environment: `fleet-mistakes.ts`. */
export const fleetOptions = withWarmth satisfies z.ZodType;
