import fc from 'fast-check';
import { healthTiming } from '#constructs/load-balancer/health-timing';

describe('the checks for a declared time', () => {
  const times = fc.record({
    detectWithinSeconds: fc.integer({ min: 12, max: 900 }),
    timeoutSeconds: fc.integer({ min: 2, max: 120 }),
  });

  it('notice a failure in it, within what AWS takes, or say which time they need', () => {
    fc.assert(
      fc.property(times, ({ detectWithinSeconds, timeoutSeconds }) => {
        const found = healthTiming({ detectWithinSeconds, timeoutSeconds });
        if (!found.fits) {
          const { leastSeconds } = found;
          expect(leastSeconds).toBeGreaterThan(detectWithinSeconds);
          const fits = (seconds: number) =>
            healthTiming({ detectWithinSeconds: seconds, timeoutSeconds }).fits;
          expect([fits(leastSeconds - 1), fits(leastSeconds)]).toEqual([false, true]);
          return;
        }
        const { intervalSeconds, unhealthyThreshold } = found.timing;
        const noticedAfter = unhealthyThreshold * intervalSeconds + timeoutSeconds;
        expect(noticedAfter).toBeLessThanOrEqual(detectWithinSeconds);
        expect(noticedAfter + unhealthyThreshold).toBeGreaterThan(detectWithinSeconds); // no more often than needed
        expect(intervalSeconds).toBeGreaterThan(timeoutSeconds);
        expect(intervalSeconds).toBeGreaterThanOrEqual(5);
        expect(intervalSeconds).toBeLessThanOrEqual(300);
      }),
    );
  });

  it.each([
    [30, 5, { intervalSeconds: 8, timeoutSeconds: 5, unhealthyThreshold: 3 }],
    [12, 2, { intervalSeconds: 5, timeoutSeconds: 2, unhealthyThreshold: 2 }],
    [900, 120, { intervalSeconds: 260, timeoutSeconds: 120, unhealthyThreshold: 3 }],
  ])(
    'in %d seconds with answers of %d are these',
    (detectWithinSeconds, timeoutSeconds, timing) => {
      expect(healthTiming({ detectWithinSeconds, timeoutSeconds })).toEqual({ fits: true, timing });
    },
  );
});
