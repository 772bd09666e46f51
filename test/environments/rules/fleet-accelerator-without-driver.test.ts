import { fleetAcceleratorWithoutDriver } from '#environments/rules/fleet-accelerator-without-driver';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-accelerator-without-driver', () => {
  const of = (change: Parameters<typeof fleet>[0]) =>
    findingsIn(fleetAcceleratorWithoutDriver, fleet(change));

  it('warns of types whose accelerator the image cannot drive', () => {
    expect(fleetAcceleratorWithoutDriver.effect).toBe('warn');
    expect(of({ instances: { kind: 'types', types: ['m7i.xlarge', 'g6.xlarge'] } })).toMatchObject([
      { property: 'fleets.legacy.instances.types[1]', got: 'g6.xlarge' },
    ]);
    expect(
      of({
        instances: { kind: 'single', type: 'inf2.xlarge' },
        operatingSystem: { kind: 'bottlerocket' },
      }),
    ).toMatchObject([{ property: 'fleets.legacy.instances.type' }]);
  });

  it('is silent of others, and where the image is one of your own', () => {
    expect(of({})).toEqual([]);
    expect(
      of({
        instances: { kind: 'single', type: 'g6.xlarge' },
        operatingSystem: {
          kind: 'al2023',
          image: { kind: 'pinned', ami: 'ami-0123456789abcdef0' },
        },
      }),
    ).toEqual([]);
  });
});
