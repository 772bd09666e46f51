/** Rules that an `exceptions` entry may name. A test holds this list against the rules themselves. */
export const EXCEPTABLE_RULES = [
  'fewer-than-three-zones',
  'log-retention-under-a-year',
  'nobody-hears-critical-alarms',
  'public-kubernetes-endpoint',
  'single-nat-gateway',
  'too-few-nodes',
  'unprotected-data',
] as const;
