import { KAFKA_DEFINITIONS } from '#constructs/kafka-cluster/properties/kafka-definitions';
import type { PropertyDefinition } from '#constructs/kafka-cluster/properties/property-definition';
import {
  CHECKED_BY_BROKERS,
  type LimitsByProperty,
  RANGES_OF_MSK,
  TOPIC_RANGES_OF_EXPRESS,
  TOPIC_RANGES_OF_SERVERLESS,
  WORKING_RANGES,
} from '#constructs/kafka-cluster/properties/property-limits';
import type { PropertyValue } from '#constructs/kafka-cluster/properties/property-mistake';

const TYPE_LIMITS: Readonly<Record<string, readonly bigint[]>> = {
  short: [-(2n ** 15n), 2n ** 15n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
};

const LAYERS: readonly LimitsByProperty[] = [
  CHECKED_BY_BROKERS,
  RANGES_OF_MSK,
  TOPIC_RANGES_OF_EXPRESS,
  TOPIC_RANGES_OF_SERVERLESS,
  WORKING_RANGES,
];

/** Limits of relations and of the tier, which no table holds. */
const RELATED = [0n, 100n, 259_200_000n, 50_331_648n, 600_000n];

/**
 * Values on both sides of every limit of a property, Kafka's in any version, MSK's and our own, in every spelling
 * that is worth telling apart.
 */
export function valuesAround(name: string, definition: PropertyDefinition): PropertyValue[] {
  switch (definition.type) {
    case 'boolean':
      return [true, false, 'true', 'false', 'TRUE', ' true', 'yes', '', 0, 1];
    case 'short':
    case 'int':
    case 'long':
      return wholeNumbers(name, definition.type);
    case 'double':
      return [
        0,
        1,
        0.5,
        -0.001,
        1.001,
        '0.5',
        '.5',
        '1e-1',
        '0.5f',
        'NaN',
        '-Infinity',
        'half',
        true,
      ];
    case 'list':
      return lists(definition.values ?? []);
    case 'string':
      return texts(definition.values ?? []);
  }
}

function wholeNumbers(name: string, type: string): PropertyValue[] {
  const definitions = KAFKA_DEFINITIONS.flatMap(({ broker, topic }) => [broker, topic]);
  const ranges = [...definitions.map(({ offered }) => offered), ...LAYERS].map((one) => one[name]);
  const stated = ranges.flatMap((range) => [range?.min, range?.max, range?.also]);
  const limits = [
    ...(TYPE_LIMITS[type] ?? []),
    ...RELATED,
    ...stated.flatMap((limit) => (limit === undefined ? [] : BigInt(limit))),
  ];
  const near = [...new Set(limits.flatMap((limit) => [limit - 1n, limit, limit + 1n]))];
  const safe = near.map(Number).filter((number) => Number.isSafeInteger(number));
  const spelled = ['', ' 7 ', '+7', '007', '-0', '7.0', '7e3', '0x7', '7 ms', 'seven'];
  return [...near.map(String), ...safe, ...spelled, 0.5, 2 ** 53, 1e21, true];
}

function lists(values: readonly string[]): PropertyValue[] {
  const [first = ''] = values;
  const together = [values.join(','), [...values].reverse().join(','), values.join(' , ')];
  const broken = [
    '',
    ',',
    `${first},`,
    `${first},${first}`,
    ` ${first}`,
    `${first};`,
    'keep',
    7,
    true,
  ];
  return [...values, ...together, ...broken];
}

function texts(values: readonly string[]): PropertyValue[] {
  const cases = values.flatMap((value) => [value.toUpperCase(), value.toLowerCase()]);
  return [...values, ...cases, `${values[0] ?? 'any'} `, '', 'other', 'a,b', 7, false];
}
