import { unmakeableType } from '#constructs/cassandra-keyspace/makers';
import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces, placeOf } from './declared-keyspaces';

/** Keyspaces takes more of a type than CloudFormation, which makes it. */
export const cassandraTypeUnmakeable: EnvironmentRule = {
  id: 'cassandra-type-unmakeable',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredKeyspaces(environment)
      .filter(({ cql }) => cql.mistakes.length === 0)
      .flatMap(({ cql }) => cql.schema.types.flatMap(unmakeableType))
      .map(({ at, got, expected, fix }) => ({
        source: placeOf(at),
        property: '',
        got,
        expected,
        fix,
      })),
};
