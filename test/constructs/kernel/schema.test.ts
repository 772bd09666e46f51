import fc from 'fast-check';
import { z } from 'zod';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import {
  across,
  choice,
  date,
  dotted,
  fields,
  flag,
  list,
  name,
  named,
  oneOf,
  pattern,
  rejections,
  mistake,
  requireValid,
  text,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';

const WORDS: Readonly<Record<string, z.ZodType>> = {
  wholeNumber: wholeNumber(1, 9),
  flag: flag(),
  oneOf: oneOf(['none', 'single']),
  pattern: pattern(/^\d{12}$/, 12, 'twelve digits', "Write '111122223333'."),
  name: name(20, 'production'),
  text: text(256, 'platform team'),
  date: date(),
  list: list(wholeNumber(1, 9), 1, 3, 'Write [1, 2].'),
  named: named(name(10, 'events'), wholeNumber(1, 9), '{ events: 1 }'),
  fields: fields({ cidr: wholeNumber(1, 9) }),
  choice: choice('kind', ['auto'], [fields({ kind: z.literal('auto') })]),
};

class Impostor {
  readonly cidr = 1;
}

/** What no word of the schema accepts. */
const HOSTILE: readonly unknown[] = [
  ...[undefined, null, NaN, Infinity, -1, 0.5, 1e9, 10n, Symbol('s'), () => 1, '', ' '],
  ...['A'.repeat(300), 'a\nb', 'a\0b', 'a\u202eb', 'a\u{e0041}b', ' a', 'a '],
];

const NEITHER_NAME_NOR_NUMBER = [
  '${x}',
  '%{x}',
  "'",
  '"',
  'A',
  '1a',
  'a--b',
  '-a',
  'a-',
  'a_b',
  'ä',
];

const cases: [string, unknown][] = [
  ...Object.keys(WORDS).flatMap((word) => HOSTILE.map((got): [string, unknown] => [word, got])),
  ...NEITHER_NAME_NOR_NUMBER.map((got): [string, unknown] => ['name', got]),
  ...['3', 0, 10, true, [], {}].map((got): [string, unknown] => ['wholeNumber', got]),
  ...['true', 0, 1].map((got): [string, unknown] => ['flag', got]),
  ...['None', 'none ', ['none']].map((got): [string, unknown] => ['oneOf', got]),
  ...['11112222333', '111122223333\n', 111122223333].map((got): [string, unknown] => [
    'pattern',
    got,
  ]),
  ...['${TfToken[TOKEN.0]}', '#{TfToken[TOKEN.0]}'].map((got): [string, unknown] => ['text', got]),
  ...['2026-02-30', '2026-2-3', '24.11.2026'].map((got): [string, unknown] => ['date', got]),
  ...[[], [1, 2, 3, 4], [1, 1], { 0: 1, length: 1 }].map((got): [string, unknown] => ['list', got]),
  ...[{ 'a/b': 1 }, { '': 1 }, { 'a\nb': 1 }, { events: 0 }].map((got): [string, unknown] => [
    'named',
    got,
  ]),
  ...[{}, { cidr: '1' }, { cidr: 1, extra: 1 }, { cidr: 1, 'a\u202eb': 1 }].map(
    (got): [string, unknown] => ['fields', got],
  ),
  ...[{}, { kind: 'other' }, { kind: 'auto', x: 1 }].map((got): [string, unknown] => [
    'choice',
    got,
  ]),
];

const found = (word: string, got: unknown) => {
  const schema = WORDS[word];
  if (schema === undefined) throw new Error(word);
  return rejections(schema, got, 'environments/dev.ts');
};

describe('each word of the schema', () => {
  it.each(cases)('%s refuses %p once, and says what to write', (word, got) => {
    const all = found(word, got);
    expect(all).toHaveLength(1);
    expect(all[0]?.source).toBe('environments/dev.ts');
    expect(all[0]?.expected).toMatch(/^[a-z].*[^.]$/);
    expect(all[0]?.fix).toMatch(/^[A-Z].*[.?]$/);
  });

  it.each([
    ['wholeNumber', 9],
    ['flag', false],
    ['oneOf', 'single'],
    ['pattern', '111122223333'],
    ['name', 'a-b-1'],
    ['text', 'a ${x} %{y} "quoted" ä'],
    ['date', '2028-02-29'],
    ['list', [3, 1, 2]],
    ['named', { events: 1, orders: 2 }],
    ['fields', { cidr: 1 }],
    ['choice', { kind: 'auto' }],
  ])('%s accepts %p', (word, got) => {
    expect(found(word, got)).toEqual([]);
  });

  it('is never thrown out of step by what is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(WORDS)),
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (word, got) => {
          for (const { expected, fix } of found(word, got)) {
            expect([expected, fix].every((part) => part.length > 5)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('mistakes in an object', () => {
  const schema = fields({
    name: name(20, 'dev'),
    network: fields({ cidr: wholeNumber(1, 9), nat: oneOf(['none', 'single']).optional() }),
    zones: list(name(3, 'a'), 1, 3, "Write ['a']."),
    tags: named(name(5, 'team'), text(9, 'shop'), "{ team: 'shop' }").optional(),
  });
  const said = (input: unknown) =>
    rejections(schema, input, 'dev').map(({ property, fix }) => [property, fix]);

  it('are all reported at once, each by its path', () => {
    const input = {
      name: 'UPPER',
      network: { cidr: 10, nat: 'both' },
      zones: ['a', 'B', 'a'],
      tags: { 'no/slash': 'shop', team: '' },
    };
    expect(said(input).map(([property]) => property)).toEqual(
      expect.arrayContaining([
        'name',
        'network.cidr',
        'network.nat',
        'zones[1]',
        'zones[2]',
        'tags.team',
      ]),
    );
    expect(said(input)).toHaveLength(7);
  });

  it('propose the field that was meant', () => {
    const input = { name: 'dev', network: { cidr: 1, nta: 'none' }, zones: ['a'], zonez: 1 };
    expect(said(input)).toEqual(
      expect.arrayContaining([
        ['network.nta', 'Remove it.'],
        ['zonez', 'Did you mean zones?'],
      ]),
    );
  });

  it.each([
    ['own', JSON.parse('{"name":"dev","network":{"cidr":1,"__proto__":{"nat":1}},"zones":["a"]}')],
    ['inherited', { name: 'dev', network: Object.create({ cidr: 1 }) as unknown, zones: ['a'] }],
    ['of a class', { name: 'dev', network: new Impostor(), zones: ['a'] }],
  ])('are found in a __proto__ of its %s', (_, input: unknown) => {
    const expected = rejections(schema, input, 'dev').map((found) => found.expected);
    expect(expected).toContain('a plain object without __proto__');
  });

  it('end a list of lists that contains itself', () => {
    const zones: unknown[] = [];
    zones.push(zones);
    expect(said({ name: 'dev', network: { cidr: 1 }, zones })).toHaveLength(1);
  });

  it('are thrown together, and nothing is thrown for a good one', () => {
    const good = { name: 'dev', network: { cidr: 1 }, zones: ['a', 'b'] };
    expect(() => {
      requireValid(schema, good, 'dev');
    }).not.toThrow();
    expect(() => {
      requireValid(schema, { ...good, name: 'x y', zones: [] }, 'dev');
    }).toThrow(InvalidInput);
  });
});

describe('a rule across fields', () => {
  const range = across(
    fields({
      min: wholeNumber(1, 9),
      max: wholeNumber(1, 9),
      note: text(9, 'x').optional(),
    }),
    ['min', 'max'],
    ({ min, max }, context) => {
      if (min > max) mistake(context, ['min'], 'at most max', 'Lower it.');
    },
  );
  const said = (input: unknown) =>
    rejections(fields({ range }), { range: input }, 'dev').map(({ property }) => property);

  it('runs when the fields it reads are sound, whatever the others are', () => {
    expect(said({ min: 1, max: 2 })).toEqual([]);
    expect(said({ min: 3, max: 2 })).toEqual(['range.min']);
    expect(said({ min: 3, max: 2, note: '' })).toEqual(['range.note', 'range.min']);
    expect(said({ min: 3, max: 2, extra: 1 })).toEqual(['range.extra', 'range.min']);
  });

  it.each([
    [{ min: 1e9, max: 2 }, ['range.min']],
    [{ min: 3, max: 0 }, ['range.max']],
    [{ min: 3 }, ['range.max']],
    [{ min: Symbol('3'), max: 2 }, ['range.min']],
    [null, ['range']],
    [[3, 2], ['range']],
  ])('is silent of %p, which has a mistake already', (input, expected) => {
    expect(said(input)).toEqual(expected);
  });
});

describe('the remedy', () => {
  it('may depend on what was written', () => {
    const even = value<number>(
      (input) => Number(input) % 2 === 0,
      'an even number',
      (input) => `Write ${Number(input) + 1}.`,
    );
    expect(rejections(fields({ even }), { even: 3 }, 'dev')).toMatchObject([{ fix: 'Write 4.' }]);
  });
});

describe('a list', () => {
  it('tells a wrong entry that is repeated once for each place', () => {
    const zones = fields({ zones: list(name(3, 'a'), 1, 3, "Write ['a'].") });
    expect(rejections(zones, { zones: ['A', 'A'] }, 'dev').map(({ property }) => property)).toEqual(
      ['zones[0]', 'zones[1]'],
    );
  });
});

describe('the path of a field', () => {
  it.each([
    [['network', 'cidr'], 'network.cidr'],
    [['zones', 0], 'zones[0]'],
    [['kafka', 'my-events', 'topics', 2, 'name'], 'kafka.my-events.topics[2].name'],
    [['a.b', 'c'], '["a.b"].c'],
    [['a', 'b\nc'], 'a["b\\nc"]'],
    [[], ''],
  ])('%j is written %s', (path, written) => {
    expect(dotted(path)).toBe(written);
  });
});
