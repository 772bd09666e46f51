import type {
  CqlColumn,
  CqlSchema,
  CqlTable,
  CqlType,
} from '#constructs/cassandra-keyspace/cql/cql-schema';

const at = { file: 'schema.cql', line: 1, column: 1 };

/** A column, as the parser gives it. */
export function column(
  name: string,
  type: string,
  kind: CqlColumn['kind'] = 'regular',
  position = kind === 'partition_key' || kind === 'clustering' ? 0 : -1,
  order?: 'asc' | 'desc',
): CqlColumn {
  return { name, type, kind, position, at, ...(order !== undefined && { order }) };
}

/** A table, as the parser gives it. */
export function table(
  name: string,
  columns: readonly CqlColumn[],
  options: CqlTable['options'] = {},
): CqlTable {
  return { name, columns, options, position: at };
}

/** A user-defined type with these fields, as the parser gives it. */
export function type(name: string, fields: Readonly<Record<string, string>>): CqlType {
  const declared = Object.entries(fields).map(([field, of]) => ({
    name: field,
    type: of,
    position: at,
  }));
  return { name, fields: declared, position: at };
}

/** A schema of tables alone, or with types. */
export function schema(tables: readonly CqlTable[], types: CqlSchema['types'] = []): CqlSchema {
  return { tables, types };
}
