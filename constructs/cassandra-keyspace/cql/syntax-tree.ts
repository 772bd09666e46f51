/** What the grammar in `grammar/cql.peggy` makes of a text; `at` is an offset into that text. */

/** One statement as it was cut out of a file. */
export interface StatementText {
  readonly at: number;
  readonly text: string;
}

/** A name as Cassandra stores it, perhaps with a keyspace before its dot. */
export interface NameNode {
  readonly at: number;
  readonly name: string;
  readonly keyspace?: string;
}

/** One statement. */
export type StatementNode =
  | {
      readonly kind: 'create-keyspace';
      readonly at: number;
      readonly name: NameNode;
      readonly options: readonly OptionNode[];
    }
  | CreateTableNode
  | CreateTypeNode
  | { readonly kind: 'use'; readonly at: number; readonly name: NameNode }
  | { readonly kind: 'other'; readonly at: number; readonly words: readonly string[] };

/** CREATE TABLE. */
export interface CreateTableNode {
  readonly kind: 'create-table';
  readonly at: number;
  readonly name: NameNode;
  readonly elements: readonly TableElementNode[];
  readonly options: readonly OptionNode[];
}

/** CREATE TYPE. */
export interface CreateTypeNode {
  readonly kind: 'create-type';
  readonly at: number;
  readonly name: NameNode;
  readonly fields: readonly FieldNode[];
}

/** What stands between the parentheses of CREATE TABLE. */
export type TableElementNode = ColumnNode | PrimaryKeyNode;

/** A column; `masked` and `primary` are the offsets of these words. */
export interface ColumnNode {
  readonly kind: 'column';
  readonly at: number;
  readonly name: NameNode;
  readonly type: TypeNode;
  readonly isStatic: boolean;
  readonly masked: number | null;
  readonly primary: number | null;
}

/** PRIMARY KEY as an element of its own. */
export interface PrimaryKeyNode {
  readonly kind: 'primary-key';
  readonly at: number;
  readonly partition: readonly NameNode[];
  readonly clustering: readonly NameNode[];
}

/** A field of a user-defined type. */
export interface FieldNode {
  readonly at: number;
  readonly name: NameNode;
  readonly type: TypeNode;
}

/** What WITH lists. */
export type OptionNode =
  | {
      readonly kind: 'clustering-order';
      readonly at: number;
      readonly orders: readonly { readonly column: NameNode; readonly order: 'asc' | 'desc' }[];
    }
  | { readonly kind: 'compact-storage'; readonly at: number }
  | NamedOptionNode;

/** name = value */
export interface NamedOptionNode {
  readonly kind: 'option';
  readonly at: number;
  readonly name: NameNode;
  readonly value: ValueNode;
}

/** An option's value. */
export type ValueNode =
  | { readonly kind: 'text' | 'number' | 'word'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'map';
      readonly at: number;
      readonly entries: readonly { readonly key: ValueNode; readonly value: ValueNode }[];
    };

/** A type as it is written. */
export type TypeNode =
  | {
      readonly kind: 'frozen' | 'list' | 'set' | 'map' | 'tuple' | 'vector' | 'class';
      readonly at: number;
      /** The types between the angle brackets. */
      readonly of: readonly TypeNode[];
    }
  | {
      readonly kind: 'native';
      readonly at: number;
      readonly of: readonly TypeNode[];
      readonly name: string;
    }
  | {
      readonly kind: 'user';
      readonly at: number;
      readonly of: readonly TypeNode[];
      readonly name: NameNode;
    };
