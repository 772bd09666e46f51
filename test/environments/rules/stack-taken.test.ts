import type { EnvironmentOptions } from '#environments/environment';
import { STACK_NAMES, stackTaken } from '#environments/rules/stack-taken';
import { addPlatform } from '#stacks/platform';
import { environment } from '#test/support/good-environment';
import { synthesize } from '#test/support/synthesized';

const production = environment('production');

const find = (fleets: readonly string[], ...others: readonly Partial<EnvironmentOptions>[]) => {
  const web = production.fleets?.['web'];
  const own = {
    ...production,
    fleets: Object.fromEntries(fleets.map((name) => [name, web])),
  } as EnvironmentOptions;
  const all = [own, ...others.map((other) => ({ ...production, ...other }))];
  return stackTaken.find(own, { fileName: 'production', today: '2026-11-24', all });
};

describe('stack-taken', () => {
  it('refuses a fleet whose stack is one of another environment', () => {
    expect(find(['alarms', 'web'], { name: 'production-fleet' })).toMatchObject([
      {
        property: 'fleets.alarms',
        expected: expect.stringContaining('production-fleet-alarms') as string,
      },
    ]);
    const fleets = production.fleets;
    expect(
      find(['a-fleet-web'], { name: 'production-fleet-a', ...(fleets && { fleets }) }),
    ).toHaveLength(1);
  });

  it('takes every name beside environments that are called otherwise', () => {
    expect(find(['alarms', 'network', 'web'], { name: 'staging' })).toEqual([]);
    expect(find(['alarms'], {})).toEqual([]);
  });

  it('knows every stack that an environment has', () => {
    const stacks = Object.keys(
      synthesize((app) => {
        addPlatform(app, production);
      }),
    ).map((id) => id.slice('production-'.length));
    expect(stacks.filter((name) => !name.startsWith('fleet-')).sort()).toEqual(
      [...STACK_NAMES].sort(),
    );
  });
});
