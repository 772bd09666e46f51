import {
  canonical,
  checkLevels,
  isLiveCollection,
  type ResolvedType,
  resolveType,
} from './cql-types';
import type { TypeContext } from './cql-types';
import type { CqlColumn, CqlTable } from './cql-schema';
import { quoted } from './keywords';
import { checkKey, type ReadColumn, readKey, type ReadKey } from './primary-key';
import { type Place, repeatedNames } from './source-text';
import type { CreateTableNode, OptionNode } from './syntax-tree';
import { tableOptions } from './table-options';

/** Reads CREATE TABLE by Cassandra's rules and reports what breaks them. */
export function tableOf(statement: CreateTableNode, place: Place, context: TypeContext): CqlTable {
  const { source, base } = place;
  const columns = readColumns(statement, place, context);
  const key = readKey(statement, place);
  const byName = new Map(columns.map((column) => [column.name, column]));
  checkKey(key, byName, place);
  checkStatics(columns, key, place);
  const named = statement.options.filter((option) => option.kind === 'option');
  const options = tableOptions(source, base, named);
  checkCounters(columns, key, options.defaultTimeToLive !== undefined, place);
  const orders = clusteringOrder(statement.options, key, place);
  checkForms(statement, place);
  const { name, keyspace } = statement.name;
  return {
    name,
    ...(keyspace !== undefined && { keyspace }),
    columns: inKeyOrder(columns, key, orders, place),
    options,
    position: source.position(base + statement.at),
  };
}

function readColumns(
  { elements }: CreateTableNode,
  place: Place,
  context: TypeContext,
): readonly ReadColumn[] {
  const { source, base } = place;
  const nodes = elements.filter((element) => element.kind === 'column');
  const columns = nodes.map(({ name, type, isStatic }) => {
    const resolved = resolveType(type, context);
    if (resolved !== undefined) checkColumnType(resolved, type.at, place);
    return { name: name.name, at: name.at, type: resolved, isStatic };
  });
  for (const { name, at } of repeatedNames(columns)) {
    source.mistake(base + at, {
      expected: 'each column once',
      got: `${quoted(name)} again`,
      fix: 'Remove one of them.',
    });
  }
  return columns.filter(
    ({ name }, index) => columns.findIndex((other) => other.name === name) === index,
  );
}

function checkColumnType(type: ResolvedType, at: number, { source, base }: Place): void {
  if (type.kind === 'user' && !type.frozen && type.of.some(isLiveCollection)) {
    source.mistake(base + at, {
      expected: 'a frozen type, because it has collections that are not',
      got: canonical(type),
      fix: `Write frozen<${canonical(type)}>.`,
    });
  }
  checkLevels(type, base + at, source);
}

function checkStatics(
  columns: readonly ReadColumn[],
  { clustering, partition }: ReadKey,
  { source, base }: Place,
): void {
  const first = columns.find(({ isStatic }) => isStatic);
  const isKey = partition.some(({ name }) => name === first?.name); // said by checkKey
  if (first === undefined || isKey || clustering.length > 0 || partition.length === 0) return;
  source.mistake(base + first.at, {
    expected: 'a static column only in a table with clustering columns',
    got: quoted(first.name),
    fix: 'Remove STATIC: each partition has one row anyway.',
  });
}

function checkCounters(
  columns: readonly ReadColumn[],
  { partition, clustering }: ReadKey,
  expires: boolean,
  { source, base }: Place,
): void {
  const key = new Set([...partition, ...clustering].map(({ name }) => name));
  const others = columns.filter(({ name, type }) => !key.has(name) && type !== undefined);
  const isCounter = ({ type }: ReadColumn) => type?.kind === 'native' && type.name === 'counter';
  const counter = others.find(isCounter);
  if (counter === undefined) return;
  const mixed = others.find((column) => !isCounter(column));
  if (mixed !== undefined) {
    source.mistake(base + mixed.at, {
      expected: 'only counters beside the PRIMARY KEY, because the table has one',
      got: quoted(mixed.name),
      fix: 'Give the counters a table of their own.',
    });
  }
  if (expires) {
    source.mistake(base + counter.at, {
      expected: 'no counter in a table with default_time_to_live',
      got: quoted(counter.name),
      fix: 'Remove default_time_to_live, or write bigint.',
    });
  }
}

