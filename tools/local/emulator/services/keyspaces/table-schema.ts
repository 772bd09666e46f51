import type { ColumnDefinition, SchemaDefinition } from '@aws-sdk/client-keyspaces';

import { all, checkCqlType, isCollection } from './cql-type';
import { invalid } from './errors';
import type { Keyspace } from './keyspaces-context';

/** The schema that a request asks for. Refused where Keyspaces would refuse it. */
export function checkSchema(keyspace: Keyspace, schema: SchemaDefinition): SchemaDefinition {
  const { allColumns = [], partitionKeys = [], clusteringKeys = [], staticColumns = [] } = schema;
  if (partitionKeys.length === 0) throw invalid('A table needs at least one partition key.');
  checkColumns(keyspace, allColumns);
  const keys = [...partitionKeys, ...clusteringKeys].map(({ name = '' }) => name);
  const types = new Map(allColumns.map(({ name = '', type = '' }) => [name, type]));
  if (new Set(keys).size !== keys.length) throw invalid('A column is a key twice.');
  for (const name of keys) checkKey(keyspace, name, types.get(name));
  for (const { name = '' } of staticColumns) {
    if (!types.has(name)) throw invalid(`The static column ${name} is not defined.`);
    if (keys.includes(name)) throw invalid(`The static column ${name} is part of the key.`);
  }
  if (staticColumns.length > 0 && clusteringKeys.length === 0) {
    throw invalid('Static columns are only useful in a table with clustering keys.');
  }
  return { allColumns, partitionKeys, clusteringKeys, staticColumns };
}

/** Columns that are added to a table. Refused where Keyspaces would refuse them. */
export function withColumns(
  keyspace: Keyspace,
  schema: SchemaDefinition,
  added: readonly ColumnDefinition[],
): SchemaDefinition {
  const allColumns = [...(schema.allColumns ?? []), ...added];
  checkColumns(keyspace, allColumns);
  return { ...schema, allColumns };
}

/** True when the name is that of a type in the keyspace. */
export function isTypeOf({ types }: Keyspace): (name: string) => boolean {
  return (name) => types.has(name);
}

function checkColumns(keyspace: Keyspace, columns: readonly ColumnDefinition[]): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid(`The column ${twice} is defined twice.`);
  for (const { type = '' } of columns) {
    const parsed = checkCqlType(type, isTypeOf(keyspace));
    const nested = parsed.parameters.flatMap(all);
    const thawed = parsed.name !== 'frozen' && parsed.parameters.some(isCollection);
    if (thawed || nested.some(({ name }) => name === 'counter')) {
      throw invalid(`Non-frozen collections and counters are not allowed inside ${type}.`);
    }
  }
}

function checkKey(keyspace: Keyspace, name: string, type: string | undefined): void {
  if (type === undefined) throw invalid(`The key column ${name} is not defined.`);
  const parsed = checkCqlType(type, isTypeOf(keyspace));
  if (isCollection(parsed) || parsed.name === 'counter' || keyspace.types.has(parsed.name)) {
    throw invalid(`The key column ${name} cannot be of type ${type}.`);
  }
}
