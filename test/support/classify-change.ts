import type { CqlColumn, CqlTable } from '#constructs/cassandra-keyspace/cql/cql-schema';

/** One difference between a table as it is and as it shall be. */
export interface TableDifference {
  /** Whether Keyspaces can make it with the rows that the table has. */
  readonly effect: 'in-place' | 'replacement';
  /** What differs. */
  readonly what:
    | 'new column'
    | 'new static column'
    | 'dropped column'
    | 'type'
    | 'primary key'
    | 'static'
    | 'clustering order'
    | 'time to live'
    | 'comment';
  /** The column, where one differs. */
  readonly column?: string;
  /** As it is; empty where it is not. */
  readonly before: string;
  /** As it shall be; empty where it shall not be. */
  readonly after: string;
}

/** What a change of a table's declaration does to it. */
export interface TableChange {
  /** The worst of all differences. */
  readonly effect: 'none' | 'in-place' | 'replacement';
  /** All differences, columns first. */
  readonly differences: readonly TableDifference[];
}

/**
 * Tells a change that Keyspaces makes in place (a new regular column, the TTL) from one that drops
 * the table with its rows and makes another. `UpdateTable` adds regular columns and changes the TTL;
 * all else of the schema, the comment too, is fixed at birth.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_UpdateTable.html
 */
export function classifyChange(before: CqlTable, after: CqlTable): TableChange {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const kept = new Set(after.columns.map(({ name }) => name));
  const differences = [
    ...before.columns.filter(({ name }) => !kept.has(name)).map(dropped),
    ...after.columns.flatMap((column) => {
      const was = old.get(column.name);
      return was === undefined ? [added(column)] : changed(was, column);
    }),
    ...optionDifferences(before, after),
  ];
  return { effect: worst(differences), differences };
}

function dropped(column: CqlColumn): TableDifference {
  const { name } = column;
  return {
    effect: 'replacement',
    what: 'dropped column',
    column: name,
    before: text(column),
    after: '',
  };
}

function added(column: CqlColumn): TableDifference {
  const common = { column: column.name, before: '', after: text(column) };
  if (column.kind === 'regular') return { effect: 'in-place', what: 'new column', ...common };
  const what = column.kind === 'static' ? 'new static column' : 'primary key';
  return { effect: 'replacement', what, ...common };
}

function changed(was: CqlColumn, is: CqlColumn): TableDifference[] {
  const common = {
    effect: 'replacement',
    column: is.name,
    before: text(was),
    after: text(is),
  } as const;
  const inKey = isKey(was) || isKey(is);
  const differs: [boolean, TableDifference['what']][] = [
    [was.type !== is.type, 'type'],
    [inKey && (was.kind !== is.kind || was.position !== is.position), 'primary key'],
    [!inKey && was.kind !== is.kind, 'static'],
    [was.kind === is.kind && was.order !== is.order, 'clustering order'],
  ];
  return differs.flatMap(([is, what]) => (is ? [{ ...common, what }] : []));
}

function optionDifferences(before: CqlTable, after: CqlTable): TableDifference[] {
  const found: TableDifference[] = [];
  const seconds = [before.options.defaultTimeToLive, after.options.defaultTimeToLive] as const;
  if (seconds[0] !== seconds[1]) {
    const [was, is] = seconds.map((each) => (each === undefined ? '' : `${each}`));
    found.push({ effect: 'in-place', what: 'time to live', before: was ?? '', after: is ?? '' });
  }
  const comments = [before.options.comment ?? '', after.options.comment ?? ''] as const;
  if (comments[0] !== comments[1]) {
    found.push({ effect: 'replacement', what: 'comment', before: comments[0], after: comments[1] });
  }
  return found;
}

function isKey({ kind }: CqlColumn): boolean {
  return kind === 'partition_key' || kind === 'clustering';
}

/** A column as a message shows it: `created timestamp, clustering 0 desc`. */
function text({ name, type, kind, position, order }: CqlColumn): string {
  const role = kind === 'partition_key' ? 'partition key' : kind;
  const place = position === -1 ? '' : ` ${position}`;
  return `${name} ${type}, ${role}${place}${order === undefined ? '' : ` ${order}`}`;
}

function worst(differences: readonly TableDifference[]): TableChange['effect'] {
  if (differences.some(({ effect }) => effect === 'replacement')) return 'replacement';
  return differences.length > 0 ? 'in-place' : 'none';
}
