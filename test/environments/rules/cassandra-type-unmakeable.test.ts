import { cassandraTypeUnmakeable } from '#environments/rules/cassandra-type-unmakeable';
import { findings } from '#test/support/rule-findings';
const found = (name: string) =>
  findings(cassandraTypeUnmakeable, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql` } },
  });

describe('cassandra-type-unmakeable', () => {
  it('lets files without types, and those that cannot be read, pass', () => {
    expect(found('expiring')).toEqual([]);
    expect(found('syntax')).toEqual([]);
  });

  it('tells each field that CloudFormation cannot make at its place in the file', () => {
    expect(found('type-fields')).toMatchObject([
      { source: 'test/support/cql/type-fields.cql:1:27', property: '', got: 'we${1+1}rd' },
      { source: 'test/support/cql/type-fields.cql:1:46', property: '', got: 'a b' },
    ]);
  });
});
