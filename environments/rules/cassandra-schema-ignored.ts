import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces, placeOf } from './declared-keyspaces';

/** What a `.cql` file says and Keyspaces does not do is said once. */
export const cassandraSchemaIgnored: EnvironmentRule = {
  id: 'cassandra-schema-ignored',
  reads: ['cassandra'],
  effect: 'warn',
  find: (environment) =>
    declaredKeyspaces(environment).flatMap(({ property, cql }) =>
      cql.notices.map((notice) => ({
        property: `${property}.schema`,
        got: notice.message,
        expected: `${placeOf(notice)}: ${notice.message}`,
        fix: 'Remove it, or leave it for other Cassandra clusters.',
      })),
    ),
};
