import { cassandraKeyspaceEmpty } from '#environments/rules/cassandra-keyspace-empty';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraKeyspaceEmpty, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-keyspace-empty', () => {
  it('lets one table pass, and leaves files with mistakes to their own rule', () => {
    expect(found('expiring')).toEqual([]);
    expect(found('syntax')).toEqual([]);
  });

  it('finds files without a table', () => {
    expect(found('empty')).toMatchObject([
      { property: 'cassandra.catalog.schema', got: 'test/support/cql/empty.cql' },
    ]);
  });
});
