/** What an application load balancer is expected to carry at its peak. */
export interface ApplicationPeak {
  /** New connections a second: clients that keep theirs open make few. */
  readonly newConnectionsPerSecond: number;
  /** Connections open at once. */
  readonly activeConnections: number;
  /** Requests and answers together, in megabytes (10^6 bytes) a second. */
  readonly megabytesPerSecond: number;
  /** Requests a second. */
  readonly requestsPerSecond: number;
}

/** What a network load balancer is expected to carry at its peak. */
export interface NetworkPeak {
  /** Both ways together, in megabits a second. */
  readonly megabitsPerSecond: number;
}

/**
 * One LCU of an application load balancer, of which the dimension that needs most counts.
 * Source: https://aws.amazon.com/elasticloadbalancing/pricing/ ("LCU details"), read for 2025.
 */
const LCU = {
  newConnectionsPerSecond: 25,
  activeConnections: 3000,
  megabytesPerHour: 1000,
  ruleEvaluationsPerSecond: 1000,
} as const;

/** Rules that are evaluated for nothing. Source: the same page. */
const FREE_RULES = 10;
const SECONDS_PER_HOUR = 3600;

/**
 * Fewer cannot be reserved, and any application load balancer carries as much by itself; 15,000 is the
 * quota of one. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html
 * and …/load-balancer-limits.html#lcu-quotas
 */
export const APPLICATION_UNITS = { least: 100, most: 15_000 } as const;

/**
 * Of one zone. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/capacity-unit-reservation.html
 * and …/load-balancer-limits.html#lcu-quotas
 */
export const NETWORK_UNITS_PER_ZONE = { least: 2750, most: 45_000 } as const;

/** "1 LCU equals 2.2 Mbps". Source: the capacity reservations of network load balancers, above. */
const NETWORK_MBPS = 2.2;

/** Capacity units that a peak needs, given the number of rules of the balancer's busiest listener. */
export function applicationUnits(peak: ApplicationPeak, rules: number): number {
  const evaluated = peak.requestsPerSecond * Math.max(0, rules - FREE_RULES);
  return Math.ceil(
    Math.max(
      peak.newConnectionsPerSecond / LCU.newConnectionsPerSecond,
      peak.activeConnections / LCU.activeConnections,
      (peak.megabytesPerSecond * SECONDS_PER_HOUR) / LCU.megabytesPerHour,
      evaluated / LCU.ruleEvaluationsPerSecond,
    ),
  );
}

/** Capacity units that a peak needs. */
export function networkUnits({ megabitsPerSecond }: NetworkPeak): number {
  return Math.ceil(megabitsPerSecond / NETWORK_MBPS);
}
