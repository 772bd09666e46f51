import type { Stricter } from './stricter';

/** A property as a user writes it; Kafka reads each as text. */
export type PropertyValue = string | number | boolean;

/** Properties by Kafka's own names: `{ 'log.retention.hours': 72 }`. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** Properties that Kafka takes each by itself, as it reads them. */
export type ValuesAsRead = Readonly<Record<string, string>>;

/** One property that Kafka or MSK would not take, with its remedy. */
export interface PropertyMistake {
  /** Kafka's own name of the property, as it was written: `log.retention.hours`. */
  readonly key: string;
  /** The value as it was written. */
  readonly got: PropertyValue;
  /** What is accepted, as a noun phrase: "a whole number from 1 to 100". */
  readonly expected: string;
  /** What to write instead, as a sentence. */
  readonly fix: string;
  /** Why it is refused though Kafka's own classes would take it; absent where they refuse it too. */
  readonly stricter?: Stricter;
}
