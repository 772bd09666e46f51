import { z } from 'zod';
import {
  across,
  choice,
  fields,
  flag,
  list,
  mistake,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import {
  type Architecture,
  architectureOf,
  instanceTypeFix,
  isInstanceType,
} from '#constructs/kernel/instance-types';

/** What a fleet runs on. Spot goes with several types, and never with a warm pool. */
export type Instances = SingleType | ListedTypes | TypesByAttributes;

/** One instance type, on demand. */
export interface SingleType {
  readonly kind: 'single';
  /** `m7g.large`; its processor decides the image: Graviton costs about a fifth less. */
  readonly type: string;
  /** Instances that have started before they are needed. @default - none */
  readonly warmPool?: WarmPoolOptions;
}

/**
 * All on demand, perhaps with a warm pool, or partly Spot: a warm pool holds none.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html#warm-pools-limitations
 */
export type Purchase<Allocation extends string> = OnDemand | PartlySpot<Allocation>;

/** No Spot. */
export interface OnDemand {
  readonly spot?: never;
  /** Instances that have started before they are needed. @default - none */
  readonly warmPool?: WarmPoolOptions;
}

/** Some Spot, and no warm pool. */
export interface PartlySpot<Allocation extends string> {
  /** How much of the fleet is Spot. */
  readonly spot: SpotOptions<Allocation>;
  readonly warmPool?: never;
}

/** Instance types by name, of one processor architecture. */
export type ListedTypes = TypesByName & Purchase<ListedSpotAllocation>;

/** Every instance type that has what is asked for, new ones too: the cheapest on demand. */
export type TypesByAttributes = Attributes & Purchase<SpotAllocation>;

/** Which types a list names. */
export interface TypesByName {
  readonly kind: 'types';
  /** Preferred first, at most 40; alike in size, for `peak` counts instances. */
  readonly types: readonly string[];
  /** `prioritized`: the first type that can be had; `lowest-price`. @default 'prioritized' */
  readonly onDemandAllocation?: 'prioritized' | 'lowest-price';
}

/** What types must have. None has an accelerator: the images carry no driver. */
export interface Attributes {
  readonly kind: 'attributes';
  /** @default 'arm64' */
  readonly architecture?: Architecture;
  /** Virtual processors. */
  readonly vcpus: Range;
  /** Memory in GiB. */
  readonly memoryGib: Range;
  /** T types, which compute on credit. @default 'excluded' */
  readonly burstable?: 'excluded' | 'included' | 'required';
  /** Disks of the host. @default 'included' */
  readonly localStorage?: 'excluded' | 'included' | 'required';
  /** @default ['current'] */
  readonly generations?: readonly ('current' | 'previous')[];
  /** Types that never, by name or with `*`: `['*n.*']`. @default [] */
  readonly excludedTypes?: readonly string[];
  /**
   * How much dearer on demand than the cheapest that fits, in percent; 999,999 is as much as may be.
   * @default - AWS's 20
   */
  readonly onDemandMaxPricePercentageOverLowestPrice?: number;
}

/** From, and up to if there is an end. */
export interface Range {
  readonly min: number;
  /** @default - no end */
  readonly max?: number;
}

/** How Spot pools are chosen: `price-capacity-optimized` is cheap and seldom interrupted. */
export type SpotAllocation = 'price-capacity-optimized' | 'capacity-optimized' | 'lowest-price';

/** `capacity-optimized-prioritized` also heeds the order of the types, so it needs a list of them. */
export type ListedSpotAllocation = SpotAllocation | 'capacity-optimized-prioritized';

/** Spot: up to nine tenths less, taken back within two minutes. Comes with capacity rebalancing. */
export interface SpotOptions<Allocation extends string = ListedSpotAllocation> {
  /** Share of the instances above `onDemandBase`, in percent, 1 to 100. */
  readonly sharePercentage: number;
  /** So many instances are on demand before any is Spot. @default 0 */
  readonly onDemandBase?: number;
  /** @default 'price-capacity-optimized' */
  readonly allocation?: Allocation;
}

/** Instances that have run their user data and wait: for boots that take minutes. */
export interface WarmPoolOptions {
  /** `Stopped` costs its disks, `Running` costs as much as one in service. @default 'Stopped' */
  readonly state?: 'Stopped' | 'Running';
  /** At least so many wait. @default 0 */
  readonly minSize?: number;
  /** At most so many wait and serve together. @default - max */
  readonly maxPreparedCapacity?: number;
  /** Whether instances go back to it at scale-in instead of away. @default false */
  readonly reuseOnScaleIn?: boolean;
}

/** The architecture of a fleet's instances. The schema has seen that a list has only one. */
export function architectureOfFleet(instances: Instances): Architecture {
  if (instances.kind === 'attributes') return instances.architecture ?? 'arm64';
  return architectureOf(instances.kind === 'single' ? instances.type : (instances.types[0] ?? ''));
}

/** The Spot share of a fleet, undefined where all of it is on demand. */
export function spotOf(instances: Instances): SpotOptions | undefined {
  return instances.kind === 'single' ? undefined : instances.spot;
}

/** Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html and mixed-instances-groups-set-up-overview.html */
const INSTANCE_TYPES = 40;

/** What AWS takes for no limit. Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRequirements.html */
const NO_PRICE_LIMIT = 999_999;

/** The most that a group can be told to hold, far above any quota. */
export const MOST_INSTANCES = 5000;

const instanceType = value<string>(isInstanceType, 'an EC2 instance type', instanceTypeFix);

const range = (most: number) =>
  across(
    fields({ min: wholeNumber(1, most), max: wholeNumber(1, most).optional() }),
    ['min', 'max'],
    ({ min, max = most }, context) => {
      if (min > max) mistake(context, ['min'], `at most max (${max})`, 'Raise max or lower min.');
    },
  );

const spot = (allocations: readonly string[]) =>
  fields({
    sharePercentage: wholeNumber(1, 100),
    onDemandBase: wholeNumber(0, MOST_INSTANCES).optional(),
    allocation: oneOf(allocations).optional(),
  });

const ALLOCATIONS: readonly SpotAllocation[] = [
  'price-capacity-optimized',
  'capacity-optimized',
  'lowest-price',
];

const warmPool = across(
  fields({
    state: oneOf(['Stopped', 'Running']).optional(),
    minSize: wholeNumber(0, MOST_INSTANCES).optional(),
    maxPreparedCapacity: wholeNumber(1, MOST_INSTANCES).optional(),
    reuseOnScaleIn: flag().optional(),
  }),
  ['minSize', 'maxPreparedCapacity'],
  ({ minSize = 0, maxPreparedCapacity = MOST_INSTANCES }, context) => {
    if (minSize <= maxPreparedCapacity) return;
    const expected = `at most maxPreparedCapacity (${maxPreparedCapacity})`;
    mistake(context, ['minSize'], expected, 'Lower minSize or raise maxPreparedCapacity.');
  },
);

const withoutSpotInWarmPool = <
  S extends z.ZodType<{ readonly spot?: unknown; readonly warmPool?: unknown }>,
>(
  schema: S,
): S =>
  schema.superRefine(({ spot, warmPool }, context) => {
    if (spot === undefined || warmPool === undefined) return;
    const expected = 'no warm pool beside Spot, for which EC2 Auto Scaling keeps none';
    mistake(context, ['warmPool'], expected, 'Remove it, or remove spot.');
  });

const listed = across(
  withoutSpotInWarmPool(
    fields({
      kind: z.literal('types'),
      types: list(
        instanceType,
        1,
        INSTANCE_TYPES,
        "Write a list of types, for example ['m7g.large', 'm6g.large'].",
      ),
      onDemandAllocation: oneOf(['prioritized', 'lowest-price']).optional(),
      spot: spot([...ALLOCATIONS, 'capacity-optimized-prioritized']).optional(),
      warmPool: warmPool.optional(),
    }),
  ),
  ['types'],
  ({ types }, context) => {
    const [first = ''] = types;
    const architecture = architectureOf(first);
    types.forEach((type, index) => {
      if (architectureOf(type) === architecture) return;
      const expected = `a type with ${architecture} processors, like ${first}: one image serves the fleet`;
      mistake(context, ['types', index], expected, 'Make a fleet of its own for it.');
    });
  },
);

/** What `instances` may say. */
export const instanceOptions = choice(
  'kind',
  ['types', 'attributes', 'single'],
  [
    listed,
    withoutSpotInWarmPool(
      fields({
        kind: z.literal('attributes'),
        architecture: oneOf(['arm64', 'x86_64']).optional(),
        vcpus: range(1024),
        memoryGib: range(32_768),
        burstable: oneOf(['excluded', 'included', 'required']).optional(),
        localStorage: oneOf(['excluded', 'included', 'required']).optional(),
        generations: list(
          oneOf(['current', 'previous']),
          1,
          2,
          "Write ['current'], or leave it out.",
        ).optional(),
        excludedTypes: list(
          pattern(
            /^[a-z0-9.*-]{1,30}$/,
            30,
            'an instance type, or a pattern of them with *',
            "Write, for example, 'm7gn.*'.",
          ),
          0,
          400,
          "Write a list of types, for example ['m7gn.*'].",
        ).optional(),
        onDemandMaxPricePercentageOverLowestPrice: wholeNumber(1, NO_PRICE_LIMIT).optional(),
        spot: spot(ALLOCATIONS).optional(),
        warmPool: warmPool.optional(),
      }),
    ),
    fields({ kind: z.literal('single'), type: instanceType, warmPool: warmPool.optional() }),
  ],
);
