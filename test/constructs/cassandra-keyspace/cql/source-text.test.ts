import { repeatedNames, SourceText } from '#constructs/cassandra-keyspace/cql/source-text';

describe('a file while it is read', () => {
  it('counts lines and columns from 1, whatever ends the lines', () => {
    const source = new SourceText('f.cql', 'ab\ncd\r\nef\rgh');
    const places = [0, 1, 3, 4, 7, 10, 12].map((offset) => source.position(offset));
    expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '1:1',
      '1:2',
      '2:1',
      '2:2',
      '3:1',
      '4:1',
      '4:3',
    ]);
  });

  it.each([
    ['a word', 'order int', 'order'],
    ['a sign', '(id', '"("'],
    ['a text', "'by id' and", "'by id'"],
    ['a text that is never closed, up to its line', "'by id\nand", "'by id"],
    ['a name in quotes', '"Id" int', '"Id"'],
    ['white space by its number', '\u00a0', 'U+00A0'],
    ['a sign that hides by its number', '\u200b', 'U+200B'],
    ['a character of two units as one', '😀', '"😀"'],
    ['a long word cut short', 'x'.repeat(50), `${'x'.repeat(40)}…`],
  ])('shows %s', (_, text, shown) => {
    expect(new SourceText('f.cql', text).tokenAt(0)).toBe(shown);
  });

  it('finds the second and further of those with one name', () => {
    const named = ['a', 'b', 'a', 'c', 'a'].map((name, index) => ({ name, index }));
    expect(repeatedNames(named).map(({ index }) => index)).toEqual([2, 4]);
  });
});
