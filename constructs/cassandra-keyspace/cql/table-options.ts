import { nearest } from '#constructs/kernel/nearest';
import type { CqlTableOptions } from './cql-schema';
import { LONGEST_TIME_TO_LIVE } from './keyspaces-limits';
import type { SourceText } from './source-text';
import type { NamedOptionNode, ValueNode } from './syntax-tree';

/** What becomes of an option of Cassandra's. */
interface IgnoredOption {
  /** What its value looks like. */
  readonly form: 'map' | 'scalar';
  /** Why it has no effect, as a clause. */
  readonly why: string;
}

const STORAGE = 'Keyspaces manages its storage itself';
const REPAIR = 'Keyspaces keeps its copies equal by itself';

/**
 * Options of Cassandra 5 that Keyspaces takes and ignores.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/cassandra-apis.html, read 2026-11-24.
 */
const IGNORED: Readonly<Record<string, IgnoredOption>> = {
  additional_write_policy: { form: 'scalar', why: REPAIR },
  allow_auto_snapshot: {
    form: 'scalar',
    why: 'point-in-time recovery takes the place of snapshots',
  },
  bloom_filter_fp_chance: { form: 'scalar', why: STORAGE },
  caching: { form: 'map', why: STORAGE },
  compaction: { form: 'map', why: STORAGE },
  compression: { form: 'map', why: STORAGE },
  crc_check_chance: { form: 'scalar', why: STORAGE },
  extensions: { form: 'map', why: 'Keyspaces has no extensions' },
  gc_grace_seconds: { form: 'scalar', why: REPAIR },
  incremental_backups: { form: 'scalar', why: 'point-in-time recovery takes the place of backups' },
  max_index_interval: { form: 'scalar', why: STORAGE },
  memtable: { form: 'scalar', why: STORAGE },
  memtable_flush_period_in_ms: { form: 'scalar', why: STORAGE },
  min_index_interval: { form: 'scalar', why: STORAGE },
  read_repair: { form: 'scalar', why: REPAIR },
  speculative_retry: { form: 'scalar', why: REPAIR },
};

/** Options that mean something, but not here. */
const REFUSED: Readonly<Record<string, string>> = {
  autoscaling_settings: 'Write capacity in the environment: it differs from one to the next.',
  custom_properties:
    'Write capacity, pointInTimeRecovery and clientSideTimestamps in the environment: they differ from one to the next.',
  dclocal_read_repair_chance: 'Remove it: Cassandra itself has ended it.',
  id: 'Remove it: Keyspaces gives tables their ids.',
  read_repair_chance: 'Remove it: Cassandra itself has ended it.',
  tags: 'Remove it: every resource is tagged by its stack.',
};

const KNOWN = ['cdc', 'comment', 'default_time_to_live', ...Object.keys(IGNORED)];

/** Reads what WITH says beside CLUSTERING ORDER; `base` is the offset of the statement in its file. */
export function tableOptions(
  source: SourceText,
  base: number,
  nodes: readonly NamedOptionNode[],
): CqlTableOptions {
  const read: { defaultTimeToLive?: number; comment?: string } = {};
  const seen = new Set<string>();
  for (const node of nodes) {
    const { name } = node.name;
    if (seen.has(name)) {
      const fix = `Remove one ${name}.`;
      source.mistake(base + node.at, { expected: 'each option once', got: `${name} again`, fix });
    } else if (name === 'comment') {
      read.comment = scalar(source, base, node) ?? '';
    } else if (name === 'default_time_to_live') {
      const seconds = timeToLive(source, base, node);
      if (seconds > 0) read.defaultTimeToLive = seconds;
    } else {
      otherOption(source, base, node);
    }
    seen.add(name);
  }
  return read.comment === '' ? withoutComment(read) : read;
}

/** An empty comment is none. */
function withoutComment({ defaultTimeToLive }: CqlTableOptions): CqlTableOptions {
  return defaultTimeToLive === undefined ? {} : { defaultTimeToLive };
}

function otherOption(source: SourceText, base: number, node: NamedOptionNode): void {
  const { name } = node.name;
  const ignored = Object.hasOwn(IGNORED, name) ? IGNORED[name] : undefined;
  if (ignored !== undefined) {
    if ((node.value.kind === 'map') !== (ignored.form === 'map')) {
      const expected = ignored.form === 'map' ? 'a map' : 'a value';
      const fix = `Remove ${name}: it has no effect, because ${ignored.why}.`;
      source.mistake(base + node.value.at, { expected, got: shownValue(node.value), fix });
    } else if (isFlat(source, base, node.value)) {
      source.notice(base + node.at, `${name} has no effect: ${ignored.why}.`);
    }
  } else if (name === 'cdc') changeCapture(source, base, node);
  else source.mistake(base + node.at, unknownOption(name));
}

function unknownOption(name: string) {
  const close = nearest(name, KNOWN);
  return {
    expected: 'an option of Keyspaces or Cassandra',
    got: name,
    fix:
      (Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined) ??
      (close === undefined ? 'Remove it.' : `Did you mean ${close}?`),
  };
}

function changeCapture(source: SourceText, base: number, node: NamedOptionNode): void {
  const value = scalar(source, base, node)?.toLowerCase();
  if (value === undefined || value === 'false') return;
  const fix = 'Remove cdc: streams of changes are no part of a schema file.';
  source.mistake(base + node.value.at, { expected: 'false', got: shownValue(node.value), fix });
}

function timeToLive(source: SourceText, base: number, node: NamedOptionNode): number {
  const text = scalar(source, base, node);
  if (text === undefined) return 0;
  const seconds = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  if (seconds >= 0 && seconds <= LONGEST_TIME_TO_LIVE) return seconds;
  source.mistake(base + node.value.at, {
    expected: `whole seconds from 0 to ${LONGEST_TIME_TO_LIVE} (20 years)`,
    got: text,
    fix: 'Write 86400 for a day, or 0 for no TTL.',
  });
  return 0;
}

/** The text of a value that is no map; a map is reported. */
function scalar(
  source: SourceText,
  base: number,
  { name, value }: NamedOptionNode,
): string | undefined {
  if (value.kind !== 'map') return value.text;
  const fix = `Write ${name.name} = ${name.name === 'comment' ? "'…'" : '…'}.`;
  source.mistake(base + value.at, { expected: 'one value', got: 'a map', fix });
  return undefined;
}

/** A value for a message. */
function shownValue(value: ValueNode): string {
  return value.kind === 'map' ? 'a map' : value.text;
}

/** Whether a value is one level deep, as Cassandra takes it; a map in a map is reported. */
export function isFlat(source: SourceText, base: number, value: ValueNode): boolean {
  if (value.kind !== 'map') return true;
  const inner = value.entries
    .flatMap((entry) => [entry.key, entry.value])
    .find(({ kind }) => kind === 'map');
  if (inner === undefined) return true;
  const fix = "Write one value for each name: {'class': 'X', 'y': 1}.";
  source.mistake(base + inner.at, { expected: 'one value', got: 'a map', fix });
  return false;
}
