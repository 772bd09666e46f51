/** The checks that notice a failure in time. */
export interface HealthTiming {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Failed checks in a row after which a target gets no more requests. */
  readonly unhealthyThreshold: number;
}

/** How long a failure may go unnoticed unless told otherwise: two to three retries of a client. */
export const DEFAULT_DETECT_SECONDS = 30;

/** The time that a sound target has for its answer unless told otherwise. */
export const DEFAULT_TIMEOUT_SECONDS = 5;

/** Answers in a row after which a failed target is sound again, the fewest that AWS takes. */
export const DEFAULT_HEALTHY_THRESHOLD = 2;

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const SHORTEST_INTERVAL_SECONDS = 5;

/** Three failures in a row are no coincidence; where the time is too short for three, two must do. */
const THRESHOLDS = [3, 2] as const;

/** What the declared times lead to: checks, or the shortest time in which some would fit. */
export type TimingResult =
  | { readonly fits: true; readonly timing: HealthTiming }
  | { readonly fits: false; readonly leastSeconds: number };

/**
 * The slowest checks that notice a failure in `detectWithinSeconds`: a target that fails just after a
 * check is asked `threshold` more times, one interval apart, and the last answer is waited for:
 * `threshold × interval + timeout`. The interval is longer than the timeout, as AWS demands.
 */
export function healthTiming(times: {
  readonly detectWithinSeconds: number;
  readonly timeoutSeconds: number;
}): TimingResult {
  const { detectWithinSeconds, timeoutSeconds } = times;
  const shortest = Math.max(SHORTEST_INTERVAL_SECONDS, timeoutSeconds + 1);
  for (const unhealthyThreshold of THRESHOLDS) {
    const intervalSeconds = Math.floor((detectWithinSeconds - timeoutSeconds) / unhealthyThreshold);
    if (intervalSeconds < shortest) continue;
    return { fits: true, timing: { intervalSeconds, timeoutSeconds, unhealthyThreshold } };
  }
  return { fits: false, leastSeconds: 2 * shortest + timeoutSeconds };
}
