import type { CqlSchema, CqlTable, CqlType } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { quoted, quotedType } from '#constructs/cassandra-keyspace/cql/keywords';

/** A schema as CQL again. */
export function printCql({ types, tables }: CqlSchema): string {
  return [...types.map(printType), ...tables.map(printTable)].join('\n');
}

function printType({ name, keyspace, fields }: CqlType): string {
  const each = fields.map((field) => `  ${quoted(field.name)} ${field.type}`);
  return `CREATE TYPE ${qualified(keyspace, quotedType(name))} (\n${each.join(',\n')}\n);`;
}

function printTable({ name, keyspace, columns, options }: CqlTable): string {
  const namesOf = (kind: string) =>
    columns.filter((column) => column.kind === kind).map((column) => quoted(column.name));
  const each = columns.map(
    (column) =>
      `  ${quoted(column.name)} ${column.type}${column.kind === 'static' ? ' STATIC' : ''}`,
  );
  const key = [`(${namesOf('partition_key').join(', ')})`, ...namesOf('clustering')].join(', ');
  const orders = columns.flatMap(({ name: column, order }) =>
    order === undefined ? [] : [`${quoted(column)} ${order}`],
  );
  const settings = [
    ...(orders.length > 0 ? [`CLUSTERING ORDER BY (${orders.join(', ')})`] : []),
    ...(options.defaultTimeToLive === undefined
      ? []
      : [`default_time_to_live = ${options.defaultTimeToLive}`]),
    ...(options.comment === undefined
      ? []
      : [`comment = '${options.comment.replaceAll("'", "''")}'`]),
  ];
  const ending = settings.length > 0 ? ` WITH ${settings.join(' AND ')}` : '';
  return `CREATE TABLE ${qualified(keyspace, quoted(name))} (\n${each.join(',\n')},\n  PRIMARY KEY (${key})\n)${ending};`;
}

function qualified(keyspace: string | undefined, name: string): string {
  return keyspace === undefined ? name : `${quoted(keyspace)}.${name}`;
}
