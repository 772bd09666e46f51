/**
 * List prices of EKS in USD, the same in every commercial region.
 * Source: https://aws.amazon.com/eks/pricing/, read 2026-11-24.
 */
export const EKS_PRICES = {
  /** A cluster on a version in standard support, an hour. */
  standardPerHour: 0.1,
  /** A cluster on a version in extended support, an hour. */
  extendedPerHour: 0.6,
} as const;

/** AWS's own month: 8,760 hours of a year in twelfths. */
const HOURS_PER_MONTH = 730;

/** A price per hour as a price per month: `$438`. */
export function perMonth(usdPerHour: number): string {
  return `$${Math.round(usdPerHour * HOURS_PER_MONTH)}`;
}
