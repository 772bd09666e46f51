/** Kafka's own types of values. */
export type PropertyType = 'boolean' | 'double' | 'int' | 'list' | 'long' | 'short' | 'string';

/** What Kafka's own definition says of one property. Numbers are texts: a `long` exceeds JavaScript's. */
export interface PropertyDefinition {
  readonly type: PropertyType;
  /** Kafka's default; absent where it has none. MSK's own may differ. */
  readonly default?: string;
  /** The least number that Kafka's definition takes; absent for the least of the type. */
  readonly min?: string;
  /** The greatest number that Kafka's definition takes; absent for the greatest of the type. */
  readonly max?: string;
  /** A number outside of the range that is taken all the same. */
  readonly also?: string;
  /** The texts that are taken; absent where any is. */
  readonly values?: readonly string[];
  /** Of a topic property: the broker properties that give its default, strongest first. */
  readonly brokerNames?: readonly string[];
  /** The first sentence of Kafka's description. */
  readonly about: string;
}

/** The properties of one kind, for brokers or for topics. */
export interface DefinedProperties {
  /** Those that MSK lets its customers set, on one kind of cluster at least. */
  readonly offered: Readonly<Record<string, PropertyDefinition>>;
  /** Names of the others that this Kafka has. */
  readonly others: readonly string[];
}

/** Kafka's own definitions in one version, as `test/support/engines/write-kafka-properties.ts` reads them. */
export interface KafkaDefinitions {
  /** The version of Kafka that they were read from: '3.9.1'. */
  readonly kafka: string;
  readonly broker: DefinedProperties;
  readonly topic: DefinedProperties;
}
