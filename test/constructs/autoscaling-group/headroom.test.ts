import fc from 'fast-check';
import { HEADROOM, headroomOf, leastMax } from '#constructs/autoscaling-group/headroom';
import { fleetMistakes, maxOf } from '#constructs/autoscaling-group/fleet-mistakes';
import { rejections } from '#constructs/kernel/schema';
import { fleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { fleet } from '#test/support/fleet-samples';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Instances of each zone when `size` are spread evenly, as EC2 Auto Scaling spreads them. */
function spread(size: number, zones: number): number[] {
  return Array.from({ length: zones }, (_, index) => Math.floor((size + index) / zones));
}

const sizes = fc.record({
  zones: fc.integer({ min: 2, max: 6 }),
  peak: fc.integer({ min: 1, max: 1500 }),
  min: fc.integer({ min: 0, max: 3000 }),
  max: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
});

function isAccepted(zones: string[], options: ReturnType<typeof fleet>): boolean {
  if (rejections(fleetOptions, options, 'test').length > 0) return false;
  return fleetMistakes(options, { zones, targetGroups: [] }).length === 0;
}

const without = (zone: number) => (_: number, index: number) => index !== zone;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('headroom', () => {
  it('is there whichever zone an accepted fleet loses', () => {
    let accepted = 0;
    fc.assert(
      fc.property(sizes, ({ zones: count, max, ...rest }) => {
        const zones = LETTERS.slice(0, count);
        const options = fleet({ ...rest, ...(max !== undefined && { max }) });
        if (!isAccepted(zones, options)) return;
        accepted += 1;
        const all = spread(maxOf(options, zones), count);
        for (const [zone] of all.entries()) {
          expect(sum(all.filter(without(zone)))).toBeGreaterThanOrEqual(HEADROOM * rest.peak);
        }
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('takes the least max that has it, and refuses one instance fewer', () => {
    fc.assert(
      fc.property(sizes, ({ zones: count, peak }) => {
        const zones = LETTERS.slice(0, count);
        const least = maxOf(fleet({ peak, min: 1 }), zones);
        expect(isAccepted(zones, fleet({ peak, min: 1, max: least }))).toBe(true);
        expect(isAccepted(zones, fleet({ peak, min: 1, max: least - 1 }))).toBe(false);
      }),
    );
  });

  it.each([
    { peak: 6, zones: 3, least: 14 },
    { peak: 6, zones: 2, least: 18 },
    { peak: 1, zones: 3, least: 3 },
    { peak: 7, zones: 3, least: 17 },
    { peak: 100, zones: 4, least: 200 },
  ])('needs $least instances for a peak of $peak in $zones zones', ({ peak, zones, least }) => {
    expect(leastMax(peak, zones)).toBe(least);
    expect(headroomOf(least, peak, zones).left).toBeGreaterThanOrEqual(HEADROOM * peak);
  });

  it('cannot be had in one zone', () => {
    expect(leastMax(1, 1)).toBe(Infinity);
    const [mistake, ...others] = fleetMistakes(fleet(), { zones: ['a'], targetGroups: [] });
    expect(others).toEqual([]);
    expect(mistake?.expected).toMatch(/with the only one \(a\) lost, nothing is left of any max/);
  });

  it('is explained with its arithmetic and the number to write', () => {
    const [mistake] = fleetMistakes(fleet({ peak: 7, max: 13 }), {
      zones: ['a', 'b', 'c'],
      targetGroups: [],
    });
    expect(mistake).toEqual({
      path: ['max'],
      got: 13,
      expected:
        'at least 17: of 17 over 3 zones a lost zone takes 6 and leaves 11, which carry the peak and half as much again (1.5 × 7 = 10.5, that is 11 instances); of 13, 5 go and 8 are left',
      fix: 'Write 17, or leave max out.',
    });
  });

  it('is refused where no group is as large', () => {
    const [mistake] = fleetMistakes(fleet({ peak: 4000 }), {
      zones: ['a', 'b'],
      targetGroups: [],
    });
    expect(mistake).toMatchObject({ path: ['peak'], got: 4000 });
    expect(mistake?.fix).toMatch(/Split the fleet/);
  });
});
