/** Three of five minutes: a blip wakes nobody, and a bad release is noticed while it rolls out. */
export const MINUTES = { periodSeconds: 60, evaluationPeriods: 5, datapointsToAlarm: 3 } as const;

/**
 * Metric math for a share in percent of the sum of some metrics, 0 where there is too little to share. A
 * metric that counted nothing in a minute has no value there, which `FILL` makes 0.
 */
export function share(part: string, whole: readonly string[], least: number): string {
  const sum = whole.map((metric) => `FILL(${metric}, 0)`).join(' + ');
  return `IF(${sum} >= ${least}, 100 * FILL(${part}, 0) / (${sum}), 0)`;
}

/** Metric math for a value, 0 where it rests on too little. */
export function rested(value: string, on: string, least: number): string {
  return `IF(FILL(${on}, 0) >= ${least}, FILL(${value}, 0), 0)`;
}
