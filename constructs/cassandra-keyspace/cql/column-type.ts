import { parse } from './grammar/cql-parser.generated.cjs';
import { GRAMMAR_WORDS } from './keywords';
import type { TypeNode } from './syntax-tree';

/** Reads the spelling of a column's type (`CqlColumn.type`), which comes from our own parser. */
export function readType(type: string): TypeNode {
  return parse(type, { ...GRAMMAR_WORDS, startRule: 'Type' });
}

/** The user-defined types that a spelling names. */
export function userTypesIn(type: string): readonly string[] {
  const named = (node: TypeNode): string[] =>
    node.kind === 'user' ? [node.name.name] : node.of.flatMap(named);
  return named(readType(type));
}
