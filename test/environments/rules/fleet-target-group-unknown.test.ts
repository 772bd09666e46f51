import { fleetTargetGroupUnknown } from '#environments/rules/fleet-target-group-unknown';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fleet } from '#test/support/fleet-samples';

describe('fleet-target-group-unknown', () => {
  it('accepts target groups of the edge', () => {
    expect(findingsIn(fleetTargetGroupUnknown, fleet({ behind: BEHIND }))).toEqual([]);
  });

  it('refuses others, with the one that was probably meant', () => {
    expect(fleetTargetGroupUnknown.effect).toBe('refuse');
    const behind = [
      { balancer: 'pubic', targetGroup: 'web' },
      { balancer: 'public', targetGroup: 'wep' },
    ];
    expect(findingsIn(fleetTargetGroupUnknown, fleet({ behind }))).toMatchObject([
      { property: 'fleets.legacy.behind[0].balancer', fix: "Did you mean 'public'?" },
      { property: 'fleets.legacy.behind[1].targetGroup', fix: "Did you mean 'web'?" },
    ]);
  });

  it('refuses any where the environment has no edge', () => {
    const [finding] = findingsIn(fleetTargetGroupUnknown, fleet({ behind: BEHIND }), {
      edge: { balancers: {} },
    });
    expect(finding?.expected).toMatch(/of which edge has none/);
  });
});
