import fc from 'fast-check';
import {
  describe as line,
  InvalidInput,
  type Rejection,
  shown,
} from '#constructs/kernel/invalid-input';

const rejection: Rejection = {
  source: 'environments/dev.ts',
  property: 'network.nat',
  got: 'one',
  expected: "one of 'none', 'single'",
  fix: "Write 'single'.",
};

/** What moves the cursor, ends a line, reorders text or hides in it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const hostile = fc.constantFrom(
  ...['\n', '\r', '\t', '\0', '\u001b[31m', '\u0085', '\u009b', '\u007f', '\u00ad'],
  ...['\u200b', '\u200e', '\u202e', '\u2028', '\u2029', '\u2066', '\u2069', '\ufeff', '\u180e'],
  ...['\u{e0041}', '\u{1d173}', '\ufff9', '\ud800', '\udc00', '"', '\\', '${x}', '%{x}', '😀'],
);

const hostileText = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('a rejection', () => {
  it('is one line: where, what was expected, what was found, what to write', () => {
    expect(line(rejection)).toBe(
      "- environments/dev.ts: network.nat: expected one of 'none', 'single', got \"one\". Write 'single'.",
    );
  });

  it('names its rule where an exception can, and no field where all is meant', () => {
    expect(line({ ...rejection, property: '', rule: 'single-nat-gateway' })).toBe(
      "- environments/dev.ts: expected one of 'none', 'single', got \"one\". Write 'single'. [single-nat-gateway]",
    );
  });

  it('lets no control, direction or hidden character through, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.anything({ key: hostileText })), (got) => {
        const text = line({ ...rejection, got });
        expect(text).not.toMatch(INVISIBLE);
        expect(text.length).toBeLessThan(300);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends in half a character', () => {
    fc.assert(
      fc.property(fc.nat(80), (before) => {
        expect(shown('a'.repeat(before) + '😀'.repeat(50))).not.toMatch(
          /[\ud800-\udbff](?![\udc00-\udfff])/,
        );
      }),
    );
  });
});

describe('a value', () => {
  const itself: Record<string, unknown> = {};
  itself['itself'] = itself;

  it.each([
    ['text', '"text"'],
    ['3', '"3"'],
    [3, '3'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [10n, '10n'],
    [undefined, 'nothing'],
    [null, 'null'],
    [['a', 1], '["a",1]'],
    [{ a: 1 }, '{"a":1}'],
    [() => 1, 'a function'],
    [Symbol('s'), 'a symbol'],
    ['a\u202eb\u001b', '"a\\u202eb\\u001b"'],
    [itself, 'an object that cannot be written as JSON'],
    [{ a: 10n }, 'an object that cannot be written as JSON'],
  ])('%p is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('is cut where it is long', () => {
    expect(shown('x'.repeat(300))).toBe(`"${'x'.repeat(79)}…`);
  });
});

describe('invalid input', () => {
  it('lists every mistake, counted', () => {
    const error = new InvalidInput([rejection, { ...rejection, property: 'zones' }]);
    expect(error.message.split('\n')).toEqual([
      'Invalid input: 2 mistakes, nothing was written.',
      line(rejection),
      line({ ...rejection, property: 'zones' }),
    ]);
    expect(error.rejections).toHaveLength(2);
    expect(error.name).toBe('InvalidInput');
  });

  it('counts one mistake as one', () => {
    expect(new InvalidInput([rejection]).message).toContain('Invalid input: 1 mistake, nothing');
  });
});
