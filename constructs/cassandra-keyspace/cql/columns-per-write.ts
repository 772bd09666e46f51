import type { CqlTable } from './cql-schema';
import { COLUMNS_PER_WRITE } from './keyspaces-limits';

/**
 * Says when a table has more regular columns than one INSERT can write; undefined when it has not.
 * `expires` is whether its rows may, by the schema or by the environment.
 */
export function tooManyColumnsPerWrite(table: CqlTable, expires: boolean): string | undefined {
  const { withTimeToLive, withoutTimeToLive } = COLUMNS_PER_WRITE;
  const limit = expires ? withTimeToLive : withoutTimeToLive;
  const count = table.columns.filter(({ kind }) => kind === 'regular').length;
  if (count <= limit) return undefined;
  const why = expires ? ' where TTL is on' : '';
  return `${table.name}: one INSERT or UPDATE can write ${limit} regular columns${why}, and the table has ${count}. Put those written together into a frozen type, or into a second table.`;
}
