import { fleetInstanceSizesDiffer } from '#environments/rules/fleet-instance-sizes-differ';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-instance-sizes-differ', () => {
  const of = (...types: readonly string[]) =>
    findingsIn(fleetInstanceSizesDiffer, fleet({ instances: { kind: 'types', types } }));

  it('warns of sizes that carry different loads', () => {
    expect(fleetInstanceSizesDiffer.effect).toBe('warn');
    expect(of('m7g.large', 'm6g.large', 'r8gd.large')).toEqual([]);
    expect(of('m7g.large', 'm7g.xlarge')).toMatchObject([
      { property: 'fleets.legacy.instances.types', got: ['m7g.large', 'm7g.xlarge'] },
    ]);
  });

  it('warns of attributes that several sizes have', () => {
    const by = (vcpus: { min: number; max?: number }) =>
      findingsIn(
        fleetInstanceSizesDiffer,
        fleet({ instances: { kind: 'attributes', vcpus, memoryGib: { min: 8 } } }),
      );
    expect(by({ min: 2, max: 2 })).toEqual([]);
    expect(by({ min: 2, max: 4 })).toHaveLength(1);
    expect(by({ min: 2 })).toMatchObject([
      { property: 'fleets.legacy.instances.vcpus', fix: 'Write { min: 2, max: 2 }.' },
    ]);
  });
});
