import fc from 'fast-check';

/** Draws one value; what `fc.gen()` hands to a generator. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** A statement as words and signs, so that noise and damage go between them and not into them. */
export type Tokens = readonly string[];

/** A whole number of a closed range, small ones first. */
export function between(draw: Draw, min: number, max: number): number {
  return draw(fc.integer({ min, max }));
}

/** One of a list. */
export function oneOf<T>(draw: Draw, values: readonly T[]): T {
  return draw(fc.constantFrom(...values));
}

/** True once in `count` times. */
export function onceIn(draw: Draw, count: number): boolean {
  return between(draw, 1, count) === count;
}

const SPACES = [
  ' ',
  ' ',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\n  ',
  ' /* ; \' " */ ',
  ' -- ; it\'s "\n',
  ' // x\n',
];

/** Text of a statement: random white space, comments and case of words that are no names. */
export function written(draw: Draw, tokens: Tokens): string {
  const spaces = tokens.map(() => oneOf(draw, SPACES));
  const tight = tokens.map(() => draw(fc.boolean()));
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      const glued = before === undefined || (tight[index] && canTouch(before, token));
      return `${glued ? '' : (spaces[index] ?? ' ')}${inSomeCase(draw, token)}`;
    })
    .join('');
}

function canTouch(before: string, after: string): boolean {
  return /^[(){}<>,.=:]$/.test(before) || /^[(){}<>,.=:;]$/.test(after);
}

/** Names and keywords without quotes mean the same in any case. */
function inSomeCase(draw: Draw, token: string): string {
  if (!/^[A-Za-z]\w*$/.test(token)) return token;
  const how = between(draw, 0, 3);
  if (how === 0) return token.toLowerCase();
  return how === 1 ? token.toUpperCase() : token;
}
