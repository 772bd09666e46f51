import type { EnvironmentRule } from '../rule';
import { cassandraCapacityBelowRate } from './cassandra-capacity-below-rate';
import { cassandraHotPartition } from './cassandra-hot-partition';
import { cassandraKeyspaceEmpty } from './cassandra-keyspace-empty';
import { cassandraKeyspaceNamedOtherwise } from './cassandra-keyspace-named-otherwise';
import { cassandraKeyspaceTaken } from './cassandra-keyspace-taken';
import { cassandraRegionMissing } from './cassandra-region-missing';
import { cassandraRowTooWide } from './cassandra-row-too-wide';
import { cassandraSchemaIgnored } from './cassandra-schema-ignored';
import { cassandraSchemaMistaken } from './cassandra-schema-mistaken';
import { cassandraTableUnknown } from './cassandra-table-unknown';
import { cassandraTableUnmakeable } from './cassandra-table-unmakeable';
import { cassandraTimeToLiveOff } from './cassandra-time-to-live-off';
import { cassandraTooManyTables } from './cassandra-too-many-tables';
import { cassandraTypeUnmakeable } from './cassandra-type-unmakeable';
import { noPointInTimeRecovery } from './no-point-in-time-recovery';

/** Rules about keyspaces, in the order in which they are reported. */
export const CASSANDRA_RULES: readonly EnvironmentRule[] = [
  cassandraSchemaMistaken,
  cassandraSchemaIgnored,
  cassandraKeyspaceEmpty,
  cassandraKeyspaceNamedOtherwise,
  cassandraKeyspaceTaken,
  cassandraRegionMissing,
  cassandraTooManyTables,
  cassandraTableUnknown,
  cassandraTableUnmakeable,
  cassandraTypeUnmakeable,
  cassandraTimeToLiveOff,
  cassandraCapacityBelowRate,
  cassandraHotPartition,
  cassandraRowTooWide,
  noPointInTimeRecovery,
];
