import { canonical, type ResolvedType } from './cql-types';
import { quoted } from './keywords';
import { type Place, repeatedNames } from './source-text';
import type { ColumnNode, CreateTableNode, NameNode, PrimaryKeyNode } from './syntax-tree';

/** A column with all that is known of it; `type` is undefined when it is wrong. */
export interface ReadColumn {
  readonly name: string;
  readonly at: number;
  readonly type: ResolvedType | undefined;
  readonly isStatic: boolean;
}

/** The primary key as it is written. */
export interface ReadKey {
  readonly partition: readonly NameNode[];
  readonly clustering: readonly NameNode[];
}

type ColumnsByName = ReadonlyMap<string, ReadColumn>;

/** The primary key of a table, wherever it is written; a table has just one. */
export function readKey(statement: CreateTableNode, { source, base }: Place): ReadKey {
  const written = statement.elements.flatMap((element) => keysOf(element));
  const [first, ...others] = written;
  if (first === undefined) {
    const fix = 'Add PRIMARY KEY (…) with the columns by which rows are found.';
    source.mistake(base + statement.name.at, {
      expected: 'a table with a PRIMARY KEY',
      got: `${quoted(statement.name.name)} without one`,
      fix,
    });
    return { partition: [], clustering: [] };
  }
  for (const { at } of others) {
    source.mistake(base + at, {
      expected: 'one PRIMARY KEY',
      got: 'another',
      fix: 'Write one PRIMARY KEY (…) with all its columns.',
    });
  }
  return first;
}

function keysOf(
  element: ColumnNode | PrimaryKeyNode,
): readonly (ReadKey & { readonly at: number })[] {
  if (element.kind === 'primary-key') return [element];
  if (element.primary === null) return [];
  return [{ at: element.primary, partition: [element.name], clustering: [] }];
}

/** What may be in a key: columns of the table, each once, whole and of every row. */
export function checkKey(
  { partition, clustering }: ReadKey,
  columns: ColumnsByName,
  { source, base }: Place,
): void {
  const names = [...partition, ...clustering];
  for (const { name, at } of repeatedNames(names)) {
    source.mistake(base + at, {
      expected: 'each column once in the PRIMARY KEY',
      got: `${quoted(name)} again`,
      fix: 'Remove it.',
    });
  }
  for (const { name, at } of names) {
    const column = columns.get(name);
    if (column === undefined) {
      source.mistake(base + at, {
        expected: 'a column of the table in the PRIMARY KEY',
        got: quoted(name),
        fix: `Declare ${quoted(name)}, or remove it.`,
      });
      continue;
    }
    if (column.isStatic) {
      source.mistake(base + column.at, {
        expected: 'no static column in the PRIMARY KEY',
        got: quoted(name),
        fix: 'Remove STATIC: a key is part of each row.',
      });
    }
    if (column.type !== undefined) checkKeyType(column.type, base + column.at, source);
  }
}

function checkKeyType(type: ResolvedType, at: number, source: Place['source']): void {
  const got = canonical(type);
  if (type.kind === 'native' && type.name === 'counter') {
    source.mistake(at, { expected: 'no counter in the PRIMARY KEY', got, fix: 'Write bigint.' });
  } else if (type.kind !== 'native' && !type.frozen) {
    source.mistake(at, {
      expected: 'a frozen type in the PRIMARY KEY',
      got,
      fix: `Write frozen<${got}>.`,
    });
  }
}
