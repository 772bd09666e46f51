import { fleetRefreshNotUndone } from '#environments/rules/fleet-refresh-not-undone';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-refresh-not-undone', () => {
  it('wants refreshes in production to be undone where they fail', () => {
    expect(fleetRefreshNotUndone.effect).toBe('except');
    expect(
      findingsIn(fleetRefreshNotUndone, fleet({ refresh: { autoRollback: false } })),
    ).toMatchObject([{ property: 'fleets.legacy.refresh.autoRollback', got: false }]);
    expect(findingsIn(fleetRefreshNotUndone, fleet({ refresh: {} }))).toEqual([]);
  });

  it('leaves other environments alone', () => {
    const options = fleet({ refresh: { autoRollback: false } });
    expect(findingsIn(fleetRefreshNotUndone, options, { tier: 'staging' })).toEqual([]);
  });
});
