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

/**
 * Lines that people draw around their statements. How a comment could be split into others has no
 * end here: a reader that tries all ways never comes back.
 */
const BANNERS = [
  `${'-'.repeat(80)}\n`,
  `--${'-'.repeat(38)} ; ${'-'.repeat(38)}\r\n`,
  `${'-- '.repeat(27)}\n`,
  `${'/'.repeat(80)}\n`,
  `${'// '.repeat(27)}\n`,
  '-- ---- --\n',
  '/////\n',
  `/${'*'.repeat(78)}/`,
  `/*${'*\n *'.repeat(20)}/`,
  '/* -- // /* ; */',
  '/**/',
  '--\n',
  '//\n',
];

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

/** Nothing, or some lines of comments, as they stand between statements. */
export function banner(draw: Draw): string {
  const lines = Array.from({ length: between(draw, 0, 3) }, () => oneOf(draw, BANNERS));
  return lines.join(oneOf(draw, ['', '\n', ' ']));
}

/** Text of a statement: random white space, comments and case of words that are no names. */
export function written(draw: Draw, tokens: Tokens): string {
  const spaces = tokens.map(() =>
    onceIn(draw, 12) ? ` ${oneOf(draw, BANNERS)} ` : oneOf(draw, SPACES),
  );
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
