import { cassandraSchemaIgnored } from '#environments/rules/cassandra-schema-ignored';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraSchemaIgnored, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-schema-ignored', () => {
  it('says nothing of what Keyspaces does', () => {
    expect(found('expiring')).toEqual([]);
  });

  it('says what it reads and does not do, with its place', () => {
    const [notice] = found('compaction');
    expect(notice?.property).toBe('cassandra.catalog.schema');
    expect(notice?.expected).toMatch(
      /^test\/support\/cql\/compaction\.cql:1:\d+: compaction has no effect/,
    );
  });
});
