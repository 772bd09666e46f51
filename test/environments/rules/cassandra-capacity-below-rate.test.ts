import { cassandraCapacityBelowRate } from '#environments/rules/cassandra-capacity-below-rate';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraCapacityBelowRate, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-capacity-below-rate', () => {
  it('lets a rate pass that the most units can serve', () => {
    const write = { owner: 'autoscaler', min: 1, max: 50 };
    const capacity = { kind: 'provisioned', read: { owner: 'terraform', units: 9 }, write };
    const tables = { carts: { readsPerSecond: 9, writesPerSecond: 50 } };
    expect(found('expiring', { capacity, tables })).toEqual([]);
    expect(found('expiring', { tables: { carts: { writesPerSecond: 40_000 } } })).toEqual([]);
  });

  it('finds a rate above them, of a table or its keyspace', () => {
    const five = { owner: 'terraform', units: 5 };
    const capacity = { kind: 'provisioned', read: five, write: five };
    const tables = { carts: { readsPerSecond: 6, writesPerSecond: 7 } };
    expect(found('expiring', { capacity, tables })).toMatchObject([
      { property: 'cassandra.catalog.tables.carts.readsPerSecond', got: 6 },
      { property: 'cassandra.catalog.tables.carts.writesPerSecond', got: 7 },
    ]);
  });
});
