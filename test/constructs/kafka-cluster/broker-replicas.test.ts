import {
  brokerReplicaMistakes,
  fewBrokerReplicas,
} from '#constructs/kafka-cluster/broker-replicas';
import { propertyMistakes } from '#constructs/kafka-cluster/property-mistakes';
import type { Properties } from '#constructs/kafka-cluster/properties/property-table';
import { express, standard } from '#test/support/kafka-samples';

const THREE = ['a', 'b', 'c'];

const keys = (properties: Properties, zones = THREE) =>
  propertyMistakes(standard({ properties }), zones).map(({ path }) => path.join(' '));

describe('the replicas in the properties of brokers', () => {
  it.each([
    'default.replication.factor',
    'offsets.topic.replication.factor',
    'transaction.state.log.replication.factor',
  ])('are at most as many as there are brokers: %s', (key) => {
    expect(keys({ [key]: 3 })).toEqual([]);
    expect(keys({ [key]: 4 })).toEqual([`properties ${key}`]);
    expect(keys({ [key]: '4' })).toEqual([`properties ${key}`]);
    const six = standard({ properties: { [key]: 4 }, brokersPerZone: 2 });
    expect(brokerReplicaMistakes(six, THREE)).toEqual([]);
  });

  it.each([
    ['min.insync.replicas', 'default.replication.factor'],
    ['transaction.state.log.min.isr', 'transaction.state.log.replication.factor'],
  ])('are more than %s asks for, told once', (inSync, factor) => {
    expect(keys({ [inSync]: 2 })).toEqual([]);
    for (const wrong of [3, 4]) expect(keys({ [inSync]: wrong })).toEqual([`properties ${inSync}`]);
    expect(keys({ [factor]: 2, [inSync]: 2 })).toEqual([`properties ${inSync}`]);
    expect(keys({ [factor]: 1, [inSync]: 2 })).toEqual([`properties ${inSync}`]);
    expect(keys({ [factor]: 1, [inSync]: 1 })).toEqual([]);
    expect(keys({ [factor]: 9, [inSync]: 9 })).toEqual([`properties ${factor}`]);
  });

  it('are told of the property that was written, not of ours', () => {
    const properties = { 'default.replication.factor': 1 };
    expect(brokerReplicaMistakes(standard({ properties }), THREE)).toMatchObject([
      {
        key: 'default.replication.factor',
        got: 1,
        fix: "Write 'min.insync.replicas': 1 beside it.",
      },
    ]);
    expect(keys(properties)).toEqual(['properties default.replication.factor']);
  });

  it('leave to Kafka what is no number', () => {
    const properties = { 'default.replication.factor': 'many' };
    expect(brokerReplicaMistakes(standard({ properties }), THREE)).toEqual([]);
    expect(keys(properties)).toEqual(['properties default.replication.factor']);
  });

  it('are by default as many as zones, in any number of them', () => {
    for (const zones of [['a'], ['a', 'b'], THREE]) expect(keys({}, zones)).toEqual([]);
    expect(brokerReplicaMistakes(express(), THREE)).toEqual([]);
  });

  it('are too few for production under three, two of them in sync', () => {
    const written = (properties: Properties) =>
      fewBrokerReplicas(standard({ properties })).map(({ key }) => key);
    expect(written({})).toEqual([]);
    expect(written({ 'default.replication.factor': 3, 'min.insync.replicas': 2 })).toEqual([]);
    expect(
      written({
        'default.replication.factor': 2,
        'min.insync.replicas': 1,
        'offsets.topic.replication.factor': '1',
        'transaction.state.log.replication.factor': 1,
        'transaction.state.log.min.isr': 1,
      }),
    ).toHaveLength(5);
  });
});
