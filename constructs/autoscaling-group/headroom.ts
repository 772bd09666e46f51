/** What a fleet's largest size must carry beyond the expected peak: half as much again. */
export const HEADROOM = 1.5;

/** What is left of a fleet's largest size, and what must be. */
export interface Headroom {
  /** Instances that a lost zone takes with it, of `max` spread evenly: the fullest zone's. */
  readonly lost: number;
  /** Instances in the other zones. */
  readonly left: number;
  /** Instances that carry 1.5 × peak. */
  readonly needed: number;
}

/**
 * What `max` instances, spread evenly over the zones, keep where the fullest zone is lost:
 * `max − ⌈max ÷ zones⌉`, held against `⌈1.5 × peak⌉`.
 */
export function headroomOf(max: number, peak: number, zones: number): Headroom {
  const lost = Math.ceil(max / zones);
  return { lost, left: max - lost, needed: instancesNeeded(peak) };
}

/**
 * The least `max` that keeps 1.5 × peak with a zone lost: `⌈needed × zones ÷ (zones − 1)⌉`, because
 * `max − ⌈max ÷ zones⌉ = ⌊max × (zones − 1) ÷ zones⌋`. Infinity for one zone, which leaves nothing.
 */
export function leastMax(peak: number, zones: number): number {
  if (zones < 2) return Infinity;
  return Math.ceil((instancesNeeded(peak) * zones) / (zones - 1));
}

function instancesNeeded(peak: number): number {
  return Math.ceil(HEADROOM * peak);
}
