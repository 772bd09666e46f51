import { cassandraTableUnmakeable } from '#environments/rules/cassandra-table-unmakeable';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(cassandraTableUnmakeable, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('cassandra-table-unmakeable', () => {
  it('lets each maker make what it can', () => {
    expect(found('expiring')).toEqual([]);
    expect(found('nested', { tables: { nested: { madeBy: 'cloudformation' } } })).toEqual([]);
    expect(found('triple', { tables: { triple: { madeBy: 'cloudformation' } } })).toEqual([]);
    expect(found('static')).toEqual([]);
  });

  it('names the column that its maker cannot make', () => {
    expect(found('nested')).toMatchObject([
      { source: 'test/support/cql/nested.cql:1:43', got: 'list<frozen<list<int>>>' },
    ]);
    expect(found('capitals')).toMatchObject([{ got: 'Path' }]);
    expect(found('static', { tables: { stat: { madeBy: 'cloudformation' } } })).toMatchObject([
      { got: 'label' },
    ]);
  });

  it('refuses a time to live that CloudFormation can only turn on by a default', () => {
    const byCloudFormation = { madeBy: 'cloudformation', timeToLive: true };
    expect(found('nested', { tables: { nested: byCloudFormation } })).toMatchObject([
      { source: 'test/support/cql/nested.cql:1:1', got: 'timeToLive: true' },
    ]);
    expect(found('expiring', { tables: { carts: byCloudFormation } })).toEqual([]);
  });
});
