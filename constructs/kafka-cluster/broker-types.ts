/** What one size of Standard brokers can carry. */
export interface StandardBroker {
  /** Partitions with all their replicas that one broker should hold at most. */
  readonly partitions: number;
  /**
   * The most storage throughput that can be provisioned, in MiB/s; none for sizes that have no such
   * choice.
   */
  readonly throughputMibps?: number;
}

/**
 * Standard brokers by their size. Sources, read 2026-11-24:
 * https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html (partitions) and
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-provision-throughput-management.html
 */
export const STANDARD_BROKERS = {
  'kafka.t3.small': { partitions: 300 },
  'kafka.m5.large': { partitions: 1000 },
  'kafka.m5.xlarge': { partitions: 1000 },
  'kafka.m5.2xlarge': { partitions: 2000 },
  'kafka.m5.4xlarge': { partitions: 4000, throughputMibps: 593 },
  'kafka.m5.8xlarge': { partitions: 4000, throughputMibps: 850 },
  'kafka.m5.12xlarge': { partitions: 4000, throughputMibps: 1000 },
  'kafka.m5.16xlarge': { partitions: 4000, throughputMibps: 1000 },
  'kafka.m5.24xlarge': { partitions: 4000, throughputMibps: 2375 },
  'kafka.m7g.large': { partitions: 1000 },
  'kafka.m7g.xlarge': { partitions: 1000 },
  'kafka.m7g.2xlarge': { partitions: 2000, throughputMibps: 312 },
  'kafka.m7g.4xlarge': { partitions: 4000, throughputMibps: 625 },
  'kafka.m7g.8xlarge': { partitions: 4000, throughputMibps: 1000 },
  'kafka.m7g.12xlarge': { partitions: 4000, throughputMibps: 1000 },
  'kafka.m7g.16xlarge': { partitions: 4000, throughputMibps: 1000 },
} as const satisfies Readonly<Record<string, StandardBroker>>;

/** What one size of Express brokers can carry. */
export interface ExpressBroker {
  /** Partitions with all their replicas that one broker should hold at most. */
  readonly partitions: number;
  /** What clients may send to one broker without a slowdown, in MB/s. */
  readonly ingressMbps: number;
  /** What clients may read from one broker without a slowdown, in MB/s. */
  readonly egressMbps: number;
}

/**
 * Express brokers by their size.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/limits.html#msk-express-quota, read
 * 2026-11-24.
 */
export const EXPRESS_BROKERS = {
  'express.m7g.large': { partitions: 1000, ingressMbps: 15.6, egressMbps: 31.2 },
  'express.m7g.xlarge': { partitions: 1000, ingressMbps: 31.2, egressMbps: 62.5 },
  'express.m7g.2xlarge': { partitions: 2500, ingressMbps: 62.5, egressMbps: 125 },
  'express.m7g.4xlarge': { partitions: 6000, ingressMbps: 125, egressMbps: 250 },
  'express.m7g.8xlarge': { partitions: 12_000, ingressMbps: 250, egressMbps: 500 },
  'express.m7g.12xlarge': { partitions: 16_000, ingressMbps: 375, egressMbps: 750 },
  'express.m7g.16xlarge': { partitions: 20_000, ingressMbps: 500, egressMbps: 1000 },
} as const satisfies Readonly<Record<string, ExpressBroker>>;

/** A size of Standard brokers: 'kafka.m7g.large'. */
export type StandardBrokerType = keyof typeof STANDARD_BROKERS;

/** A size of Express brokers: 'express.m7g.large'. */
export type ExpressBrokerType = keyof typeof EXPRESS_BROKERS;

/** What a size of Standard brokers can carry, or undefined for what is none. */
export function standardBroker(type: string): StandardBroker | undefined {
  return Object.hasOwn(STANDARD_BROKERS, type)
    ? STANDARD_BROKERS[type as StandardBrokerType]
    : undefined;
}
