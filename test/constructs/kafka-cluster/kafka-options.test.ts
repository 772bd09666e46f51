import { clusterMistakes } from '#constructs/kafka-cluster/cluster-mistakes';
import { kafkaOptions, type KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { express, standard } from '#test/support/kafka-samples';

const THREE = { zones: ['a', 'b', 'c'], region: 'eu-west-1', account: '111122223333' };

/** Where a cluster's mistakes are: those of its fields, else those that span them. */
function mistakes(cluster: unknown): string[] {
  const { error } = kafkaOptions.safeParse(cluster);
  if (error !== undefined) return error.issues.map(({ path }) => path.join(' '));
  return clusterMistakes(cluster as KafkaOptions, THREE).map(({ path }) => path.join(' '));
}

const orders = (topic: object) => ({ topics: { orders: { partitions: 1, ...topic } } });

describe('the options of a cluster', () => {
  it.each([standard, express])('take no hours where messages do not grow old', (cluster) => {
    const kept = (cleanup: string, retentionHours?: unknown) =>
      mistakes(
        cluster(orders({ cleanup, ...(retentionHours !== undefined && { retentionHours }) })),
      );
    expect(kept('compact', 24)).toEqual(['topics orders retentionHours']);
    expect(kept('compact', 'forever')).toEqual([]);
    expect(kept('compact')).toEqual([]);
    expect(kept('compact-and-delete', 24)).toEqual([]);
  });

  it('name a field in the place of a property only where the kind has it', () => {
    const written = (key: string) => orders({ properties: { [key]: 1 } });
    for (const key of ['min.insync.replicas', 'remote.storage.enable']) {
      expect(kafkaOptions.safeParse(standard(written(key))).error?.issues).toHaveLength(1);
      expect(kafkaOptions.safeParse(express(written(key))).success).toBe(true);
      expect(mistakes(express(written(key)))).toEqual([`topics orders properties ${key}`]);
    }
  });

  it('call a property by the name that was written, also one that every object has', () => {
    const cluster = standard(orders({ properties: { constructor: 1 } }));
    expect(mistakes(cluster)).toEqual(['topics orders properties constructor']);
  });

  it('share groups only with topics to read', () => {
    const shared = (sharing: object) =>
      mistakes(standard({ ...orders({}), sharedWith: { '444455556666': sharing } }));
    expect(shared({ groups: ['billing'] })).toEqual(['sharedWith 444455556666 groups']);
    expect(shared({ groups: ['billing'], produce: ['orders'] })).toEqual([
      'sharedWith 444455556666 groups',
    ]);
    expect(shared({ groups: ['billing'], consume: ['orders'] })).toEqual([]);
    expect(shared({ produce: ['orders'] })).toEqual([]);
  });

  it.each([Symbol('x'), 10n, {}, null])('take no %p for the size of a disk', (size) => {
    const disk = { kind: 'local', gibPerBroker: size };
    const growth = { owner: 'autoscaler', maxGibPerBroker: size };
    expect(mistakes({ ...standard(), storage: disk })).toEqual(['storage gibPerBroker']);
    expect(mistakes({ ...standard(), storage: { ...disk, gibPerBroker: 100, growth } })).toEqual([
      'storage growth maxGibPerBroker',
    ]);
  });
});
