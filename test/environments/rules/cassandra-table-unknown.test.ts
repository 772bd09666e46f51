import { cassandraTableUnknown } from '#environments/rules/cassandra-table-unknown';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraTableUnknown, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-table-unknown', () => {
  it('lets settings pass that reach a table', () => {
    expect(found('expiring', { tables: { carts: {} } })).toEqual([]);
  });

  it('names the setting that reaches none, and the table that may be meant', () => {
    expect(found('expiring', { tables: { cart: {} } })).toMatchObject([
      { property: 'cassandra.catalog.tables.cart', fix: 'Did you mean carts?' },
    ]);
  });
});