function clusteringOrder(
  options: readonly OptionNode[],
  { clustering }: ReadKey,
  { source, base }: Place,
): ReadonlyMap<string, 'asc' | 'desc'> {
  const written = options.flatMap((option) =>
    option.kind === 'clustering-order' ? option.orders : [],
  );
  const named = written.map(({ column, order }) => ({ ...column, order }));
  const repeated = repeatedNames(named);
  for (const { name, at } of repeated) {
    source.mistake(base + at, {
      expected: 'each column once in CLUSTERING ORDER',
      got: `${quoted(name)} again`,
      fix: 'Remove it.',
    });
  }
  const orders = new Map(named.map(({ name, order }) => [name, order]));
  const distinct = named.filter((each) => !repeated.includes(each));
  const index = distinct.findIndex(({ name }, place) => clustering[place]?.name !== name);
  const wrong = distinct[index];
  if (wrong === undefined) return orders;
  const expected = clustering[index];
  const inKey = clustering.map(
    ({ name }) => `${quoted(name)} ${(orders.get(name) ?? 'asc').toUpperCase()}`,
  );
  source.mistake(base + wrong.at, {
    expected:
      expected === undefined || !clustering.some(({ name }) => name === wrong.name)
        ? 'a clustering column in CLUSTERING ORDER'
        : `${quoted(expected.name)}, because CLUSTERING ORDER follows the PRIMARY KEY`,
    got: quoted(wrong.name),
    fix:
      inKey.length === 0
        ? 'Remove CLUSTERING ORDER: the table has no clustering columns.'
        : `Write (${inKey.join(', ')}).`,
  });
  return orders;
}

/** Forms that CQL has and Keyspaces has not. */
function checkForms({ elements, options }: CreateTableNode, { source, base }: Place): void {
  for (const element of elements) {
    if (element.kind === 'column' && element.masked !== null) {
      source.mistake(base + element.masked, {
        expected: 'no MASKED WITH',
        got: 'MASKED',
        fix: 'Keyspaces masks nothing: leave the column out of what a service reads.',
      });
    }
  }
  for (const option of options) {
    if (option.kind === 'compact-storage') {
      source.mistake(base + option.at, {
        expected: 'no COMPACT STORAGE',
        got: 'COMPACT STORAGE',
        fix: 'Remove it: Keyspaces has CQL tables only.',
      });
    }
  }
}

function inKeyOrder(
  columns: readonly ReadColumn[],
  { partition, clustering }: ReadKey,
  orders: ReadonlyMap<string, 'asc' | 'desc'>,
  { source, base }: Place,
): readonly CqlColumn[] {
  const partitionNames = partition.map(({ name }) => name);
  const clusteringNames = clustering.map(({ name }) => name);
  const read = columns.map((column): CqlColumn => {
    const { name, at, isStatic } = column;
    const type = column.type === undefined ? '' : canonical(column.type);
    const common = { name, type, at: source.position(base + at) };
    const inPartition = partitionNames.indexOf(name);
    if (inPartition !== -1) return { ...common, kind: 'partition_key', position: inPartition };
    const inClustering = clusteringNames.indexOf(name);
    if (inClustering === -1)
      return { ...common, kind: isStatic ? 'static' : 'regular', position: -1 };
    return {
      ...common,
      kind: 'clustering',
      position: inClustering,
      order: orders.get(name) ?? 'asc',
    };
  });
  const of = (kind: CqlColumn['kind']) =>
    read
      .filter((column) => column.kind === kind)
      .sort((one, other) => one.position - other.position);
  const others = read.filter(({ kind }) => kind === 'static' || kind === 'regular');
  return [...of('partition_key'), ...of('clustering'), ...others];
}
