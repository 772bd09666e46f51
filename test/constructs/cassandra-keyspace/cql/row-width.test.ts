import type { CqlSchema } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { tooManyColumnsPerWrite } from '#constructs/cassandra-keyspace/cql/columns-per-write';
import { parseCql } from '#constructs/cassandra-keyspace/cql/parse-cql';
import { type RowAssumptions, rowWidth } from '#constructs/cassandra-keyspace/cql/row-width';

function schemaOf(cql: string): CqlSchema {
  const { schema, mistakes } = parseCql(cql, 'f.cql');
  expect(mistakes).toEqual([]);
  return schema;
}

function widthOf(cql: string, assumptions?: RowAssumptions) {
  const { tables, types } = schemaOf(cql);
  const table = tables[0];
  if (table === undefined) throw new Error('no table');
  return rowWidth(table, assumptions, types);
}

/** Types of as many fields of the type before: a way into each at every level makes fields ^ levels. */
function manyInMany(fields: number, levels: number): string {
  const type = (level: number) =>
    `CREATE TYPE t${level} (${Array.from({ length: fields }, (_, at) => `f${at} frozen<t${level - 1}>`).join(', ')});`;
  const types = Array.from({ length: levels }, (_, index) => type(index + 1));
  return `CREATE TYPE t0 (a int);${types.join('')}CREATE TABLE t (id int PRIMARY KEY, v frozen<t${levels}>)`;
}

describe('the width of a row', () => {
  it('counts keys twice, each column once and a hundred bytes for the row', () => {
    // 2 × 16 + 3 of metadata + 1 of column id; 100 of text + 1; 100
    expect(widthOf('CREATE TABLE t (id uuid PRIMARY KEY, name text)').rowBytes).toBe(
      36 + 101 + 100,
    );
  });

  it('adds a fifth to clustering columns', () => {
    const { rowBytes, partitionKeyBytes, clusteringBytes } = widthOf(
      'CREATE TABLE t (a uuid, b timeuuid, PRIMARY KEY (a, b))',
    );
    expect([partitionKeyBytes, clusteringBytes]).toEqual([16, 16]);
    expect(rowBytes).toBe(2 * 16 + 3 + 1 + (2 * 16 + 4 + 1) + 100);
  });

  it('takes static columns out of the row: a partition has them once', () => {
    const plain = widthOf('CREATE TABLE t (a int, b int, PRIMARY KEY (a, b))');
    const withStatic = widthOf('CREATE TABLE t (a int, b int, s text STATIC, PRIMARY KEY (a, b))');
    expect(withStatic.rowBytes).toBe(plain.rowBytes);
    expect([plain.staticBytes, withStatic.staticBytes]).toEqual([0, 201]);
  });

  it('counts a type in all the places where it stands, without looking into each of them', () => {
    const { tables, types } = schemaOf(manyInMany(20, 7));
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    // each type: 3 for itself, and 20 of those before it with one byte each
    const levels = Array.from({ length: 7 });
    const bytes = levels.reduce((inner: number) => 3 + 20 * (inner + 1), 3 + 6 + 1);
    expect(rowWidth(table, {}, types).rowBytes).toBe(12 + 3 + 1 + bytes + 1 + 100);
  });

  it('looks into collections, tuples and user-defined types', () => {
    const rest = widthOf('CREATE TABLE t (id int PRIMARY KEY)').rowBytes;
    const width = (type: string) =>
      widthOf(
        `CREATE TYPE point (x double, y double); CREATE TABLE t (id int PRIMARY KEY, v ${type})`,
        { elements: 2 },
      ).rowBytes - rest;
    expect(width('list<int>')).toBe(1 + 3 + 2 * (6 + 1));
    expect(width('map<uuid, boolean>')).toBe(1 + 3 + 2 * (17 + 2));
    expect(width('tuple<int, int>')).toBe(1 + 3 + 12 + 2);
    expect(width('frozen<point>')).toBe(1 + 3 + 16 + 2);
    expect(width('set<frozen<point>>')).toBe(1 + 3 + 2 * (21 + 1));
  });

  it('gives columns more bytes of id when there are more of them', () => {
    const many = Array.from({ length: 62 }, (_, index) => `c${index} boolean`).join(', ');
    const width = widthOf(`CREATE TABLE t (id int PRIMARY KEY, ${many})`);
    expect(width.rowBytes).toBe(2 * 6 + 3 + 2 + 62 * 3 + 100);
  });

  it('says what is beyond a limit of Keyspaces, and what to do', () => {
    const cql = 'CREATE TABLE t (a text, b text, body blob, s text STATIC, PRIMARY KEY (a, b))';
    expect(widthOf(cql).findings).toEqual([]);
    const columns = { a: 2_049, b: 851, body: 1_048_576, s: 1_048_576 };
    expect(widthOf(cql, { columns }).findings).toEqual([
      expect.stringMatching(
        /^a row takes about \d+ bytes of at most 1048576: move the widest columns/,
      ),
      expect.stringMatching(
        /^the static columns of a partition take about \d+ bytes of at most 1048576/,
      ),
      expect.stringMatching(/^the partition key takes about 2049 bytes of at most 2048/),
      expect.stringMatching(/^the clustering columns take about 851 bytes of at most 850/),
    ]);
  });
});

describe('columns in one write', () => {
  const messageFor = (columns: number, expires: boolean) => {
    const regular = Array.from({ length: columns }, (_, index) => `c${index} int`).join(', ');
    const [only] = schemaOf(`CREATE TABLE t (id int PRIMARY KEY, ${regular})`).tables;
    if (only === undefined) throw new Error('no table');
    return tooManyColumnsPerWrite(only, expires);
  };

  it('allows 225, and 166 in a table whose rows expire', () => {
    expect(messageFor(225, false)).toBeUndefined();
    expect(messageFor(226, false)).toMatch(/can write 225 regular columns, and the table has 226/);
    expect(messageFor(166, true)).toBeUndefined();
    expect(messageFor(167, true)).toMatch(/166 regular columns where TTL is on/);
  });
});
