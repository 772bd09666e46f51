import { KAFKA_VERSIONS, supportOf } from '#constructs/kafka-cluster/kafka-versions';
import { judgeSpelling, judgeValue } from '#constructs/kafka-cluster/properties/judge-value';
import {
  definitionsOf,
  KAFKA_DEFINITIONS,
  lifeOf,
} from '#constructs/kafka-cluster/properties/kafka-definitions';
import {
  EXPRESS_BROKER_PROPERTIES,
  EXPRESS_TOPIC_PROPERTIES,
  NO_TOPIC_PROPERTIES,
  SERVERLESS_TOPIC_PROPERTIES,
  STANDARD_BROKER_PROPERTIES,
} from '#constructs/kafka-cluster/properties/offered-properties';
import {
  CHECKED_BY_BROKERS,
  OWN_OF_MSK,
  RANGES_OF_MSK,
  TOPIC_RANGES_OF_EXPRESS,
  TOPIC_RANGES_OF_SERVERLESS,
  WORKING_RANGES,
} from '#constructs/kafka-cluster/properties/property-limits';

describe.each(KAFKA_DEFINITIONS)('the definitions of Kafka $kafka', ({ broker, topic }) => {
  const all = [...Object.entries(broker.offered), ...Object.entries(topic.offered)];

  it('offer forty broker and thirty topic properties at least', () => {
    expect(Object.keys(broker.offered).length).toBeGreaterThanOrEqual(40);
    expect(Object.keys(topic.offered).length).toBeGreaterThanOrEqual(30);
  });

  it.each(all)('of %s take its own default and say what it is', (name, definition) => {
    const { default: preset, about, min, max } = definition;
    expect(about).toMatch(/^.{10,200}$/);
    if (min !== undefined && max !== undefined) expect(Number(min)).toBeLessThan(Number(max));
    if (preset === undefined) return;
    expect(judgeValue(name, preset, definition)).toBeUndefined();
    // Kafka itself writes an empty list for "none".
    if (preset !== '') expect(judgeSpelling(name, preset, definition)).toBeUndefined();
  });

  it('keep offered properties and others apart', () => {
    for (const { offered, others } of [broker, topic]) {
      expect(others.filter((name) => Object.hasOwn(offered, name))).toEqual([]);
    }
  });
});

describe('the definitions', () => {
  const versions = KAFKA_VERSIONS.map(({ version }) => version);

  it('are there for every version that MSK supports today', () => {
    const supported = versions.filter(
      (version) => supportOf(version, '2026-11-24').kind === 'supported',
    );
    expect(supported.length).toBeGreaterThan(0);
    expect(supported.filter((version) => definitionsOf(version) === undefined)).toEqual([]);
  });

  it('are found by the minor version alone', () => {
    expect(definitionsOf('4.1.x.kraft')?.kafka).toBe('4.1.1');
    expect(definitionsOf('3.9.x')).toBe(definitionsOf('3.9.x.kraft'));
    expect(definitionsOf('3.4.0')).toBeUndefined();
  });

  it('know every name that MSK offers, in one version at least', () => {
    const brokers = [...STANDARD_BROKER_PROPERTIES, ...EXPRESS_BROKER_PROPERTIES];
    const topics = [...EXPRESS_TOPIC_PROPERTIES, ...SERVERLESS_TOPIC_PROPERTIES];
    expect(brokers.filter((name) => !isDefined('broker', name))).toEqual([]);
    expect(topics.filter((name) => !isDefined('topic', name))).toEqual([]);
    expect(
      NO_TOPIC_PROPERTIES.filter((name) => lifeOf(name, 'topic', '3.9.x') === undefined),
    ).toEqual([]);
  });

  it.each(Object.entries({ CHECKED_BY_BROKERS, RANGES_OF_MSK, WORKING_RANGES }))(
    'know every property that %s narrows',
    (_, limits) => {
      const names = Object.keys(limits);
      const known = (name: string) => isDefined('broker', name) || isDefined('topic', name);
      expect(names.filter((name) => !known(name))).toEqual([]);
    },
  );

  it('know every topic property that a kind of cluster narrows', () => {
    const names = Object.keys({ ...TOPIC_RANGES_OF_EXPRESS, ...TOPIC_RANGES_OF_SERVERLESS });
    expect(names.filter((name) => !isDefined('topic', name))).toEqual([]);
  });

  it('say when a property went and when one comes', () => {
    expect(lifeOf('zookeeper.connect', 'broker', '4.1.x.kraft')).toEqual({
      kind: 'gone',
      with: '4.0',
    });
    expect(lifeOf('remote.log.copy.disable', 'topic', '3.8.x')).toEqual({
      kind: 'comes',
      with: '3.9',
    });
    expect(lifeOf('no.such.property', 'broker', '3.9.x')).toBeUndefined();
  });
});

function isDefined(of: 'broker' | 'topic', name: string): boolean {
  return (
    Object.hasOwn(OWN_OF_MSK, name) ||
    KAFKA_DEFINITIONS.some((definitions) => Object.hasOwn(definitions[of].offered, name))
  );
}
