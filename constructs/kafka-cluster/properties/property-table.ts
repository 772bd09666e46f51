import { judgeAdvertisedListeners } from './advertised-listeners';
import { judgeBrokerRelations } from './broker-relations';
import { judgeName, type Offer } from './judge-names';
import { judgeProperty, type LimitLayers } from './judge-properties';
import { asKafkaReadsIt } from './judge-value';
import { definitionsOf } from './kafka-definitions';
import {
  EXPRESS_BROKER_PROPERTIES,
  EXPRESS_TOPIC_PROPERTIES,
  SERVERLESS_TOPIC_PROPERTIES,
  STANDARD_BROKER_PROPERTIES,
} from './offered-properties';
import type { DefinedProperties } from './property-definition';
import {
  CHECKED_BY_BROKERS,
  OWN_OF_MSK,
  RANGES_OF_MSK,
  TOPIC_RANGES_OF_EXPRESS,
  TOPIC_RANGES_OF_SERVERLESS,
  WORKING_RANGES,
} from './property-limits';
import type { Properties, PropertyMistake, PropertyValue, ValuesAsRead } from './property-mistake';
import { judgeTopicRelations } from './topic-relations';

export type { Properties, PropertyMistake, PropertyValue } from './property-mistake';

/** MSK's kinds of cluster that take broker properties. A serverless one takes none. */
export type BrokerKind = 'standard' | 'express';

/** MSK's kinds of cluster, each of which takes other topic properties. */
export type TopicKind = BrokerKind | 'serverless';

/**
 * Every mistake in the broker properties of a cluster. `version` is MSK's: '3.9.x', '4.1.x.kraft'; of one that
 * no definitions are known for (`definitionsOf`) nothing is checked, as the version itself is the mistake.
 */
export function checkBrokerProperties(
  version: string,
  properties: Properties,
  kind: BrokerKind = 'standard',
  storage: 'local' | 'tiered' = 'local',
): PropertyMistake[] {
  const definitions = definitionsOf(version)?.broker;
  if (definitions === undefined) return [];
  const names = namesOf(definitions, BROKER_NAMES[kind]);
  const layers = { kafka: CHECKED_BY_BROKERS, msk: RANGES_OF_MSK, working: WORKING_RANGES };
  const offer = { version, of: 'broker', names, cluster: CLUSTERS[kind] } as const;
  return judgeAll(properties, offer, definitions, layers, (values) =>
    judgeBrokerRelations(values, storage),
  );
}

/**
 * Every mistake in the properties of one topic, all that are set on it. `version` is MSK's, as with brokers;
 * for a serverless cluster, which has none, pass '3.9.x', whose names it takes. Whether the cluster has tiered storage at all is
 * the caller's to check.
 */
export function checkTopicProperties(
  version: string,
  properties: Properties,
  kind: TopicKind = 'standard',
): PropertyMistake[] {
  const definitions = definitionsOf(version)?.topic;
  if (definitions === undefined) return [];
  const names = namesOf(definitions, TOPIC_NAMES[kind]);
  const layers = { kafka: {}, msk: TOPIC_RANGES[kind], working: WORKING_RANGES };
  const offer = { version, of: 'topic', names, cluster: CLUSTERS[kind] } as const;
  return judgeAll(properties, offer, definitions, layers, (values) =>
    judgeTopicRelations(version, values),
  );
}

const CLUSTERS: Readonly<Record<TopicKind, string>> = {
  standard: 'Standard brokers',
  express: 'Express brokers',
  serverless: 'a serverless cluster',
};

const BROKER_NAMES: Readonly<Record<BrokerKind, readonly string[]>> = {
  standard: STANDARD_BROKER_PROPERTIES,
  express: EXPRESS_BROKER_PROPERTIES,
};

/** Undefined: all that Kafka's definitions offer. */
const TOPIC_NAMES: Readonly<Record<TopicKind, readonly string[] | undefined>> = {
  standard: undefined,
  express: EXPRESS_TOPIC_PROPERTIES,
  serverless: SERVERLESS_TOPIC_PROPERTIES,
};

const TOPIC_RANGES: Readonly<Record<TopicKind, LimitLayers['msk']>> = {
  standard: {},
  express: TOPIC_RANGES_OF_EXPRESS,
  serverless: TOPIC_RANGES_OF_SERVERLESS,
};

/** What MSK offers and this version of Kafka still has. */
function namesOf({ offered }: DefinedProperties, byMsk: readonly string[] | undefined): string[] {
  if (byMsk === undefined) return Object.keys(offered);
  return byMsk.filter((name) => Object.hasOwn(offered, name) || Object.hasOwn(OWN_OF_MSK, name));
}

/** One mistake a property at most: its own first, unless Kafka itself would refuse it beside another. */
function judgeAll(
  properties: Properties,
  offer: Offer,
  definitions: DefinedProperties,
  layers: LimitLayers,
  judgeRelations: (values: ValuesAsRead) => PropertyMistake[],
): PropertyMistake[] {
  const found = new Map<string, PropertyMistake>();
  const read: Record<string, string> = {};
  for (const [key, got] of Object.entries(properties)) {
    const misnamed = judgeName(key, got, offer);
    const mistake = misnamed ?? judgeNamed(key, got, definitions, layers);
    if (mistake !== undefined) found.set(key, mistake);
    const definition = definitions.offered[key];
    const isRead =
      misnamed === undefined && (mistake === undefined || mistake.stricter !== undefined);
    if (isRead && definition !== undefined) read[key] = asKafkaReadsIt(got, definition);
  }
  for (const mistake of judgeRelations(read)) {
    const { key, stricter } = mistake;
    if (found.has(key) && stricter !== undefined) continue;
    found.set(key, { ...mistake, got: properties[key] ?? mistake.got });
  }
  return [...found.values()];
}

function judgeNamed(
  key: string,
  got: PropertyValue,
  { offered }: DefinedProperties,
  layers: LimitLayers,
): PropertyMistake | undefined {
  if (key === 'custom.advertised.listeners') return judgeAdvertisedListeners(got);
  const own = OWN_OF_MSK[key];
  const definition = own ?? offered[key];
  if (definition === undefined) return undefined;
  const mistake = judgeProperty(key, got, definition, layers);
  if (own === undefined || mistake === undefined) return mistake;
  return { stricter: 'own-of-msk', ...mistake };
}
