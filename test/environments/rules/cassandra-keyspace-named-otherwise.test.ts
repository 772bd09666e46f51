import { cassandraKeyspaceNamedOtherwise } from '#environments/rules/cassandra-keyspace-named-otherwise';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraKeyspaceNamedOtherwise, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-keyspace-named-otherwise', () => {
  it('lets statements pass that name the keyspace or none', () => {
    expect(found('expiring')).toEqual([]);
    expect(
      findings(cassandraKeyspaceNamedOtherwise, {
        cassandra: { shop: { schema: 'test/support/cql/other-table.cql' } },
      }),
    ).toEqual([]);
  });

  it('finds the statement that names another', () => {
    expect(found('other-keyspace')).toMatchObject([
      { source: 'test/support/cql/other-keyspace.cql:1:1', got: 'shop' },
    ]);
    expect(found('other-table')).toMatchObject([{ got: 'shop' }]);
  });
});
