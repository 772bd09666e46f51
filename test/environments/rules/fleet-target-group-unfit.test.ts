import { fleetTargetGroupUnfit } from '#environments/rules/fleet-target-group-unfit';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fleet } from '#test/support/fleet-samples';

describe('fleet-target-group-unfit', () => {
  it('accepts target groups of instances', () => {
    expect(findingsIn(fleetTargetGroupUnfit, fleet({ behind: BEHIND }))).toEqual([]);
  });

  it('refuses one of pods', () => {
    expect(fleetTargetGroupUnfit.effect).toBe('refuse');
    const behind = [{ balancer: 'public', targetGroup: 'pods' }];
    expect(findingsIn(fleetTargetGroupUnfit, fleet({ behind }))).toMatchObject([
      { property: 'fleets.legacy.behind[0].targetGroup', got: 'pods' },
    ]);
  });

  const counted = (behind: typeof BEHIND, of?: (typeof BEHIND)[number]) =>
    findingsIn(
      fleetTargetGroupUnfit,
      fleet({
        behind,
        scaling: {
          mine: {
            kind: 'target-tracking',
            metric: { kind: 'requests-per-target', ...(of && { of }) },
            target: 1000,
          },
        },
      }),
    );
  const TCP = { balancer: 'events', targetGroup: 'tcp' };
  const property = 'fleets.legacy.scaling.mine.metric.of';

  it('wants to know whose requests are counted, where more than one target group has some', () => {
    expect(counted(BEHIND)).toEqual([]);
    expect(counted([...BEHIND, TCP], BEHIND[0])).toEqual([]);
    expect(counted([...BEHIND, TCP])).toMatchObject([{ property }]);
    expect(counted(BEHIND, TCP)).toMatchObject([{ property, got: TCP }]);
    expect(counted([])).toMatchObject([{ property, fix: 'Write behind, or take another metric.' }]);
  });

  it('refuses to count requests of a network balancer', () => {
    expect(counted([TCP])).toMatchObject([{ property }]);
  });
});
