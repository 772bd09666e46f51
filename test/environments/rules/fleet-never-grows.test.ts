import type { ScalingPolicy } from '#constructs/autoscaling-group/scaling-options';
import { fleetNeverGrows } from '#environments/rules/fleet-never-grows';
import { findingsIn } from '#test/support/fleet-findings';
import { fixedFleet, fleet } from '#test/support/fleet-samples';

const step = (when: 'above' | 'below'): ScalingPolicy => ({
  kind: 'step',
  metric: { kind: 'cpu' },
  when,
  steps: [{ at: 50, change: 1 }],
});
const forecast = (mode: 'forecast-only' | 'forecast-and-scale'): ScalingPolicy => ({
  kind: 'predictive',
  mode,
  metric: { kind: 'cpu' },
  target: 50,
});
const schedule = (size: { min: number } | { desired: number }): ScalingPolicy => ({
  kind: 'scheduled',
  cron: '0 7 * * *',
  timeZone: 'UTC',
  ...size,
});

describe('fleet-never-grows', () => {
  const of = (...policies: readonly ScalingPolicy[]) =>
    findingsIn(
      fleetNeverGrows,
      fleet({ scaling: Object.fromEntries(policies.map((one, index) => [`p${index}`, one])) }),
    );

  it('warns where no policy ever makes the fleet larger than min', () => {
    expect(fleetNeverGrows.effect).toBe('warn');
    for (const idle of [step('below'), forecast('forecast-only'), schedule({ min: 3 })]) {
      expect(of(idle)).toMatchObject([{ property: 'fleets.legacy.scaling', got: ['p0'] }]);
    }
  });

  it('is silent where one does, and where Terraform owns the size', () => {
    for (const one of [
      step('above'),
      forecast('forecast-and-scale'),
      schedule({ min: 4 }),
      schedule({ desired: 4 }),
    ]) {
      expect(of(step('below'), one)).toEqual([]);
    }
    expect(findingsIn(fleetNeverGrows, fixedFleet())).toEqual([]);
  });
});
