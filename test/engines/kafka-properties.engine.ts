import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  EXPRESS_BROKER_PROPERTIES,
  EXPRESS_TOPIC_PROPERTIES,
  SERVERLESS_TOPIC_PROPERTIES,
  STANDARD_BROKER_PROPERTIES,
} from '#constructs/kafka-cluster/properties/offered-properties';
import { definitionsOf } from '#constructs/kafka-cluster/properties/kafka-definitions';
import type { PropertyDefinition } from '#constructs/kafka-cluster/properties/property-definition';
import {
  checkBrokerProperties,
  checkTopicProperties,
  type Properties,
  type PropertyMistake,
  type PropertyValue,
} from '#constructs/kafka-cluster/properties/property-table';
import { KAFKA_VERSIONS, KafkaEngine, kafkaClassPath } from '#test/support/engines/kafka-engine';
import { printed, propertyData } from '#test/support/engines/kafka-property-data';
import { valuesAround } from '#test/support/engines/kafka-values';
import { projectRoot } from '#tools/project-root';

/** The same cases in each run; one that disagrees can be looked at again. */
const GENERATED = { seed: 5, numRuns: 1_500 };

const TIER = 'remote.storage.enable';

/** What is set on what, by the rules of one kind of cluster. */
interface Level {
  readonly of: 'broker' | 'topic';
  readonly cluster: string;
  readonly offers: (name: string) => boolean;
  readonly check: (version: string, properties: Properties) => PropertyMistake[];
}

const LEVELS: readonly [Level, Level, Level, Level, Level] = [
  {
    of: 'broker',
    cluster: 'Standard brokers',
    offers: (name) => STANDARD_BROKER_PROPERTIES.includes(name),
    check: (version, properties) => checkBrokerProperties(version, properties, 'standard'),
  },
  {
    of: 'broker',
    cluster: 'Express brokers',
    offers: (name) => EXPRESS_BROKER_PROPERTIES.includes(name),
    check: (version, properties) => checkBrokerProperties(version, properties, 'express'),
  },
  {
    of: 'topic',
    cluster: 'Standard brokers',
    offers: () => true,
    check: (version, properties) => checkTopicProperties(version, properties, 'standard'),
  },
  {
    of: 'topic',
    cluster: 'Express brokers',
    offers: (name) => EXPRESS_TOPIC_PROPERTIES.includes(name),
    check: (version, properties) => checkTopicProperties(version, properties, 'express'),
  },
  {
    of: 'topic',
    cluster: 'a serverless cluster',
    offers: (name) => SERVERLESS_TOPIC_PROPERTIES.includes(name),
    check: (version, properties) => checkTopicProperties(version, properties, 'serverless'),
  },
];

jest.setTimeout(300_000);

describe.each(KAFKA_VERSIONS)('the property tables against real Kafka %s', (version) => {
  const jars = kafkaClassPath(version);
  if (jars.kind === 'unavailable') {
    it.skip(`is not proven here: ${jars.why}`, () => {});
    return;
  }
  let engine: KafkaEngine;
  beforeAll(() => {
    engine = new KafkaEngine(jars.classPath);
  });
  afterAll(() => engine.stop());

  it('are what the generator reads out of Kafka', async () => {
    const file = `constructs/kafka-cluster/properties/kafka-${version}.json`;
    const data = propertyData(version, await engine.definitions());
    expect(readFileSync(join(projectRoot(__dirname), file), 'utf8')).toBe(printed(data));
  });

  describe.each(LEVELS)('say of $cluster what Kafka says of $of properties', (level) => {
    const offered = definitionsOf(version)?.[level.of].offered ?? {};
    const names = Object.keys(offered).filter(level.offers);

    it.each(names)('%s, on both sides of every limit', async (name) => {
      const verdicts = { taken: 0, refused: 0 };
      const definition = offered[name];
      if (definition === undefined) throw new Error(`${name} is not defined`);
      for (const value of valuesAround(name, definition)) {
        const { refusal, mistakes } = await judge(level, { [name]: value });
        verdicts[refusal === undefined ? 'taken' : 'refused'] += 1;
        const ours = withoutName(mistakes).length > 0;
        expect({ value, ours, refusal }).toEqual({ value, ours: refusal !== undefined, refusal });
      }
      expect(verdicts.taken).toBeGreaterThan(0);
      // A text without a list of values is taken whatever it says.
      const isFree = definition.type === 'string' && definition.values === undefined;
      expect(verdicts.refused > 0).toBe(!isFree);
    });

    it('in generated combinations, except for what is on the named list', async () => {
      await fc.assert(
        fc.asyncProperty(combinationOf(names, offered), async (properties) => {
          const { refusal, mistakes } = await judge(level, properties);
          const ours = withoutName(mistakes).length > 0;
          expect({ ours, refusal }).toEqual({ ours: refusal !== undefined, refusal });
        }),
        GENERATED,
      );
    });
  });

  it('refuse a name that Kafka does not know, which a broker would pass over', async () => {
    const [brokers, topics] = [LEVELS[0], LEVELS[2]];
    const broker = await judge(brokers, { 'log.retention.hour': 1 });
    expect(broker.refusal).toBeUndefined();
    expect(broker.mistakes.map(({ stricter }) => stricter)).toStrictEqual(['unknown-to-kafka']);
    const topic = await judge(topics, { 'retention.milliseconds': 1 });
    expect(topic.refusal).toContain('Unknown topic config name');
    expect(topic.mistakes.map(({ stricter }) => stricter)).toStrictEqual([undefined]);
  });

  async function judge({ of, check }: Level, properties: Properties) {
    const texts = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, String(value)]),
    );
    const refusal = await (of === 'broker' ? engine.judgeBroker(texts) : engine.judgeTopic(texts));
    return { refusal, mistakes: check(version, properties) };
  }
});

/** Mistakes that Kafka itself must see as well: those that no name of the list stands for. */
function withoutName(mistakes: readonly PropertyMistake[]): PropertyMistake[] {
  return mistakes.filter(({ stricter }) => stricter === undefined);
}

/** Two to six properties; one tiered topic in four, as its properties are judged together. */
function combinationOf(
  names: readonly string[],
  offered: Readonly<Record<string, PropertyDefinition>>,
): fc.Arbitrary<Record<string, PropertyValue>> {
  const values = names.flatMap((name) => {
    const definition = offered[name];
    if (definition === undefined) return [];
    const value = fc.constantFrom(...valuesAround(name, definition));
    return fc.record({ name: fc.constant(name), value });
  });
  const tiered = fc.constantFrom(...(names.includes(TIER) ? [true, false, false, false] : [false]));
  return fc
    .tuple(
      tiered,
      fc.uniqueArray(fc.oneof(...values), {
        minLength: 2,
        maxLength: 6,
        selector: ({ name }) => name,
      }),
    )
    .map(([isTiered, chosen]) => ({
      ...Object.fromEntries(chosen.map(({ name, value }) => [name, value])),
      ...(isTiered && { [TIER]: true }),
    }));
}
