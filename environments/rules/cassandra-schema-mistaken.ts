import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces, placeOf } from './declared-keyspaces';

/** Each mistake in a `.cql` file is told at its place in that file. */
export const cassandraSchemaMistaken: EnvironmentRule = {
  id: 'cassandra-schema-mistaken',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredKeyspaces(environment).flatMap(({ cql }) =>
      cql.mistakes.map((mistake) => ({
        source: placeOf(mistake),
        property: '',
        got: mistake.got,
        expected: mistake.expected,
        fix: mistake.fix,
      })),
    ),
};
