import { type Limits, judgeSpelling, judgeValue } from './judge-value';
import type { PropertyDefinition } from './property-definition';
import type { PropertyMistake, PropertyValue } from './property-mistake';
import type { LimitsByProperty } from './property-limits';

/** Limits beyond Kafka's definitions, each for its own reason. */
export interface LimitLayers {
  /** What Kafka checks after its definitions. */
  readonly kafka: LimitsByProperty;
  /** What MSK takes. */
  readonly msk: LimitsByProperty;
  /** What a cluster can work with. */
  readonly working: LimitsByProperty;
}

/** The first mistake in one value: Kafka's own, else MSK's range, else a value nothing works with, else its spelling. */
export function judgeProperty(
  key: string,
  got: PropertyValue,
  definition: PropertyDefinition,
  layers: LimitLayers,
): PropertyMistake | undefined {
  const byKafka = judgeValue(key, got, within(definition, layers.kafka[key]));
  if (byKafka !== undefined) return byKafka;
  const byMsk = judgeValue(key, got, within(definition, layers.msk[key]));
  if (byMsk !== undefined) return { ...byMsk, stricter: 'range-of-msk' };
  const byUse = judgeValue(key, got, within(definition, layers.working[key]));
  if (byUse !== undefined) return { ...byUse, stricter: 'no-working-cluster' };
  return judgeSpelling(key, got, definition);
}

function within(definition: PropertyDefinition, limits: Limits | undefined): PropertyDefinition {
  return limits === undefined ? definition : { ...definition, ...limits };
}
