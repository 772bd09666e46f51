import { TABLES_PER_REGION } from '#constructs/cassandra-keyspace/quotas';
import type { EnvironmentRule } from '../rule';
import { declaredTables } from './declared-keyspaces';

/** Keyspaces counts the tables of an account and region together. */
export const cassandraTooManyTables: EnvironmentRule = {
  id: 'cassandra-too-many-tables',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) => {
    const tables = declaredTables(environment).length;
    if (tables <= TABLES_PER_REGION) return [];
    return [
      {
        property: 'cassandra',
        got: tables,
        expected: `at most ${TABLES_PER_REGION} tables in all keyspaces of a region together`,
        fix: 'Move keyspaces to an environment of another account or region.',
      },
    ];
  },
};
