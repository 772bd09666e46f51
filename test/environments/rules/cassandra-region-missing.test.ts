import { cassandraRegionMissing } from '#environments/rules/cassandra-region-missing';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraRegionMissing, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-region-missing', () => {
  it("lets one region pass, and several with the environment's own", () => {
    expect(found('expiring')).toEqual([]);
    const regions = ['eu-west-1', 'eu-central-1'];
    expect(found('expiring', { replication: { kind: 'multi-region', regions } })).toEqual([]);
  });

  it('names the region that is missing', () => {
    const regions = ['us-east-1', 'us-west-2'];
    expect(found('expiring', { replication: { kind: 'multi-region', regions } })).toMatchObject([
      { property: 'cassandra.catalog.replication.regions', fix: "Add 'eu-west-1'." },
    ]);
  });
});
