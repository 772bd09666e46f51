import {
  type Manifest,
  deployOrder,
  resolveStackNames,
  shortName,
  withDependencies,
} from '#tools/local/stacks';

function manifest(dependencies: Record<string, string[]>): Manifest {
  const stacks = Object.entries(dependencies).map(([name, needs]) => [
    name,
    {
      name,
      dependencies: needs,
      synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
      workingDirectory: `stacks/${name}`,
    },
  ]);
  return { version: '0.21.0', stacks: Object.fromEntries(stacks) as Manifest['stacks'] };
}

const LOCAL = manifest({
  'local-alarms': [],
  'local-kafka': ['local-network'],
  'local-kubernetes': ['local-network'],
  'local-network': ['local-alarms'],
});

const names = (stacks: readonly { name: string }[]): string[] => stacks.map(({ name }) => name);

describe('the order of stacks', () => {
  it('puts each stack after all that it depends on', () => {
    expect(names(deployOrder(LOCAL))).toEqual([
      'local-alarms',
      'local-network',
      'local-kafka',
      'local-kubernetes',
    ]);
  });

  it('takes along what a chosen stack depends on, also through another, and nothing else', () => {
    expect(names(withDependencies(LOCAL, ['local-kubernetes']))).toEqual([
      'local-alarms',
      'local-network',
      'local-kubernetes',
    ]);
  });

  it('names each stack once when two chosen ones share what they depend on', () => {
    const chosen = ['local-kubernetes', 'local-kafka', 'local-network'];
    expect(names(withDependencies(LOCAL, chosen))).toHaveLength(4);
  });
});

describe('the name of a stack as a person types it', () => {
  it('may be short or the whole id', () => {
    expect(resolveStackNames(LOCAL, ['network', 'local-kafka'])).toEqual([
      'local-network',
      'local-kafka',
    ]);
  });

  it.each([
    ['netwrk', ' Did you mean network?'],
    ['local-netwrk', ' Did you mean network?'],
    ['database', ''],
    ['', ''],
    ['__proto__', ''],
  ])(
    'is refused when it is %j, with the nearest if any is near and all there are',
    (typed, hint) => {
      expect(() => resolveStackNames(LOCAL, [typed])).toThrow(
        `there is no stack "${typed}" in the local environment.${hint} ` +
          'There are: alarms, network, kafka, kubernetes.',
      );
    },
  );

  it('loses only the prefix of the local environment', () => {
    expect(shortName('local-network')).toBe('network');
    expect(shortName('production-network')).toBe('production-network');
  });
});
