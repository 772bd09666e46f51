import { schemaPaths } from '#constructs/cassandra-keyspace/schema-files';
import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces } from './declared-keyspaces';

/** A keyspace without tables is a wrong path more often than a plan. */
export const cassandraKeyspaceEmpty: EnvironmentRule = {
  id: 'cassandra-keyspace-empty',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredKeyspaces(environment)
      .filter(({ cql }) => cql.mistakes.length === 0 && cql.schema.tables.length === 0)
      .map(({ property, options }) => ({
        property: `${property}.schema`,
        got: schemaPaths(options).join(', '),
        expected: 'files with at least one CREATE TABLE',
        fix: 'Add a table, or remove the keyspace.',
      })),
};
