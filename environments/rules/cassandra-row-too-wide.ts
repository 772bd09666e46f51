import { tooManyColumnsPerWrite } from '#constructs/cassandra-keyspace/cql/columns-per-write';
import { rowWidth } from '#constructs/cassandra-keyspace/cql/row-width';
import { settingsOf } from '#constructs/cassandra-keyspace/table-settings';
import type { EnvironmentRule } from '../rule';
import { declaredTables, placeOf } from './declared-keyspaces';

/** Keyspaces refuses a row beyond its limits when it is written: better told by an estimate before. */
export const cassandraRowTooWide: EnvironmentRule = {
  id: 'cassandra-row-too-wide',
  reads: ['cassandra'],
  effect: 'warn',
  find: (environment) =>
    declaredTables(environment).flatMap(({ keyspace, table }) => {
      const tooMany = tooManyColumnsPerWrite(table, settingsOf(keyspace.options, table).timeToLive);
      const found = [
        ...rowWidth(table, {}, keyspace.cql.schema.types).findings.map(
          (finding) => `${table.name}: ${finding}`,
        ),
        ...(tooMany === undefined ? [] : [tooMany]),
      ];
      return found.map((message) => ({
        property: `${keyspace.property}.schema`,
        got: table.name,
        expected: `${placeOf(table.position)}: ${message}`,
        fix: 'Split the table.',
      }));
    }),
};
