import { fleetDrainTooShort } from '#environments/rules/fleet-drain-too-short';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fleet } from '#test/support/fleet-samples';

describe('fleet-drain-too-short', () => {
  it('accepts a drain as long as the deregistration delay, or none at all', () => {
    expect(findingsIn(fleetDrainTooShort, fleet({ behind: BEHIND, drainSeconds: 45 }))).toEqual([]);
    expect(findingsIn(fleetDrainTooShort, fleet({ behind: BEHIND }))).toEqual([]);
    expect(findingsIn(fleetDrainTooShort, fleet({ drainSeconds: 30 }))).toEqual([]);
  });

  it('refuses a shorter one', () => {
    expect(fleetDrainTooShort.effect).toBe('refuse');
    expect(
      findingsIn(fleetDrainTooShort, fleet({ behind: BEHIND, drainSeconds: 44 })),
    ).toMatchObject([
      { property: 'fleets.legacy.drainSeconds', got: 44, fix: 'Write 45, or leave it out.' },
    ]);
  });

  it('knows the delay that a target group has without naming it', () => {
    const behind = [{ balancer: 'events', targetGroup: 'tcp' }];
    expect(findingsIn(fleetDrainTooShort, fleet({ behind, drainSeconds: 59 }))).toMatchObject([
      { fix: 'Write 60, or leave it out.' },
    ]);
  });
});
