import { nearest } from '#constructs/kernel/nearest';
import { definitionsOf, has, hasNoZookeeper, lifeOf, minorOf } from './kafka-definitions';
import type { KafkaDefinitions } from './property-definition';
import type { PropertyMistake, PropertyValue } from './property-mistake';
import type { Stricter } from './stricter';

/** What a cluster of one kind and version takes. */
export interface Offer {
  /** MSK's name of the version. */
  readonly version: string;
  readonly of: 'broker' | 'topic';
  /** The names that can be set. */
  readonly names: readonly string[];
  /** What the cluster is called in messages: 'Standard brokers'. */
  readonly cluster: string;
}

/** What became of properties that Kafka 4.0 took away, for those whose users will look for them. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  'inter.broker.protocol.version': 'Remove it: MSK raises metadata.version with the cluster.',
  'leader.imbalance.per.broker.percentage': 'Remove it: the KRaft controller balances leaders.',
  'log.message.downconversion.enable': 'Remove it: clients older than Kafka 2.1 no longer connect.',
  'log.message.format.version': 'Remove it: there is one message format.',
  'log.message.timestamp.difference.max.ms':
    "Give topics 'message.timestamp.before.max.ms' and 'message.timestamp.after.max.ms'.",
  'message.downconversion.enable': 'Remove it: clients older than Kafka 2.1 no longer connect.',
  'message.format.version': 'Remove it: there is one message format.',
  'message.timestamp.difference.max.ms':
    "Write 'message.timestamp.before.max.ms' and 'message.timestamp.after.max.ms'.",
  'zookeeper.connection.timeout.ms': 'Remove it: there is no ZooKeeper.',
  'zookeeper.session.timeout.ms': 'Remove it: there is no ZooKeeper.',
};

/** The mistake in a property's name: one that this cluster does not take; undefined where it does. */
export function judgeName(
  key: string,
  got: PropertyValue,
  offer: Offer,
): PropertyMistake | undefined {
  const { version, of, names, cluster } = offer;
  const kafka = `Kafka ${minorOf(version)}`;
  const definitions = definitionsOf(version);
  if (definitions === undefined) return undefined;
  const known = has(definitions[of], key);
  const refuse = (expected: string, fix: string, stricter?: Stricter): PropertyMistake => ({
    key,
    got,
    expected,
    fix,
    ...(stricter && { stricter }),
  });

  if (key.startsWith('zookeeper.') && known && hasNoZookeeper(version)) {
    const expected = 'no property of ZooKeeper on a cluster in KRaft mode';
    return refuse(expected, 'Remove it.', 'only-with-zookeeper');
  }
  if (names.includes(key)) return undefined;
  const remedy = proposal(key, offer, definitions);
  if (known) {
    const expected = `a property that MSK lets you set on ${cluster}`;
    return refuse(expected, remedy ?? 'Remove it: MSK does not take it.', 'not-offered-by-msk');
  }
  const unknown = of === 'broker' ? 'unknown-to-kafka' : undefined;
  const life = lifeOf(key, of, version);
  if (life === undefined) {
    const expected = `a ${of} property that ${kafka} has`;
    return refuse(expected, remedy ?? 'Remove it.', unknown);
  }
  const event = life.kind === 'gone' ? `it was removed in Kafka` : `it comes with Kafka`;
  const expected = `a ${of} property that ${kafka} has (${event} ${life.with})`;
  return refuse(expected, SUCCESSORS[key] ?? remedy ?? 'Remove it.', unknown);
}

/** The same thing under its name on the other level, or the name that differs by a typing mistake. */
function proposal(key: string, offer: Offer, definitions: KafkaDefinitions): string | undefined {
  const topics = Object.entries(definitions.topic.offered);
  const otherLevel =
    offer.of === 'topic'
      ? topics.find(([, { brokerNames }]) => brokerNames?.includes(key))?.[0]
      : topics
          .find(([name]) => name === key)?.[1]
          .brokerNames?.find((name) => offer.names.includes(name));
  if (otherLevel !== undefined && offer.names.includes(otherLevel)) {
    return `For ${offer.of === 'topic' ? 'a topic' : 'brokers'} it is '${otherLevel}'.`;
  }
  const close = nearest(key, offer.names);
  return close === undefined ? undefined : `Did you mean '${close}'?`;
}
