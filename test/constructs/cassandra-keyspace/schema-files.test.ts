import {
  readSchema,
  requireSchema,
  schemaPaths,
} from '#constructs/cassandra-keyspace/schema-files';

const fixture = (name: string) => `test/support/cql/${name}.cql`;

describe('the files of a schema', () => {
  it('are one path or several, read in their order', () => {
    expect(schemaPaths({ schema: 'a.cql' })).toEqual(['a.cql']);
    const { tables } = requireSchema({ schema: [fixture('static'), fixture('expiring')] });
    expect(tables.map(({ name }) => name)).toEqual(['stat', 'carts']);
  });

  it('tell a missing one like any other mistake, and read the rest', () => {
    const { mistakes, schema } = readSchema({ schema: [fixture('none'), fixture('expiring')] });
    expect(mistakes).toMatchObject([{ file: fixture('none'), got: 'no file' }]);
    expect(schema.tables).toHaveLength(1);
  });

  it('are refused with every mistake, each at its place', () => {
    const read = () => requireSchema({ schema: [fixture('none'), fixture('index')] });
    expect(read).toThrow(/2 mistakes/);
    expect(read).toThrow(/none\.cql:1:1: expected a file/);
    expect(read).toThrow(/index\.cql:2:1: expected .*CREATE TABLE/);
  });

  it.each(['catalog', 'orders'])(
    'of the sample %s have no mistake and nothing to be ignored',
    (name) => {
      const { mistakes, notices } = readSchema({ schema: `schemas/${name}.cql` });
      expect([...mistakes, ...notices]).toEqual([]);
    },
  );
});
