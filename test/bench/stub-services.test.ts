import development from '#environments/dev';
import { resourcesOf, synthesize } from '#test/support/synthesized';
import { addStubServices, type Layout } from '../../bench/stub-services';

const made = (layout: Layout, count: number) =>
  synthesize((app) => {
    addStubServices(app, development.options, layout, count);
  });

describe('stub services', () => {
  it('stand in one stack or in a stack each, beside the two that they share', () => {
    const shared = ['dev-alarms', 'dev-network'];
    expect(Object.keys(made('one-stack', 3)).sort()).toEqual([...shared, 'dev-services']);
    expect(Object.keys(made('stack-each', 2)).sort()).toEqual([
      ...shared,
      'dev-service-stub-0001',
      'dev-service-stub-0002',
    ]);
  });

  it('are the same in both layouts, and read both shared stacks', () => {
    const [one, each] = [made('one-stack', 1), made('stack-each', 1)];
    const [together, alone] = [one['dev-services'], each['dev-service-stub-0001']];
    const types = Object.keys(together?.resource ?? {});
    expect(types).toEqual(Object.keys(alone?.resource ?? {}));
    expect(Object.keys(alone?.data?.['terraform_remote_state'] ?? {})).toHaveLength(2);
    if (alone === undefined) throw new Error('no stack');
    expect(types.flatMap((type) => resourcesOf(alone, type))).toHaveLength(9);
  });
});
