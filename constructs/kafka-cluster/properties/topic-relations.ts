import { itemsOf } from './judge-value';
import { minorOf } from './kafka-definitions';
import type { PropertyMistake, ValuesAsRead } from './property-mistake';

/** What must hold between the properties of one topic, where each alone is fine. */
export function judgeTopicRelations(version: string, values: ValuesAsRead): PropertyMistake[] {
  const found = [compactionTimesAreOrdered(values)];
  if (values['remote.storage.enable'] === 'true') {
    found.push(
      tierTakesDeletedOnly(version, values),
      ...['ms', 'bytes'].map((unit) => localIsLess(values, unit)),
      ...['ms', 'bytes'].map((unit) => localIsAllWithoutCopy(values, unit)),
      retentionIsLong(values),
      segmentsAreLarge(values, 'segment.bytes', LEAST_SEGMENT_BYTES, '48 MiB'),
      segmentsAreLarge(values, 'segment.ms', LEAST_SEGMENT_MILLISECONDS, '10 minutes'),
    );
  }
  return found.filter((mistake) => mistake !== undefined);
}

function compactionTimesAreOrdered(values: ValuesAsRead): PropertyMistake | undefined {
  const [key, most] = ['min.compaction.lag.ms', 'max.compaction.lag.ms'];
  const [low, high] = [values[key], values[most]];
  if (low === undefined || high === undefined || BigInt(low) <= BigInt(high)) return undefined;
  return {
    key,
    got: low,
    expected: `at most ${most}, ${high}`,
    fix: `Lower it, or raise ${most}.`,
  };
}

/** Kafka 3.9 and 4.0 refuse compaction by name, 4.1 all but plain deletion, later ones compaction again. */
function tierTakesDeletedOnly(version: string, values: ValuesAsRead): PropertyMistake | undefined {
  const key = 'cleanup.policy';
  const got = values[key];
  if (got === undefined) return undefined;
  const items = itemsOf(got);
  const refused =
    minorOf(version) === '4.1' ? items.join() !== 'delete' : items.includes('compact');
  if (!refused) return undefined;
  const expected = "'delete' for a topic with tiered storage";
  return { key, got, expected, fix: "Write 'delete', or remove remote.storage.enable." };
}

/** Kafka's default of retention.ms, a week, and of retention.bytes, no limit. */
const DEFAULT_RETENTION: Readonly<Record<string, bigint>> = { ms: 604_800_000n, bytes: -1n };

/** Of local retention: as long as in the tier. */
const AS_RETENTION = -2n;

const FOREVER = -1n;

/** What lies on the brokers is a part of what is kept. Kafka lets both be equal, MSK does not. */
function localIsLess(values: ValuesAsRead, unit: string): PropertyMistake | undefined {
  const key = `local.retention.${unit}`;
  const got = values[key];
  if (got === undefined || BigInt(got) === AS_RETENTION) return undefined;
  const local = BigInt(got);
  const written = retentionOf(values, unit);
  const retention = written < FOREVER ? FOREVER : written;
  if (local !== FOREVER && (retention === FOREVER || local < retention)) return undefined;
  const shown = retention === FOREVER ? 'without limit' : retention;
  const expected = `less than retention.${unit}, ${shown}, or -2 for as much`;
  const mistake = { key, got, expected, fix: `Lower it, or raise retention.${unit}.` };
  return local === retention ? { ...mistake, stricter: 'tier-of-msk' } : mistake;
}

/** A tier that takes no more copies leaves all that is kept to the brokers. */
function localIsAllWithoutCopy(values: ValuesAsRead, unit: string): PropertyMistake | undefined {
  const key = `local.retention.${unit}`;
  const got = values[key];
  if (values['remote.log.copy.disable'] !== 'true') return undefined;
  if (got === undefined || BigInt(got) === AS_RETENTION) return undefined;
  const retention = retentionOf(values, unit);
  if (BigInt(got) === retention) return undefined;
  const expected = `-2 or retention.${unit}, ${retention}, while remote.log.copy.disable is true`;
  return { key, got, expected, fix: 'Write -2, or remove remote.log.copy.disable.' };
}

function retentionOf(values: ValuesAsRead, unit: string): bigint {
  return BigInt(values[`retention.${unit}`] ?? DEFAULT_RETENTION[unit] ?? FOREVER);
}

/*
 * MSK's own demands of a topic with tiered storage, read 2026-11-24:
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-guidelines-tiered-storage-topic-level-config.html
 */
const LEAST_RETENTION_MILLISECONDS = 3 * 86_400_000;
const LEAST_SEGMENT_BYTES = 48 * 2 ** 20;
const LEAST_SEGMENT_MILLISECONDS = 10 * 60_000;

function retentionIsLong(values: ValuesAsRead): PropertyMistake | undefined {
  const key = 'retention.ms';
  const got = values[key];
  if (got !== undefined && Number(got) >= LEAST_RETENTION_MILLISECONDS) return undefined;
  if (got !== undefined && BigInt(got) === FOREVER) return undefined;
  const expected = `retention.ms of at least ${LEAST_RETENTION_MILLISECONDS} (3 days), or -1, beside remote.storage.enable`;
  const fix = "Write, for example, 'retention.ms': 604800000 for a week.";
  if (got !== undefined) return { key, got, expected, fix, stricter: 'tier-of-msk' };
  return { key: 'remote.storage.enable', got: 'true', expected, fix, stricter: 'tier-of-msk' };
}

function segmentsAreLarge(
  values: ValuesAsRead,
  key: string,
  least: number,
  shown: string,
): PropertyMistake | undefined {
  const got = values[key];
  if (got === undefined || Number(got) >= least) return undefined;
  const expected = `at least ${least} (${shown}) for a topic with tiered storage`;
  return { key, got, expected, fix: `Write ${least} or more.`, stricter: 'tier-of-msk' };
}
