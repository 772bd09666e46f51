import {
  across,
  fields,
  flag,
  list,
  mistake,
  pattern,
  wholeNumber,
} from '#constructs/kernel/schema';

/**
 * How many instances there are while some are replaced, in percent of the wanted ones: during
 * refreshes, after failed health checks, at the end of a lifetime, when zones are balanced.
 */
export interface ReplacementOptions {
  /** At least so many serve, 0 to 100. @default 100 - a new one starts before an old one ends */
  readonly minHealthyPercentage?: number | undefined;
  /** At most so many run, 100 to 200, at most 100 more than the least. @default 110 */
  readonly maxHealthyPercentage?: number | undefined;
}

/** How a new image, user data or set of instance types reaches instances that run. */
export interface RefreshOptions extends ReplacementOptions {
  /**
   * Where it stops and waits: percentages of the fleet, ascending, the last one 100.
   * @default - none
   */
  readonly checkpoints?: CheckpointOptions;
  /**
   * Names of CloudWatch alarms beside our own that also undo a refresh, at most 8. An alarm that
   * rings before keeps a refresh from starting. @default []
   */
  readonly rollbackOnAlarms?: readonly string[];
  /** Whether a refresh that fails, or that an alarm stops, is undone. @default true */
  readonly autoRollback?: boolean;
  /** Whether instances that are as wanted already stay. @default true */
  readonly skipMatching?: boolean;
}

/** Where a refresh stops, and for how long. */
export interface CheckpointOptions {
  /** `[20, 50, 100]` */
  readonly percentages: readonly number[];
  /** Seconds at each, at most 172,800 (two days). @default 600 */
  readonly delaySeconds?: number;
}

/** Least and most instances while some are replaced, in percent. */
export interface Replacement {
  readonly minHealthyPercentage: number;
  readonly maxHealthyPercentage: number;
}

/** What replacement means where nothing is said: nothing is taken away before its successor serves. */
const DEFAULT_REPLACEMENT: Replacement = { minHealthyPercentage: 100, maxHealthyPercentage: 110 };

/** The percentages of a replacement, written or not. */
export function replacementOf(
  options: ReplacementOptions = {},
  otherwise: Replacement = DEFAULT_REPLACEMENT,
): Replacement {
  const {
    minHealthyPercentage = otherwise.minHealthyPercentage,
    maxHealthyPercentage = otherwise.maxHealthyPercentage,
  } = options;
  return { minHealthyPercentage, maxHealthyPercentage };
}

/**
 * The difference of the percentages must not exceed 100.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMaintenancePolicy.html
 */
export const WIDEST_REPLACEMENT = 100;

/** Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html, less our own two. */
const ROLLBACK_ALARMS = 8;

const percentages = {
  minHealthyPercentage: wholeNumber(0, 100).optional(),
  maxHealthyPercentage: wholeNumber(100, 200).optional(),
};

/** What `replacement` may say. The two together: `fleetOptions`. */
export const replacementOptions = fields(percentages);

const checkpoints = fields({
  percentages: across(
    list(wholeNumber(1, 100), 1, 20, 'Write, for example, [20, 50, 100].'),
    [],
    (written: unknown, context) => {
      const all = written as readonly number[];
      all.forEach((percentage, index) => {
        const before = all[index - 1] ?? 0;
        if (typeof percentage !== 'number' || percentage > before) return;
        mistake(context, [index], `more than ${before}`, 'Write the percentages in their order.');
      });
      if (all.at(-1) === 100) return;
      const fix = 'Add 100: otherwise the rest of the fleet stays as it was.';
      mistake(context, [], 'percentages that end with 100', fix);
    },
  ),
  delaySeconds: wholeNumber(0, 172_800).optional(),
});

/** What `refresh` may say. */
export const refreshOptions = fields({
  ...percentages,
  checkpoints: checkpoints.optional(),
  rollbackOnAlarms: list(
    pattern(
      /^(?!.*\{TfToken\[)[^\p{C}]{1,255}$/u,
      255,
      'the name of a CloudWatch alarm',
      "Write, for example, 'production-checkout-errors'.",
    ),
    0,
    ROLLBACK_ALARMS,
    "Write a list of names, for example ['production-checkout-errors'].",
  ).optional(),
  autoRollback: flag().optional(),
  skipMatching: flag().optional(),
});
