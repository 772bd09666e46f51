import { classifyChange } from '#test/support/classify-change';
import { parseCql } from '#constructs/cassandra-keyspace/cql/parse-cql';

const BEFORE = `CREATE TABLE t (a int, b int, c timestamp, d int, s text STATIC, v text, w int,
  PRIMARY KEY ((a, b), c, d)) WITH CLUSTERING ORDER BY (c DESC, d ASC) AND default_time_to_live = 60 AND comment = 'x'`;

function change(before: string, after: string) {
  const tables = [before, after].map((cql) => {
    const { schema, mistakes } = parseCql(cql, 'f.cql');
    expect(mistakes).toEqual([]);
    return schema.tables[0];
  });
  const [one, other] = tables;
  if (one === undefined || other === undefined) throw new Error('no table');
  return classifyChange(one, other);
}

describe('a change of a table', () => {
  it('is none where only the text differs', () => {
    const after = BEFORE.toLowerCase().replace('v text, w int', 'w int, v varchar -- moved\n');
    expect(change(BEFORE, after)).toEqual({ effect: 'none', differences: [] });
  });

  it.each([
    ['a new regular column', 'w int,', 'w int, x set<text>,', 'new column', 'x'],
    ['another TTL', '= 60', '= 61', 'time to live', undefined],
    ['no more TTL', 'default_time_to_live = 60 AND ', '', 'time to live', undefined],
  ])('is made in place for %s', (_, from, to, what, column) => {
    const { effect, differences } = change(BEFORE, BEFORE.replace(from, to));
    expect(effect).toBe('in-place');
    expect(differences).toMatchObject([{ effect: 'in-place', what, ...(column && { column }) }]);
  });

  it.each([
    ['a dropped column', ', w int', '', ['dropped column w']],
    ['a renamed column', 'w int', 'x int', ['dropped column w', 'new column x']],
    ['another type', 'w int', 'w bigint', ['type w']],
    ['another type of a key', 'c timestamp', 'c date', ['type c']],
    ['a new static column', 'w int,', 'w int, z text STATIC,', ['new static column z']],
    ['a column made static', 'w int', 'w int STATIC', ['static w']],
    ['another order', 'd ASC', 'd DESC', ['clustering order d']],
    [
      'columns of the partition key in another order',
      '(a, b)',
      '(b, a)',
      ['primary key b', 'primary key a'],
    ],
    ['a clustering column more', 'c, d))', 'c, d, w))', ['primary key w']],
    [
      'a new column in the key',
      'w int,\n  PRIMARY KEY ((a, b)',
      'w int, k int,\n  PRIMARY KEY ((a, b, k)',
      ['primary key k'],
    ],
    ['another comment', "'x'", "'y'", ['comment']],
  ])('replaces the table for %s', (_, from, to, expected) => {
    expect(BEFORE).toContain(from);
    const { effect, differences } = change(BEFORE, BEFORE.replace(from, to));
    expect(effect).toBe('replacement');
    expect(
      differences.map(({ what, column }) =>
        [what, ...(column === undefined ? [] : [column])].join(' '),
      ),
    ).toEqual(expected);
  });

  it('shows a column as it was and as it shall be', () => {
    expect(change(BEFORE, BEFORE.replace('c DESC', 'c ASC')).differences).toEqual([
      {
        effect: 'replacement',
        what: 'clustering order',
        column: 'c',
        before: 'c timestamp, clustering 0 desc',
        after: 'c timestamp, clustering 0 asc',
      },
    ]);
  });
});
