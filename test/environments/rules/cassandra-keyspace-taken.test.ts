import { cassandraKeyspaceTaken } from '#environments/rules/cassandra-keyspace-taken';
import { environment } from '#test/support/good-environment';

const cassandra = { catalog: { schema: 'test/support/cql/expiring.cql' } };
const production = { ...environment('production'), cassandra };

/** What the rule finds in production next to one other environment. */
const beside = (neighbour: object) =>
  cassandraKeyspaceTaken.find(production, {
    fileName: 'production',
    today: '2026-11-24',
    all: [production, { ...environment('staging'), ...neighbour }],
  });

describe('cassandra-keyspace-taken', () => {
  const { account, region } = production;

  it('lets the same name pass in another account, another region or not at all', () => {
    expect(beside({ account: '999999999999', region, cassandra })).toEqual([]);
    expect(beside({ account, region: 'eu-central-1', cassandra })).toEqual([]);
    expect(beside({ account, region, cassandra: { carts: cassandra.catalog } })).toEqual([]);
    expect(beside({ account, region, cassandra: 7 })).toEqual([]);
  });

  it('names the environment that has it', () => {
    expect(beside({ account, region, cassandra })).toMatchObject([
      {
        property: 'cassandra.catalog',
        got: 'catalog',
        expected: expect.stringContaining('staging') as string,
      },
    ]);
  });
});
