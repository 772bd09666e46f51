import { noPointInTimeRecovery } from '#environments/rules/no-point-in-time-recovery';
import { findings } from '#test/support/rule-findings';
const found = (name: string, options: object = {}) =>
  findings(noPointInTimeRecovery, {
    cassandra: { catalog: { schema: `test/support/cql/${name}.cql`, ...options } },
  });

describe('no-point-in-time-recovery', () => {
  it('lets tables pass that can be restored', () => {
    expect(found('expiring')).toEqual([]);
    const off = { tables: { carts: { pointInTimeRecovery: false } } };
    const cassandra = { catalog: { schema: 'test/support/cql/expiring.cql', ...off } };
    expect(findings(noPointInTimeRecovery, { tier: 'staging', cassandra })).toEqual([]);
  });

  it('finds the table of production that cannot', () => {
    const off = { tables: { carts: { pointInTimeRecovery: false } } };
    expect(found('expiring', off)).toMatchObject([
      { property: 'cassandra.catalog.tables.carts.pointInTimeRecovery' },
    ]);
  });
});
