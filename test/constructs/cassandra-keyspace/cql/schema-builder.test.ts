import { SchemaBuilder } from '#constructs/cassandra-keyspace/cql/schema-builder';
import { SourceText } from '#constructs/cassandra-keyspace/cql/source-text';
import type { StatementNode } from '#constructs/cassandra-keyspace/cql/syntax-tree';

const INT = { kind: 'native', at: 20, of: [], name: 'int' } as const;

const TYPE: StatementNode = {
  kind: 'create-type',
  at: 0,
  name: { at: 12, name: 'money' },
  fields: [{ at: 18, name: { at: 18, name: 'cents' }, type: INT }],
};

describe('putting statements together', () => {
  it('keeps each declaration with its place in its file', () => {
    const builder = new SchemaBuilder();
    const source = new SourceText('f.cql', `\n\n  ${'x'.repeat(40)}`);
    builder.add(TYPE, { source, base: 4 });
    expect(builder.schema()).toEqual({
      types: [
        {
          name: 'money',
          fields: [
            { name: 'cents', type: 'int', position: { file: 'f.cql', line: 3, column: 21 } },
          ],
          position: { file: 'f.cql', line: 3, column: 3 },
        },
      ],
      tables: [],
    });
  });

  it('leaves a wrong declaration out of the schema', () => {
    const builder = new SchemaBuilder();
    const source = new SourceText('f.cql', 'x'.repeat(40));
    builder.add({ ...TYPE, name: { at: 12, name: 'int' } }, { source, base: 0 });
    expect(builder.schema().types).toEqual([]);
    expect(source.mistakes).toHaveLength(1);
  });

  it('holds names with a dot, USE and CREATE KEYSPACE against each other', () => {
    const builder = new SchemaBuilder();
    const source = new SourceText('f.cql', 'x'.repeat(40));
    builder.add({ kind: 'use', at: 0, name: { at: 4, name: 'shop' } }, { source, base: 0 });
    builder.add(
      { ...TYPE, name: { at: 12, name: 'money', keyspace: 'shop' } },
      { source, base: 0 },
    );
    expect(source.mistakes).toEqual([]);
    builder.add(
      { kind: 'create-keyspace', at: 0, name: { at: 16, name: 'other' }, options: [] },
      { source, base: 0 },
    );
    expect(source.mistakes).toMatchObject([
      { column: 17, expected: 'the keyspace shop, as before', got: 'other' },
    ]);
  });
});
