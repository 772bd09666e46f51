import type { CqlSchema } from '#constructs/cassandra-keyspace/cql/cql-schema';
import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces, placeOf } from './declared-keyspaces';

/** A file that names a keyspace was written for that one. */
export const cassandraKeyspaceNamedOtherwise: EnvironmentRule = {
  id: 'cassandra-keyspace-named-otherwise',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredKeyspaces(environment).flatMap(({ name, property, cql }) =>
      namesIn(cql.schema)
        .filter((statement) => statement.keyspace !== name)
        .map(({ keyspace, position }) => ({
          source: placeOf(position),
          property: '',
          got: keyspace,
          expected: `the keyspace ${name}, as ${property} of the environment says`,
          fix: `Write ${name}, or rename the keyspace in the environment.`,
        })),
    ),
};

function namesIn({ keyspace, types, tables }: CqlSchema) {
  return [
    ...(keyspace === undefined ? [] : [{ keyspace: keyspace.name, position: keyspace.position }]),
    ...[...types, ...tables].flatMap(({ keyspace: named, position }) =>
      named === undefined ? [] : [{ keyspace: named, position }],
    ),
  ];
}
