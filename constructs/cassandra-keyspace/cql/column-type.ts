import { parse } from './grammar/cql-parser.generated.cjs';
import { isNativeType, isReserved } from './keywords';
import type { TypeNode } from './syntax-tree';

/** Reads the spelling of a column's type (`CqlColumn.type`), which comes from our own parser. */
export function readType(type: string): TypeNode {
  return parse(type, { isReserved, isNativeType, startRule: 'Type' });
}
