import fc from 'fast-check';
import {
  type CqlTable,
  type CqlType,
  describeCqlMistake,
} from '#constructs/cassandra-keyspace/cql/cql-schema';
import { parseCql, parseCqlFiles } from '#constructs/cassandra-keyspace/cql/parse-cql';
import { fileOf, schemas } from '#test/support/engines/cassandra-schemas';
import { damaged } from '#test/support/engines/cassandra-damage';
import { BAD_CQL } from './bad-cql';
import { GOOD_CQL } from './good-cql';
import { printCql } from './print-cql';

describe('reading CQL', () => {
  it.each(GOOD_CQL)('takes $title', ({ cql, declares }) => {
    const { schema, mistakes } = parseCql(cql, 'f.cql');
    expect(mistakes.map(describeCqlMistake)).toEqual([]);
    expect([...schema.types.map(typeLine), ...schema.tables.map(tableLine)]).toEqual(declares);
  });

  it.each(BAD_CQL)('refuses $title', ({ cql, mistakes }) => {
    expect(parseCql(cql, 'f.cql').mistakes.map(describeCqlMistake)).toEqual(mistakes);
  });

  it('names what has no effect in Keyspaces, with its place and reason', () => {
    const { schema, mistakes, notices } = parseCql(
      `CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3}
  AND durable_writes = true;
CREATE TABLE t (id int PRIMARY KEY) WITH gc_grace_seconds = 864000 AND compaction = {'class': 'LeveledCompactionStrategy'};`,
      'shop.cql',
    );
    expect(mistakes).toEqual([]);
    expect(schema.keyspace).toEqual({
      name: 'shop',
      position: { file: 'shop.cql', line: 1, column: 1 },
    });
    expect(notices.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '1:27 replication has no effect: Keyspaces keeps three copies in three availability zones; write further regions in the environment.',
      '2:7 durable_writes has no effect: every write to Keyspaces is durable.',
      '3:42 gc_grace_seconds has no effect: Keyspaces keeps its copies equal by itself.',
      '3:72 compaction has no effect: Keyspaces manages its storage itself.',
    ]);
  });

  it('takes the replication that Keyspaces itself writes without a word', () => {
    const cql = "CREATE KEYSPACE shop WITH REPLICATION = {'class': 'SingleRegionStrategy'}";
    expect(parseCql(cql, 'f.cql')).toMatchObject({ mistakes: [], notices: [] });
  });

  it('reads several files as one keyspace, each mistake with its own file', () => {
    const { schema, mistakes } = parseCqlFiles([
      { file: 'types.cql', text: 'CREATE TYPE money (amount decimal)' },
      {
        file: 'tables.cql',
        text: 'CREATE TABLE a (id int PRIMARY KEY, m frozen<money>);\nCREATE TABLE b (id int)',
      },
    ]);
    expect(schema.tables.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(mistakes.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'tables.cql:2:14',
    ]);
  });

  it('counts lines that end as on Windows, and says where columns and statements stand', () => {
    const { schema } = parseCql(
      '-- x\r\n\r\n  CREATE TABLE t (\r\n    id int PRIMARY KEY)',
      'w.cql',
    );
    expect(schema.tables[0]?.position).toEqual({ file: 'w.cql', line: 3, column: 3 });
    expect(schema.tables[0]?.columns[0]?.at).toEqual({ file: 'w.cql', line: 4, column: 5 });
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', ' \n', ';', '-- only a comment', '/* ; */;']) {
      expect(parseCql(text, 'f.cql')).toEqual({
        schema: { types: [], tables: [] },
        mistakes: [],
        notices: [],
      });
    }
  });

  it('answers absurd depth with a mistake, not with a fault', () => {
    const got = 'more than 100 levels';
    const before = `CREATE TABLE t ("a<<" int PRIMARY KEY, /* < */`;
    const types = parseCql(`${before}\nb ${'list<'.repeat(50_000)}`, 'f.cql').mistakes;
    expect(types).toMatchObject([{ line: 2, column: 2 + 101 * 'list<'.length, got }]);
    const values = parseCql(`${before}) WITH\na = ${"{'<':".repeat(50_000)}`, 'f.cql').mistakes;
    expect(values).toMatchObject([{ line: 2, column: 5 + 100 * "{'<':".length, got }]);
  });

  it('refuses depth that the grammar still reads, at the place of the type', () => {
    const nested = (levels: number) => `${'list<'.repeat(levels)}int${'>'.repeat(levels)}`;
    for (const levels of [100, 1_000, 5_000]) {
      const { mistakes } = parseCql(
        `CREATE TABLE t (id int PRIMARY KEY, a ${nested(levels)})`,
        'f',
      );
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]).toMatchObject({ expected: 'types nested a few levels deep', line: 1 });
    }
  });

  it.each([
    ['dashes', '-'.repeat(5_000)],
    ['slashes', '/'.repeat(5_000)],
    ['dashes in pairs', '-- '.repeat(5_000)],
    ['lines of dashes', `${'-'.repeat(80)}\n`.repeat(500)],
    ['stars', `/${'*'.repeat(5_000)}/`],
    ['comments side by side', '/***/'.repeat(5_000)],
    ['stars and slashes', `/*${'* /'.repeat(5_000)}*/`],
  ])('reads past a banner of %s', (_, banner) => {
    const table = 'CREATE TABLE t (id int PRIMARY KEY)';
    const { schema, mistakes } = parseCql(`${banner}\n${table};\n${banner}`, 'f.cql');
    expect(mistakes).toEqual([]);
    expect(schema.tables.map(({ name }) => name)).toEqual(['t']);
  });

  it('reads past the byte order mark that editors on Windows write', () => {
    const { schema, mistakes } = parseCql('\uFEFFCREATE TABLE t (id int PRIMARY KEY)', 'f.cql');
    expect(mistakes).toEqual([]);
    expect(schema.tables[0]?.position).toEqual({ file: 'f.cql', line: 1, column: 1 });
  });

  it.each(['/* ', "' ;'", '$$ ', '" ""'])('reads %j again and again in one go', (opening) => {
    const { mistakes } = parseCql(
      `CREATE TABLE t (id int PRIMARY KEY) ${opening.repeat(20_001)}`,
      'f.cql',
    );
    expect(mistakes).toHaveLength(1);
  });

  it('never throws and always says where, whatever the text', () => {
    const torn = fc.tuple(schemas(), fc.gen()).map(([{ statements }, gen]) => {
      const draw = <T>(arbitrary: fc.Arbitrary<T>) => gen(() => arbitrary);
      return fileOf(
        draw,
        statements.map((tokens) => damaged(draw, tokens)),
      );
    });
    fc.assert(
      fc.property(fc.oneof(torn, fc.string({ unit: 'binary' })), (text) => {
        const lines = text.split(/\r\n|\r|\n/);
        for (const { line, column } of parseCql(text, 'f.cql').mistakes) {
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('reads what it has read again when it is printed', () => {
    const valid = fc
      .tuple(schemas(), fc.gen())
      .map(([{ statements }, gen]) => fileOf((arbitrary) => gen(() => arbitrary), statements));
    fc.assert(
      fc.property(valid, (text) => {
        const { schema, mistakes } = parseCql(text, 'f.cql');
        expect(mistakes).toEqual([]);
        expect(withoutPlaces(parseCql(printCql(schema), 'f.cql').schema)).toEqual(
          withoutPlaces(schema),
        );
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key: string, inner: unknown) =>
      key === 'at' || (key === 'position' && typeof inner === 'object') ? undefined : inner,
    ),
  );
}

function typeLine({ name, fields }: CqlType): string {
  return `type ${name}(${fields.map((field) => `${field.name} ${field.type}`).join(', ')})`;
}

function tableLine({ name, columns, options }: CqlTable): string {
  const each = columns.map(({ name: column, type, kind, position, order }) =>
    [
      column,
      type,
      kind,
      ...(position === -1 ? [] : [position]),
      ...(order === undefined ? [] : [order]),
    ].join(' '),
  );
  const ttl = options.defaultTimeToLive === undefined ? '' : ` ttl ${options.defaultTimeToLive}`;
  const comment = options.comment === undefined ? '' : ` comment ${options.comment}`;
  return `${name}(${each.join(', ')})${ttl}${comment}`;
}
