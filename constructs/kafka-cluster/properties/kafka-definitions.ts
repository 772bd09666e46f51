import kafka381 from './kafka-3.8.1.json';
import kafka391 from './kafka-3.9.1.json';
import kafka401 from './kafka-4.0.1.json';
import kafka411 from './kafka-4.1.1.json';
import kafka420 from './kafka-4.2.0.json';
import type { DefinedProperties, KafkaDefinitions } from './property-definition';

/**
 * Kafka's own definitions, oldest first: one file for each minor version that MSK offers, written by
 * `test/support/engines/write-kafka-properties.ts`. A new version: add its number there, run it, add its line here.
 */
export const KAFKA_DEFINITIONS: readonly KafkaDefinitions[] = [
  kafka381 as KafkaDefinitions,
  kafka391 as KafkaDefinitions,
  kafka401 as KafkaDefinitions,
  kafka411 as KafkaDefinitions,
  kafka420 as KafkaDefinitions,
];

/** The definitions behind MSK's name of a version ('3.9.x', '4.1.x.kraft'); undefined for a version without. */
export function definitionsOf(version: string): KafkaDefinitions | undefined {
  return KAFKA_DEFINITIONS.find(({ kafka }) => minorOf(kafka) === minorOf(version));
}

/** '4.1' of '4.1.1' and of '4.1.x.kraft'. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Whether MSK's name of a version means a cluster without ZooKeeper, as all are from 4.0 on. */
export function hasNoZookeeper(version: string): boolean {
  return version.endsWith('.kraft') || Number(version.split('.')[0]) >= 4;
}

/** The minor version since which a property is gone, or with which it comes; undefined where no version has it. */
export function lifeOf(
  key: string,
  of: 'broker' | 'topic',
  version: string,
): { readonly kind: 'gone' | 'comes'; readonly with: string } | undefined {
  const having = KAFKA_DEFINITIONS.map((definitions) => has(definitions[of], key));
  const here = KAFKA_DEFINITIONS.findIndex(({ kafka }) => minorOf(kafka) === minorOf(version));
  const comes = having.indexOf(true);
  const position = comes > here ? comes : having.lastIndexOf(true, here) + 1;
  const turning = KAFKA_DEFINITIONS[position];
  if (comes === -1 || turning === undefined) return undefined;
  return { kind: comes > here ? 'comes' : 'gone', with: minorOf(turning.kafka) };
}

/** Whether Kafka has a property at all, offered by MSK or not. */
export function has({ offered, others }: DefinedProperties, key: string): boolean {
  return Object.hasOwn(offered, key) || others.includes(key);
}
