/** Rules that an `exceptions` entry may name. A test holds this list against the rules themselves. */
export const EXCEPTABLE_RULES = [
  'fewer-than-three-zones',
  'kafka-burstable-brokers',
  'kafka-disks-do-not-grow',
  'kafka-leader-may-lose-messages',
  'kafka-open-to-every-user',
  'kafka-topic-may-be-deleted',
  'kafka-topic-may-lose-messages',
  'log-retention-under-a-year',
  'no-point-in-time-recovery',
  'nobody-hears-critical-alarms',
  'public-kubernetes-endpoint',
  'single-nat-gateway',
  'too-few-nodes',
  'unprotected-data',
] as const;
