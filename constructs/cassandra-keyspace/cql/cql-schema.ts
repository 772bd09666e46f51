/** Where something begins in a `.cql` file, as editors count: from 1. */
export interface CqlPosition {
  /** The file's path as it was given to `parseCql`. */
  readonly file: string;
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 1. */
  readonly column: number;
}

/** What the `.cql` files of one keyspace declare, in the order in which they say it. */
export interface CqlSchema {
  /** `CREATE KEYSPACE`, where the files have it. */
  readonly keyspace?: CqlKeyspace;
  /** `CREATE TYPE`: a type stands after those it uses, so this is an order of creation. */
  readonly types: readonly CqlType[];
  /** `CREATE TABLE`. */
  readonly tables: readonly CqlTable[];
}

/** `CREATE KEYSPACE`. Replication is Keyspaces' own affair (three zones): its map is not kept. */
export interface CqlKeyspace {
  /** The name as Cassandra stores it: in lower case unless it was quoted. */
  readonly name: string;
  /** Where the statement begins. */
  readonly position: CqlPosition;
}

/** `CREATE TYPE`: a user-defined type. */
export interface CqlType {
  /** The name as Cassandra stores it. */
  readonly name: string;
  /** The keyspace before the dot, where the statement names one. */
  readonly keyspace?: string;
  /** The fields in their order. */
  readonly fields: readonly CqlField[];
  /** Where the statement begins. */
  readonly position: CqlPosition;
}

/** One field of a user-defined type. */
export interface CqlField {
  /** The name as Cassandra stores it. */
  readonly name: string;
  /** Its type in the spelling of `CqlColumn.type`. */
  readonly type: string;
  /** Where its name begins. */
  readonly position: CqlPosition;
}

/** `CREATE TABLE`. */
export interface CqlTable {
  /** The name as Cassandra stores it. */
  readonly name: string;
  /** The keyspace before the dot, where the statement names one. */
  readonly keyspace?: string;
  /** Partition key by position, clustering columns by position, then the others as they were declared. */
  readonly columns: readonly CqlColumn[];
  /** What `WITH` says, as far as Keyspaces has it. */
  readonly options: CqlTableOptions;
  /** Where the statement begins. */
  readonly position: CqlPosition;
}

/** What a column is to its row. */
export type CqlColumnKind = 'partition_key' | 'clustering' | 'static' | 'regular';

/** One column of a table. */
export interface CqlColumn {
  /** The name as Cassandra stores it. */
  readonly name: string;
  /**
   * Its type in canonical spelling: lower case, `varchar` as `text`, no space but the one after a
   * comma (`map<text, frozen<list<int>>>`); names of user-defined types quoted where they need it.
   */
  readonly type: string;
  /** What it is to its row. */
  readonly kind: CqlColumnKind;
  /** Place among the columns of the partition key or of the clustering, from 0; -1 for the others. */
  readonly position: number;
  /** Order of a clustering column; absent for the others. */
  readonly order?: 'asc' | 'desc';
  /** Where its name begins in the file. */
  readonly at: CqlPosition;
}

/** The table options that Keyspaces has in Cassandra's words. */
export interface CqlTableOptions {
  /** `default_time_to_live` in seconds; absent where none or 0 is written, which both mean none. */
  readonly defaultTimeToLive?: number;
  /** `comment`; absent where none is written. */
  readonly comment?: string;
}

/** One mistake in a `.cql` file, with its remedy. */
export interface CqlMistake extends CqlPosition {
  /** What may stand there, as a noun phrase. */
  readonly expected: string;
  /** What stands there. */
  readonly got: string;
  /** What to write instead, as a sentence. */
  readonly fix: string;
}

/** Something that was read and has no effect in Keyspaces. */
export interface CqlNotice extends CqlPosition {
  /** One sentence: what is ignored and why. */
  readonly message: string;
}

/** One line for a mistake: `catalog.cql:12:5: expected …, got …. Fix.` */
export function describeCqlMistake(mistake: CqlMistake): string {
  const { file, line, column, expected, got, fix } = mistake;
  return `${file}:${line}:${column}: expected ${expected}, got ${got}. ${fix}`;
}
