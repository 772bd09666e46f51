import { nearest } from '#constructs/kernel/nearest';
import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces } from './declared-keyspaces';

/** What an environment says of a table must reach a table. */
export const cassandraTableUnknown: EnvironmentRule = {
  id: 'cassandra-table-unknown',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredKeyspaces(environment)
      .filter(({ cql }) => cql.mistakes.length === 0)
      .flatMap(({ name: keyspace, property, options, cql }) => {
        const known = cql.schema.tables.map(({ name }) => name);
        const strange = Object.keys(options.tables ?? {}).filter((name) => !known.includes(name));
        return strange.map((name) => {
          const close = nearest(name, known);
          return {
            property: `${property}.tables.${name}`,
            got: name,
            expected: `a table of the keyspace ${keyspace}: ${known.join(', ')}`,
            fix: close === undefined ? 'Write one of these.' : `Did you mean ${close}?`,
          };
        });
      }),
};
