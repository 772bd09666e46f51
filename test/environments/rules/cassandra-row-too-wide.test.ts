import { cassandraRowTooWide } from '#environments/rules/cassandra-row-too-wide';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraRowTooWide, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-row-too-wide', () => {
  it('lets a table of usual size pass', () => {
    expect(found('expiring')).toEqual([]);
  });

  it('warns of more columns than one write takes, at the place of the table', () => {
    const [finding] = found('wide');
    expect(finding?.expected).toMatch(
      /^test\/support\/cql\/wide\.cql:1:1: wide: .*225 regular columns/,
    );
  });

  it('counts as rows that expire what the environment lets expire', () => {
    const [finding] = found('wide', { tables: { wide: { timeToLive: true } } });
    expect(finding?.expected).toMatch(/166 regular columns where TTL is on/);
  });
});
