import { cassandraSchemaMistaken } from '#environments/rules/cassandra-schema-mistaken';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraSchemaMistaken, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-schema-mistaken', () => {
  it('lets a file without a mistake pass', () => {
    expect(found('expiring')).toEqual([]);
  });

  it('tells a mistake at its place in the file, and a missing file too', () => {
    expect(found('index')).toMatchObject([
      { source: 'test/support/cql/index.cql:2:1', property: '', got: 'CREATE INDEX' },
    ]);
    expect(found('none')).toMatchObject([
      { source: 'test/support/cql/none.cql:1:1', got: 'no file' },
    ]);
  });
});
