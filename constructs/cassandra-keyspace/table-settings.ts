import type { Capacity } from './capacity-options';
import type { CassandraOptions, Maker } from './cassandra-options';
import type { CqlTable } from './cql/cql-schema';

/** One table with every default decided. */
export interface TableSettings {
  readonly capacity: Capacity;
  readonly pointInTimeRecovery: boolean;
  /** Whether rows may expire. */
  readonly timeToLive: boolean;
  readonly clientSideTimestamps: boolean;
  readonly madeBy: Maker;
}

/** What holds for one table of a keyspace: its own options, then the keyspace's, then our defaults. */
export function settingsOf(
  options: CassandraOptions,
  table: Pick<CqlTable, 'name' | 'options'>,
): TableSettings {
  const own = options.tables?.[table.name] ?? {};
  return {
    capacity: own.capacity ?? options.capacity ?? { kind: 'on-demand' },
    pointInTimeRecovery: own.pointInTimeRecovery ?? true,
    timeToLive: own.timeToLive ?? table.options.defaultTimeToLive !== undefined,
    clientSideTimestamps: own.clientSideTimestamps ?? isMultiRegion(options),
    madeBy: own.madeBy ?? 'terraform',
  };
}

/** Whether the keyspace lies in several regions. */
export function isMultiRegion({ replication }: Pick<CassandraOptions, 'replication'>): boolean {
  return replication?.kind === 'multi-region';
}

/** Requests a second that the tables of a keyspace declare; 0 where none declares any. */
export function requestsPerSecond({ tables = {} }: Pick<CassandraOptions, 'tables'>): number {
  return Object.values(tables).reduce(
    (sum, { readsPerSecond = 0, writesPerSecond = 0 }) => sum + readsPerSecond + writesPerSecond,
    0,
  );
}
