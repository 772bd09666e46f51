import { cassandraTooManyTables } from '#environments/rules/cassandra-too-many-tables';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraTooManyTables, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-too-many-tables', () => {
  it('lets the tables of a region pass', () => {
    expect(found('expiring')).toEqual([]);
  });

  it('counts the tables of all keyspaces together', () => {
    expect(found('many-tables')).toMatchObject([{ property: 'cassandra', got: 257 }]);
  });
});
