import { daysBetween } from '#constructs/kernel/calendar-date';
import type { KafkaKind } from './kafka-options';

/** One version of Kafka on MSK. */
export interface KafkaVersion {
  /** MSK's own name of it: '3.9.x', and '3.9.x.kraft' for the one without ZooKeeper. */
  readonly version: string;
  /** The kinds of cluster that it exists for. */
  readonly kinds: readonly KafkaKind[];
  /** The first day without support, `YYYY-MM-DD`; absent while AWS has not named one. */
  readonly supportEnds?: string;
}

const BOTH: readonly KafkaKind[] = ['standard', 'express'];
const STANDARD: readonly KafkaKind[] = ['standard'];

/**
 * Every version that MSK has, oldest first. A version goes up only; from Kafka 4 on there is no
 * ZooKeeper. Which can become which: `version-upgrades.ts`.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html, read
 * 2026-11-24.
 */
export const KAFKA_VERSIONS: readonly KafkaVersion[] = [
  { version: '2.8.2.tiered', kinds: STANDARD, supportEnds: '2025-01-14' },
  { version: '3.3.2', kinds: STANDARD, supportEnds: '2024-09-11' },
  { version: '3.4.0', kinds: STANDARD, supportEnds: '2025-08-04' },
  { version: '3.5.1', kinds: STANDARD, supportEnds: '2025-10-23' },
  { version: '3.6.0', kinds: BOTH, supportEnds: '2026-06-01' },
  { version: '3.7.x', kinds: STANDARD, supportEnds: '2026-09-01' },
  { version: '3.7.x.kraft', kinds: STANDARD, supportEnds: '2026-09-01' },
  { version: '3.8.x', kinds: BOTH },
  { version: '3.8.x.kraft', kinds: STANDARD },
  { version: '3.9.x', kinds: BOTH },
  { version: '3.9.x.kraft', kinds: BOTH },
  { version: '4.0.x.kraft', kinds: STANDARD },
  { version: '4.1.x.kraft', kinds: STANDARD },
  { version: '4.2.x.kraft', kinds: ['express'] },
];

/** The one that AWS recommends: what a cluster past its end is upgraded to. */
export const RECOMMENDED_KAFKA_VERSION = '3.9.x';

/** How long before the end of support a warning begins: a quarter to plan an upgrade in. */
export const WARNING_DAYS = 90;

/** Where a version stands on a given day. */
export type VersionSupport =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'supported';
      /** The first day without support, where AWS has named one. */
      readonly ends?: string;
      /** Whether that day is at most `WARNING_DAYS` away. */
      readonly endsSoon: boolean;
    }
  | { readonly kind: 'ended'; readonly since: string };

/** Where a version stands on a day, `YYYY-MM-DD`. */
export function supportOf(version: string, today: string): VersionSupport {
  const known = KAFKA_VERSIONS.find((candidate) => candidate.version === version);
  if (known === undefined) return { kind: 'unknown' };
  const { supportEnds: ends } = known;
  if (ends === undefined) return { kind: 'supported', endsSoon: false };
  if (today >= ends) return { kind: 'ended', since: ends };
  return { kind: 'supported', ends, endsSoon: daysBetween(today, ends) <= WARNING_DAYS };
}

/** The versions that a kind of cluster can have. */
export function versionsOf(kind: KafkaKind): string[] {
  return KAFKA_VERSIONS.filter(({ kinds }) => kinds.includes(kind)).map(({ version }) => version);
}

/** The versions that a kind of cluster can have and MSK supports on a day, oldest first. */
export function supportedVersions(kind: KafkaKind, today: string): string[] {
  return versionsOf(kind).filter((version) => supportOf(version, today).kind === 'supported');
}

/** Whether a version keeps its metadata by itself (KRaft) and not in ZooKeeper. */
export function isKraft(version: string): boolean {
  return version.endsWith('.kraft');
}
