import { fleetImageFollowsLatest } from '#environments/rules/fleet-image-follows-latest';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-image-follows-latest', () => {
  const latest = fleet({ operatingSystem: { kind: 'al2023', image: { kind: 'latest' } } });

  it('warns in production that any deployment may roll the fleet', () => {
    expect(fleetImageFollowsLatest.effect).toBe('warn');
    expect(findingsIn(fleetImageFollowsLatest, latest)).toMatchObject([
      { property: 'fleets.legacy.operatingSystem.image' },
    ]);
    expect(findingsIn(fleetImageFollowsLatest, fleet())).toEqual([]);
    expect(findingsIn(fleetImageFollowsLatest, latest, { tier: 'development' })).toEqual([]);
  });
});
