import {
  EXPRESS_BROKER_PROPERTIES,
  NO_TOPIC_PROPERTIES,
  STANDARD_BROKER_PROPERTIES,
} from '#constructs/kafka-cluster/properties/offered-properties';
import type {
  DefinedProperties,
  KafkaDefinitions,
  PropertyDefinition,
  PropertyType,
} from '#constructs/kafka-cluster/properties/property-definition';
import type { DefinedByKafka, KafkasDefinitions } from './kafka-engine';

/** Cuts what Kafka defines to what MSK offers: the content of one data file. */
export function propertyData(kafka: string, defined: KafkasDefinitions): KafkaDefinitions {
  const brokerProperties = new Set([...STANDARD_BROKER_PROPERTIES, ...EXPRESS_BROKER_PROPERTIES]);
  const { broker, topic, synonyms } = defined;
  return {
    kafka,
    broker: cut(broker, (name) => brokerProperties.has(name)),
    topic: cut(topic, (name) => !NO_TOPIC_PROPERTIES.includes(name), synonyms),
  };
}

function cut(
  defined: Readonly<Record<string, DefinedByKafka>>,
  offers: (name: string) => boolean,
  synonyms: Readonly<Record<string, readonly string[]>> = {},
): DefinedProperties {
  const names = Object.keys(defined).sort();
  const offered = names.filter(offers).map((name) => {
    const definition = defined[name];
    if (definition === undefined) throw new Error(`${name} is not defined`);
    const brokerNames = synonyms[name];
    return [name, { ...read(name, definition), ...(brokerNames && { brokerNames }) }] as const;
  });
  return {
    offered: Object.fromEntries(offered),
    others: names.filter((name) => !offers(name)),
  };
}

const TYPES: readonly PropertyType[] = [
  'boolean',
  'double',
  'int',
  'list',
  'long',
  'short',
  'string',
];

function read(name: string, defined: DefinedByKafka): PropertyDefinition {
  const type = TYPES.find((candidate) => candidate === defined.type);
  if (type === undefined) throw new Error(`${name} has the new type ${defined.type}`);
  const { default: preset, min, max, values, validator } = defined;
  return {
    type,
    ...(preset !== undefined && { default: preset }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(validator !== undefined && rangeWithException(name, validator)),
    ...(values !== undefined && { values }),
    about: firstSentence(defined.about ?? ''),
  };
}

/** A validator that is a function shows itself as `[1,...,9] or -1`. */
function rangeWithException(name: string, validator: string) {
  const match = /^\[(-?\d+),\.\.\.,(-?\d+)\] or (-?\d+)$/.exec(validator);
  const [, min, max, also] = match ?? [];
  if (min === undefined || max === undefined || also === undefined) {
    throw new Error(`${name} has a validator that the tables cannot hold: ${validator}`);
  }
  return { min, max, also };
}

/** Kafka's descriptions are HTML of up to a page. */
function firstSentence(html: string): string {
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const end = /\.(?= |$)(?<!e\.g\.|i\.e\.)/.exec(text);
  const sentence = end === null ? text : text.slice(0, end.index + 1);
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, 199)}…`;
}

/** The text of a data file, as the formatter wants it: a list is one line where that fits in 100 columns. */
export function printed(data: KafkaDefinitions): string {
  return `${print(data, 0, 0)}\n`;
}

function print(value: unknown, indent: number, column: number): string {
  const inner = ' '.repeat(indent + 2);
  const close = ' '.repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(item));
    const line = `[${items.join(', ')}]`;
    if (column + line.length + 1 <= 100) return line;
    return `[\n${items.map((item) => `${inner}${item}`).join(',\n')}\n${close}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, entry]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return `${start}${print(entry, indent + 2, start.length)}`;
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${close}}`;
}
