import type { ScalingPolicy } from '#constructs/autoscaling-group/scaling-options';
import { fleetScalingMistaken } from '#environments/rules/fleet-scaling-mistaken';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fixedFleet, fleet } from '#test/support/fleet-samples';

const CPU: ScalingPolicy = { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 };
const QUEUE = { kind: 'custom', namespace: 'Shop', name: 'Queue' } as const;
const MORNING: ScalingPolicy = { kind: 'scheduled', cron: '0 7 * * *', timeZone: 'UTC', min: 4 };
const ADD: ScalingPolicy = {
  kind: 'step',
  metric: QUEUE,
  when: 'above',
  steps: [{ at: 10, change: 1 }],
};

const found = (scaling: Readonly<Record<string, ScalingPolicy>>, min = 3) =>
  findingsIn(fleetScalingMistaken, fleet({ scaling, min, behind: BEHIND })).map(
    ({ property }) => property,
  );

describe('fleet-scaling-mistaken', () => {
  it('refuses two policies that track one metric, however it is written', () => {
    expect(fleetScalingMistaken.effect).toBe('refuse');
    const requests = { kind: 'target-tracking', target: 600 } as const;
    expect(found({ cpu: CPU, again: { ...CPU, target: 70 } })).toEqual([
      'fleets.legacy.scaling.again.metric',
    ]);
    expect(
      found({
        one: { ...requests, metric: { kind: 'requests-per-target' } },
        two: {
          ...requests,
          metric: { kind: 'requests-per-target', of: { balancer: 'public', targetGroup: 'web' } },
        },
      }),
    ).toEqual(['fleets.legacy.scaling.two.metric']);
    expect(
      found({
        one: { ...requests, metric: QUEUE },
        two: { ...requests, metric: { ...QUEUE, statistic: 'Average', dimensions: {} } },
      }),
    ).toEqual(['fleets.legacy.scaling.two.metric']);
  });

  it('accepts policies on metrics that differ in anything, and other kinds on the same', () => {
    const queue = { kind: 'target-tracking', target: 10 } as const;
    expect(
      found({
        cpu: CPU,
        steps: { ...ADD, metric: { kind: 'cpu' }, steps: [{ at: 90, change: 2 }] },
        one: { ...queue, metric: QUEUE },
        two: { ...queue, metric: { ...QUEUE, dimensions: { Queue: 'orders' } } },
        three: { ...queue, metric: { ...QUEUE, statistic: 'Maximum' } },
      }),
    ).toEqual([]);
  });

  it('refuses two schedules at one time of one zone', () => {
    expect(found({ one: MORNING, two: { ...MORNING, min: 5 } })).toEqual([
      'fleets.legacy.scaling.two.cron',
    ]);
    expect(found({ one: MORNING, two: { ...MORNING, timeZone: 'Asia/Tokyo' } })).toEqual([]);
  });

  it('refuses a fleet of none that only metrics of its instances could start', () => {
    const forecast: ScalingPolicy = {
      kind: 'predictive',
      mode: 'forecast-and-scale',
      metric: { kind: 'cpu' },
      target: 50,
    };
    const never = ['fleets.legacy.min'];
    expect(found({ cpu: CPU }, 0)).toEqual(never);
    expect(found({ cpu: CPU, forecast }, 0)).toEqual(never);
    expect(found({ cpu: CPU, night: { ...MORNING, min: 0 } }, 0)).toEqual(never);
    expect(found({ fewer: { ...ADD, when: 'below' } }, 0)).toEqual(never);
    expect(found({ cpu: CPU }, 1)).toEqual([]);
    expect(found({ cpu: CPU, morning: MORNING }, 0)).toEqual([]);
    expect(found({ queue: ADD }, 0)).toEqual([]);
    expect(found({ queue: { kind: 'target-tracking', metric: QUEUE, target: 5 } }, 0)).toEqual([]);
    expect(findingsIn(fleetScalingMistaken, fixedFleet({ min: 0 }))).toEqual([]);
  });
});
