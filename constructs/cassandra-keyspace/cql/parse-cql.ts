import type { CqlMistake, CqlNotice, CqlSchema } from './cql-schema';
import { parse } from './grammar/cql-parser.generated.cjs';
import { GRAMMAR_WORDS } from './keywords';
import { SchemaBuilder } from './schema-builder';
import { SourceText } from './source-text';
import type { StatementText } from './syntax-tree';
import { syntaxMistake } from './syntax-mistake';

/** One `.cql` file. */
export interface CqlFile {
  /** Its path, as errors shall name it. */
  readonly file: string;
  /** Its text. */
  readonly text: string;
}

/** What `.cql` files say, and every mistake in them. */
export interface ParsedCql {
  /** What could be read; complete only without mistakes. */
  readonly schema: CqlSchema;
  /** In the order of the files and their lines. */
  readonly mistakes: readonly CqlMistake[];
  /** What has no effect in Keyspaces, in the same order. */
  readonly notices: readonly CqlNotice[];
}

/** Reads one `.cql` file. It never throws: whatever is wrong with the text is a mistake with a place. */
export function parseCql(text: string, file: string): ParsedCql {
  return parseCqlFiles([{ text, file }]);
}

/** Reads the `.cql` files of one keyspace, in this order: a type may be used in a later file. */
export function parseCqlFiles(files: readonly CqlFile[]): ParsedCql {
  const builder = new SchemaBuilder();
  const sources = files.map(({ file, text: written }) => {
    const text = written.replace(BYTE_ORDER_MARK, '');
    const source = new SourceText(file, text);
    for (const statement of statementsOf(text)) readStatement(statement, source, builder);
    return source;
  });
  return {
    schema: builder.schema(),
    mistakes: sources.flatMap(({ mistakes }) => inOrder(mistakes)),
    notices: sources.flatMap(({ notices }) => inOrder(notices)),
  };
}

/** The statements of a file, without their semicolons. */
export function statementsOf(text: string): readonly StatementText[] {
  const pieces = parse(text, { ...GRAMMAR_WORDS, startRule: 'Script' });
  return pieces.filter((piece) => !isBlank(piece.text));
}

/** Editors on Windows write it before the text; it is no part of it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** Whether a text is white space and comments only. */
function isBlank(text: string): boolean {
  // One comment a step: a single pattern for all could split a line of dashes in 2^n ways.
  const blank = /[ \t\r\n]+|(?:--|\/\/)[^\r\n]*|\/\*[^]*?\*\//y;
  let end = 0;
  while (end < text.length && blank.test(text)) end = blank.lastIndex;
  return end === text.length;
}

function readStatement(
  { at, text }: StatementText,
  source: SourceText,
  builder: SchemaBuilder,
): void {
  let statement;
  try {
    statement = parse(text, { ...GRAMMAR_WORDS, startRule: 'Statement' });
  } catch (error) {
    syntaxMistake(source, at, at + text.length, error);
    const type = UNREADABLE_TYPE.exec(text)?.[1];
    if (type !== undefined) builder.breakType(type.toLowerCase());
    return;
  }
  builder.add(statement, { source, base: at });
}

/** The name in a CREATE TYPE that has a mistake further on. */
const UNREADABLE_TYPE = /\bcreate\s+type\s+(?:if\s+not\s+exists\s+)?(?:\w+\.)?"?(\w+)/i;

function inOrder<T extends { readonly line: number; readonly column: number }>(
  found: readonly T[],
): readonly T[] {
  return [...found].sort((one, other) => one.line - other.line || one.column - other.column);
}
