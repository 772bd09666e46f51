import type { CassandraOptions } from '#constructs/cassandra-keyspace/cassandra-options';
import { readSchema } from '#constructs/cassandra-keyspace/schema-files';
import type { CqlPosition, CqlTable } from '#constructs/cassandra-keyspace/cql/cql-schema';
import type { ParsedCql } from '#constructs/cassandra-keyspace/cql/parse-cql';
import type { EnvironmentOptions } from '../environment';

/** One keyspace of an environment with what its `.cql` files say. */
export interface DeclaredKeyspace {
  readonly name: string;
  /** Where the environment writes it: `cassandra.catalog`. */
  readonly property: string;
  readonly options: CassandraOptions;
  readonly cql: ParsedCql;
}

/** Every keyspace of an environment. */
export function declaredKeyspaces({
  cassandra = {},
}: Pick<EnvironmentOptions, 'cassandra'>): DeclaredKeyspace[] {
  return Object.entries(cassandra).map(([name, options]) => ({
    name,
    property: `cassandra.${name}`,
    options,
    cql: readSchema(options),
  }));
}

/** One table of a keyspace whose files have no mistake. */
export interface DeclaredTable {
  readonly keyspace: DeclaredKeyspace;
  readonly table: CqlTable;
  /** Where the environment writes of it: `cassandra.catalog.tables.products`. */
  readonly property: string;
}

/** Every table of an environment, of keyspaces whose files could be read whole. */
export function declaredTables(
  environment: Pick<EnvironmentOptions, 'cassandra'>,
): DeclaredTable[] {
  return declaredKeyspaces(environment)
    .filter(({ cql }) => cql.mistakes.length === 0)
    .flatMap((keyspace) =>
      keyspace.cql.schema.tables.map((table) => ({
        keyspace,
        table,
        property: `${keyspace.property}.tables.${table.name}`,
      })),
    );
}

/** A place in a `.cql` file as editors and compilers write it: `schemas/catalog.cql:12:5`. */
export function placeOf({ file, line, column }: CqlPosition): string {
  return `${file}:${line}:${column}`;
}
