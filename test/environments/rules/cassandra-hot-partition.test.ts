import { cassandraHotPartition } from '#environments/rules/cassandra-hot-partition';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraHotPartition, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-hot-partition', () => {
  it('lets a key of many values pass, and a rate that one partition serves', () => {
    expect(found('expiring', { tables: { carts: { writesPerSecond: 30_000 } } })).toEqual([]);
    expect(found('by-day', { tables: { clicks: { writesPerSecond: 1000 } } })).toEqual([]);
    expect(found('by-day')).toEqual([]);
  });

  it('warns of a key whose values are few, by its type or its name', () => {
    expect(found('by-day', { tables: { clicks: { writesPerSecond: 1001 } } })).toMatchObject([
      { property: 'cassandra.catalog.tables.clicks', got: { writesPerSecond: 1001 } },
    ]);
    expect(found('by-status', { tables: { tickets: { readsPerSecond: 3001 } } })).toMatchObject([
      { property: 'cassandra.catalog.tables.tickets' },
    ]);
  });
});
