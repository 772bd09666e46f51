import { nearest } from '#constructs/kernel/nearest';
import { SyntaxError } from './grammar/cql-parser.generated.cjs';
import { TYPE_LEVELS } from './cql-types';
import { isReservedForTypes } from './keywords';
import type { Finding, SourceText } from './source-text';

/** Words that may stand where others are expected too, and are hardly ever meant. */
const RARELY_MEANT: ReadonlySet<string> = new Set([
  'COMPACT STORAGE',
  'IF NOT EXISTS',
  'MASKED WITH',
  '"{"',
]);

const END = 'the end of the statement';

/** Records what the grammar found wrong in the statement that begins at an offset of a file. */
export function syntaxMistake(
  source: SourceText,
  start: number,
  end: number,
  error: unknown,
): void {
  if (error instanceof RangeError) {
    // The parser calls itself for each level, so absurd depth ends its stack.
    source.mistake(start + tooDeepAt(source.text.slice(start, end)), {
      expected: 'types nested a few levels deep',
      got: `more than ${TYPE_LEVELS} levels`,
      fix: 'Nest less deeply.',
    });
    return;
  }
  if (!(error instanceof SyntaxError)) throw error;
  const at = start + error.location.start.offset;
  const got = at >= end ? END : source.tokenAt(at);
  source.mistake(at, explain(expectations(error), got));
}

/** Where a statement opens one bracket too many inside others; its beginning where it does not. */
function tooDeepAt(statement: string): number {
  const tokens = /--[^\r\n]*|\/\/[^\r\n]*|\/\*[^]*?\*\/|'[^']*'|"[^"]*"|[<{]|[>}]/g;
  let levels = 0;
  for (const { 0: token, index } of statement.matchAll(tokens)) {
    if (token === '<' || token === '{') levels += 1;
    if (token === '>' || token === '}') levels -= 1;
    if (levels > TYPE_LEVELS) return index;
  }
  return 0;
}

function expectations({ expected }: SyntaxError): readonly string[] {
  const words = (expected ?? []).map((each) => {
    if (each.type === 'literal') return `"${each.text}"`;
    return each.type === 'other' ? each.description : END;
  });
  const meant = [...new Set(words)].filter((word) => !RARELY_MEANT.has(word));
  return meant.length > 0 ? meant : ['a statement'];
}

function explain(expected: readonly string[], got: string): Finding {
  return { expected: listed(expected), got, fix: fixFor(expected, got) };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function fixFor(expected: readonly string[], got: string): string {
  if (got === END) return `Write ${listed(expected)} before it.`;
  if (got === '"/*"') return 'Close the comment with */.';
  if (got.startsWith("'") || got === '"$$"') return 'Close the text: write a quote in it twice.';
  if (got === '""') return 'Write a name between the quotes.';
  if (/^"\w/.test(got)) return 'Close the name with ".';
  const named = expected.includes('a name') || expected.includes('a type');
  if (named && isReservedForTypes(got)) {
    return `${got.toUpperCase()} is a word of CQL: write "${got.toLowerCase()}" in double quotes, or another name.`;
  }
  if (expected.includes('a value') && /^\w+$/.test(got)) return `Write '${got}' in single quotes.`;
  const words = expected.flatMap((word) => /^[A-Z]+/.exec(word)?.[0] ?? []);
  const close = nearest(got, words);
  if (close !== undefined) return `Did you mean ${close}?`;
  return `Write ${listed(expected)} here, or remove ${got}.`;
}
