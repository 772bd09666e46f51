import { applicationUnits, networkUnits } from '#constructs/load-balancer/expected-peak';
import { reservedUnits } from '#constructs/load-balancer/reserved-units';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

const idle = {
  newConnectionsPerSecond: 0,
  activeConnections: 0,
  megabytesPerSecond: 0,
  requestsPerSecond: 0,
};

describe('capacity for a peak', () => {
  it.each([
    ['25 new connections a second', { newConnectionsPerSecond: 2500 }, 0, 100],
    ['3,000 open connections', { activeConnections: 300_001 }, 0, 101],
    ['a gigabyte an hour', { megabytesPerSecond: 100 }, 0, 360],
    ['1,000 evaluated rules a second', { requestsPerSecond: 10_000 }, 30, 200],
    ['no rule of the first ten', { requestsPerSecond: 10_000 }, 10, 0],
    [
      'what needs most, and no more',
      { newConnectionsPerSecond: 2500, activeConnections: 3000, megabytesPerSecond: 1 },
      0,
      100,
    ],
  ] as const)('counts a unit for %s', (_, peak, rules, units) => {
    expect(applicationUnits({ ...idle, ...peak }, rules)).toBe(units);
  });

  it('counts 2.2 megabits a second for each unit of a network load balancer', () => {
    expect(networkUnits({ megabitsPerSecond: 22_000 })).toBe(10_000);
  });

  it('is not reserved where any balancer has it', () => {
    const of = (newConnectionsPerSecond: number) =>
      reservedUnits(application({ expectedPeak: { ...idle, newConnectionsPerSecond } }), 3);
    expect(of(2475)).toBeUndefined();
    expect(of(2476)).toEqual({ units: 100, monthlyDollars: 584 });
    expect(reservedUnits(application(), 3)).toBeUndefined();
  });

  it('is reserved of a network load balancer from 2,750 units in each zone on', () => {
    const peak = networkBalancer({ expectedPeak: { megabitsPerSecond: 2750 * 2.2 * 2 } });
    expect(reservedUnits(peak, 2)).toMatchObject({ units: 5500 });
    expect(reservedUnits(peak, 3)).toBeUndefined();
    const less = networkBalancer({ expectedPeak: { megabitsPerSecond: 2749 * 2.2 * 2 } });
    expect(reservedUnits(less, 2)).toBeUndefined();
  });

  it('is that of the listener with most rules', () => {
    const rules = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `r${index}`,
        {
          when: { paths: [`/${index}`] },
          then: { kind: 'forward', targetGroup: 'web' } as const,
          priority: 100 + index,
        },
      ]),
    );
    const { listeners } = application();
    const peak = application({
      listeners: { ...listeners, busy: { protocol: 'HTTPS', port: 8443, rules } },
      expectedPeak: { ...idle, requestsPerSecond: 10_000 },
    });
    expect(reservedUnits(peak, 3)).toMatchObject({ units: 200 });
  });
});
