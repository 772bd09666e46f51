import { cassandraTimeToLiveOff } from '#environments/rules/cassandra-time-to-live-off';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraTimeToLiveOff, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-time-to-live-off', () => {
  it('lets a default pass where rows may expire', () => {
    expect(found('expiring')).toEqual([]);
    expect(found('expiring', { tables: { carts: { timeToLive: true } } })).toEqual([]);
    expect(found('static', { tables: { stat: { timeToLive: false } } })).toEqual([]);
  });

  it('finds a default that could not hold', () => {
    expect(found('expiring', { tables: { carts: { timeToLive: false } } })).toMatchObject([
      { property: 'cassandra.catalog.tables.carts.timeToLive' },
    ]);
  });
});
