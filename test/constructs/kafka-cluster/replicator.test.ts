import { Replicator } from '#constructs/kafka-cluster/replicator';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const OPTIONS = {
  clusterArn:
    'arn:aws:kafka:eu-central-1:111122223333:cluster/standby/01234567-89ab-cdef-0123-456789abcdef-1',
  subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
  securityGroupIds: ['sg-0a1b2c3d'],
  topics: ['orders'],
};

/** The stack of replicators, each from a source by a way of a name. */
const made = (...ways: readonly (readonly [source: string, name: string])[]) =>
  synthesizeConstruct((scope) => {
    for (const [source, name] of ways) {
      new Replicator(scope, `${source}/${name}`.replace('/', '_'), {
        name,
        options: OPTIONS,
        dependsOn: [],
        source: {
          name: source,
          clusterArn: `arn:aws:kafka:eu-west-1:111122223333:cluster/test-${source}/uuid-1`,
          clusterName: `test-${source}`,
          clusterUuid: 'uuid-1',
          subnetIds: ['subnet-1'],
          securityGroupId: 'sg-1',
        },
      });
    }
  });

describe('a replicator', () => {
  it('stands in the region of its target, by a provider of its own', () => {
    const stack = made(['events', 'standby']);
    const [replicator] = resourcesOf(stack, 'aws_msk_replicator');
    const provider = stack.provider?.['aws']?.find(({ region }) => region === 'eu-central-1');
    expect(replicator?.['provider']).toBe(`aws.${String(provider?.['alias'])}`);
  });

  it('shares no name with another whose parts run together to the same', () => {
    const stack = made(['a', 'b-to-c'], ['a-to-b', 'c']);
    const replicators = resourcesOf(stack, 'aws_msk_replicator');
    for (const names of [
      replicators.map((each) => each['replicator_name']),
      replicators.map((each) => each['provider']),
      resourcesOf(stack, 'aws_iam_role').map((each) => each['name_prefix']),
      stack.provider?.['aws']?.map((each) => each['alias']) ?? [],
    ]) {
      expect(names.length).toBeGreaterThan(1);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('keeps to the limits of names, however long those of its clusters are', () => {
    const stack = made(['c'.repeat(40), 't'.repeat(30)]);
    const [replicator] = resourcesOf(stack, 'aws_msk_replicator');
    expect(String(replicator?.['replicator_name'])).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,127}$/);
    const [role] = resourcesOf(stack, 'aws_iam_role');
    expect(String(role?.['name_prefix']).length).toBeLessThanOrEqual(38);
  });
});
