import { fleetTargetGroupShared } from '#environments/rules/fleet-target-group-shared';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fleet } from '#test/support/fleet-samples';

describe('fleet-target-group-shared', () => {
  it('warns the second fleet of a target group', () => {
    expect(fleetTargetGroupShared.effect).toBe('warn');
    const one = fleet({ behind: BEHIND });
    expect(
      findingsIn(fleetTargetGroupShared, one, { fleets: { one, two: one, three: fleet() } }),
    ).toMatchObject([{ property: 'fleets.two.behind[0]', got: BEHIND[0] }]);
    expect(findingsIn(fleetTargetGroupShared, one)).toEqual([]);
  });
});
