import { fleetHeadroomMissing } from '#environments/rules/fleet-headroom-missing';
import { findingsIn } from '#test/support/fleet-findings';
import { fixedFleet, fleet } from '#test/support/fleet-samples';

describe('fleet-headroom-missing', () => {
  it('accepts the least max that carries 1.5 × peak with a zone lost', () => {
    expect(findingsIn(fleetHeadroomMissing, fleet({ peak: 6, max: 14 }))).toEqual([]);
    expect(findingsIn(fleetHeadroomMissing, fleet({ peak: 6 }))).toEqual([]);
  });

  it('refuses one instance fewer, and says which number to write', () => {
    expect(fleetHeadroomMissing.effect).toBe('refuse');
    const [finding] = findingsIn(fleetHeadroomMissing, fleet({ peak: 6, max: 13 }));
    expect(finding?.property).toBe('fleets.legacy.max');
    expect(finding?.expected).toContain('1.5 × 6 = 9');
    expect(finding?.fix).toBe('Write 14, or leave max out.');
  });

  it('refuses sizes outside of min and max', () => {
    const properties = (options: Parameters<typeof findingsIn>[1]) =>
      findingsIn(fleetHeadroomMissing, options).map(({ property }) => property);
    expect(properties(fleet({ min: 15, max: 14 }))).toEqual(['fleets.legacy.min']);
    expect(properties(fixedFleet({ desired: 15 }))).toEqual(['fleets.legacy.desired']);
    expect(properties(fixedFleet({ desired: 2 }))).toEqual(['fleets.legacy.desired']);
    expect(
      properties(
        fleet({
          instances: { kind: 'single', type: 'm7g.large', warmPool: { minSize: 15 } },
          scaling: {
            early: { kind: 'scheduled', cron: '0 7 * * *', timeZone: 'UTC', min: 15 },
            late: { kind: 'scheduled', cron: '0 19 * * *', timeZone: 'UTC', desired: 2 },
          },
        }),
      ),
    ).toEqual([
      'fleets.legacy.instances.warmPool.minSize',
      'fleets.legacy.scaling.early.min',
      'fleets.legacy.scaling.late.desired',
    ]);
  });
});
