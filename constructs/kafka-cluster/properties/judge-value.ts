import type { PropertyDefinition, PropertyType } from './property-definition';
import type { PropertyMistake, PropertyValue } from './property-mistake';

/** A narrower range or list than a definition's own. */
export type Limits = Pick<PropertyDefinition, 'min' | 'max' | 'also' | 'values'>;

/** Least and greatest of Kafka's whole numbers. */
const WHOLE_NUMBERS: Partial<Record<PropertyType, readonly [bigint, bigint]>> = {
  short: [-(2n ** 15n), 2n ** 15n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
};

/** Kafka's verdict on one value, as its `ConfigDef` parses and validates it; undefined where it is taken. */
export function judgeValue(
  key: string,
  got: PropertyValue,
  definition: PropertyDefinition,
): PropertyMistake | undefined {
  const text = String(got).trim();
  if (isTaken(text, definition)) return undefined;
  return { key, got, expected: expectation(definition), fix: remedy(definition) };
}

function isTaken(text: string, definition: PropertyDefinition): boolean {
  const { type, values } = definition;
  switch (type) {
    case 'boolean':
      return /^(true|false)$/i.test(text);
    case 'short':
    case 'int':
    case 'long':
      return /^[+-]?\d+$/.test(text) && isInRange(BigInt(text.replace(/^\+/, '')), definition);
    case 'double':
      return DOUBLE.test(text) && isFractionInRange(Number(text.replace(/[fd]$/i, '')), definition);
    case 'list':
      return values === undefined || itemsOf(text).every((item) => values.includes(item));
    case 'string':
      return values === undefined || values.includes(text);
  }
}

/** As Java reads a double, hexadecimal ones left out. */
const DOUBLE = /^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[fd]?|NaN|[+-]?Infinity)$/i;

function isInRange(number: bigint, { type, min, max, also }: PropertyDefinition): boolean {
  const [least, greatest] = WHOLE_NUMBERS[type] ?? [0n, 0n];
  if (also !== undefined && number === BigInt(also)) return true;
  return number >= BigInt(min ?? least) && number <= BigInt(max ?? greatest);
}

/** Not a number passes, as it does in Kafka, where every comparison with it is false. */
function isFractionInRange(number: number, { min, max }: PropertyDefinition): boolean {
  return !(number < Number(min ?? -Infinity) || number > Number(max ?? Infinity));
}

/** A value that Kafka takes, spelled as it takes it: what relations between properties compare. */
export function asKafkaReadsIt(got: PropertyValue, { type }: PropertyDefinition): string {
  const text = String(got).trim();
  if (WHOLE_NUMBERS[type] !== undefined) return String(BigInt(text.replace(/^\+/, '')));
  if (type === 'boolean') return text.toLowerCase();
  return type === 'list' ? itemsOf(text).join(',') : text;
}

/** A list as Kafka splits it. */
export function itemsOf(text: string): string[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : trimmed.split(/\s*,\s*/);
}

function expectation({ type, min, max, also, values }: PropertyDefinition): string {
  switch (type) {
    case 'boolean':
      return 'true or false';
    case 'short':
    case 'int':
    case 'long': {
      const [least, greatest] = WHOLE_NUMBERS[type] ?? [0n, 0n];
      const exception = also === undefined ? '' : `, or ${also}`;
      return `a whole number from ${min ?? least} to ${max ?? greatest}${exception}`;
    }
    case 'double':
      return min === undefined || max === undefined ? 'a number' : `a number from ${min} to ${max}`;
    case 'list':
      return values === undefined ? 'a list' : `a list of any of ${values.join(', ')}`;
    case 'string':
      return values === undefined ? 'a text' : `one of ${values.join(', ')}`;
  }
}

function remedy({ type, default: preset }: PropertyDefinition): string {
  const known = preset === undefined || preset === '' ? '' : `; Kafka's own default is ${preset}`;
  if (type === 'boolean') return `Write true or false, without quotes${known}.`;
  if (type === 'list') return "Write them in one text with commas between: 'compact,delete'.";
  if (type === 'string') return `Write one of these in quotes${known}.`;
  return `Write such a number without quotes${known}.`;
}

/** A value that Kafka takes but that is not spelled in the one way that we keep to. */
export function judgeSpelling(
  key: string,
  got: PropertyValue,
  { type }: PropertyDefinition,
): PropertyMistake | undefined {
  const whole = WHOLE_NUMBERS[type] !== undefined;
  if (whole && typeof got === 'number' && !Number.isSafeInteger(got)) {
    const expected = 'a number that JavaScript can hold exactly, or the same in quotes';
    return { key, got, expected, fix: 'Write it in quotes.', stricter: 'spelling' };
  }
  if (typeof got !== 'string' || isPlain(got, type)) return undefined;
  return { key, got, ...PLAIN[type], stricter: 'spelling' };
}

function isPlain(text: string, type: PropertyType): boolean {
  switch (type) {
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'short':
    case 'int':
    case 'long':
      return /^(0|-?[1-9]\d*)$/.test(text);
    case 'double':
      return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
    case 'list':
      return (
        itemsOf(text).join(',') === text && new Set(itemsOf(text)).size === itemsOf(text).length
      );
    case 'string':
      return text === text.trim();
  }
}

const WHOLE = {
  expected: 'decimal digits alone, without spaces, plus sign or leading zeros',
  fix: 'Write it as a number, without quotes.',
};

const PLAIN: Record<PropertyType, { readonly expected: string; readonly fix: string }> = {
  boolean: { expected: 'true or false in small letters', fix: 'Write it without quotes.' },
  short: WHOLE,
  int: WHOLE,
  long: WHOLE,
  double: {
    expected: 'a decimal fraction such as 0.5',
    fix: 'Write it as a number, without quotes.',
  },
  list: {
    expected: 'a list without spaces in which nothing comes twice',
    fix: "Write, for example, 'compact,delete'.",
  },
  string: { expected: 'a text without spaces around it', fix: 'Remove the spaces.' },
};
