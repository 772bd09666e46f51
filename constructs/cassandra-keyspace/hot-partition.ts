import type { TableOptions } from './cassandra-options';
import type { CqlTable } from './cql/cql-schema';
import { PARTITION_UNITS } from './quotas';

/** Values that a column of a type can have at one time; a date has many, of which one is today. */
const VALUES: Readonly<Record<string, number>> = { boolean: 2, tinyint: 256, date: 1 };

/** Last words of names whose values are a short list, or a time of which one is now. */
const SHORT_LISTS: ReadonlySet<string> = new Set([
  ...['category', 'country', 'currency', 'gender', 'kind', 'language', 'level', 'locale'],
  ...['priority', 'region', 'state', 'status', 'tier', 'type'],
  ...['date', 'day', 'hour', 'month', 'week', 'weekday', 'year'],
]);

/**
 * Why the declared requests of a table meet in too few partitions, in one sentence with what to do:
 * by the types of its partition key, or by the name of its one column (`status text`). Undefined
 * when no rate is declared that one partition could not serve, or the key is taken to spread.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/bp-partition-key-design.html
 */
export function hotPartition(
  { name, columns }: Pick<CqlTable, 'name' | 'columns'>,
  {
    readsPerSecond = 0,
    writesPerSecond = 0,
  }: Pick<TableOptions, 'readsPerSecond' | 'writesPerSecond'>,
): string | undefined {
  const { read, write } = PARTITION_UNITS;
  const needed = Math.ceil(Math.max(writesPerSecond / write, readsPerSecond / read));
  const key = columns.filter(({ kind }) => kind === 'partition_key');
  const partitions = busyPartitions(key);
  if (needed <= 1 || partitions >= needed) return undefined;
  const names = key.map((column) => column.name).join(', ');
  return `${name}: its requests need ${needed} partitions at a time (each is good for ${write} writes and ${read} reads a second), and the key (${names}) has about ${partitions}; add a column with many values to it`;
}

function busyPartitions(key: CqlTable['columns']): number {
  const [only, another] = key;
  if (only !== undefined && another === undefined && isShortList(only.name)) return 1;
  return key.reduce((product, { type }) => product * (VALUES[type] ?? Infinity), 1);
}

function isShortList(name: string): boolean {
  return SHORT_LISTS.has(name.toLowerCase().split('_').at(-1) ?? '');
}
