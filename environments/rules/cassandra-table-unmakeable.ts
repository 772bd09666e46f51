import { unmakeable } from '#constructs/cassandra-keyspace/makers';
import { isMultiRegion, settingsOf } from '#constructs/cassandra-keyspace/table-settings';
import type { EnvironmentRule } from '../rule';
import { declaredTables, placeOf } from './declared-keyspaces';

/** Keyspaces takes more than each of the two that make its tables. */
export const cassandraTableUnmakeable: EnvironmentRule = {
  id: 'cassandra-table-unmakeable',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredTables(environment).flatMap(({ keyspace, table }) =>
      unmakeable(table, {
        ...settingsOf(keyspace.options, table),
        multiRegion: isMultiRegion(keyspace.options),
      }).map(({ at, got, expected, fix }) => ({
        source: placeOf(at),
        property: '',
        got,
        expected,
        fix,
      })),
    ),
};
