import { firstFault, isObject, isSet, type SchemaFault } from './schema-fault';

type Path = SchemaFault['path'];
type Find = (value: unknown, path: Path, draft: Draft) => SchemaFault | undefined;
type Test = (value: unknown) => boolean;

/** The drafts that differ in form; one that the file does not name can be either. */
type Draft = '4' | '6 or 7' | undefined;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number';
const isCount: Test = (value) => Number.isInteger(value) && Number(value) >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText) && isSet(value);

const TYPES: readonly string[] = [
  ...['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'],
];

/** What each keyword takes. */
const KEYWORDS: ReadonlyMap<string, Find> = new Map([
  ...of(a(isText, 'a text'), '$id', '$ref', '$schema', '$comment', 'title', 'description'),
  ...of(a(isText, 'a text'), 'format'),
  ...of(a(isPattern, 'a regular expression of ECMA 262'), 'pattern'),
  ...of(a(isCount, 'a whole number from 0'), 'maxLength', 'minLength', 'maxItems', 'minItems'),
  ...of(a(isCount, 'a whole number from 0'), 'maxProperties', 'minProperties'),
  ...of(a(isNumber, 'a number'), 'maximum', 'minimum'),
  ...of(exclusiveFault, 'exclusiveMaximum', 'exclusiveMinimum'),
  ...of(
    a((value) => isNumber(value) && Number(value) > 0, 'a number above 0'),
    'multipleOf',
  ),
  ...of(a(isFlag, 'true or false'), 'uniqueItems', 'readOnly', 'writeOnly'),
  ...of(a(isTexts, 'a list of texts, each once'), 'required'),
  ...of(
    a((value) => Array.isArray(value) && value.length > 0, 'a list of at least one value'),
    'enum',
  ),
  ...of(a(isTypes, `one of ${TYPES.join(', ')}, or a list of them`), 'type'),
  ...of(schemasFault, 'allOf', 'anyOf', 'oneOf'),
  ...of(schemaOfEachFault, 'properties', 'definitions', '$defs'),
  ...of(schemaOfEachPatternFault, 'patternProperties'),
  ...of(schemaFault, 'additionalProperties', 'additionalItems', 'contains', 'propertyNames'),
  ...of(schemaFault, 'not', 'if', 'then', 'else'),
  ...of(
    (value, path, draft) =>
      Array.isArray(value) ? schemasFault(value, path, draft) : schemaFault(value, path, draft),
    'items',
  ),
  ...of(dependenciesFault, 'dependencies'),
]);

/** Glue takes these drafts. Source: https://docs.aws.amazon.com/glue/latest/dg/schema-registry.html */
const DRAFT = /^https?:\/\/json-schema\.org\/draft-0([467])\/schema#?$/;

/**
 * The first thing for which a value is no JSON Schema of draft 4, 6 or 7: every keyword, down to the
 * leaves, has what it can have. Unknown keywords are for others to read. Source:
 * https://json-schema.org/draft-07/json-schema-validation
 */
export function jsonSchemaFault(schema: unknown): SchemaFault | undefined {
  const named = isObject(schema) ? schema['$schema'] : undefined;
  const number = DRAFT.exec(String(named))?.[1];
  if (named !== undefined && number === undefined) {
    const expected =
      "'http://json-schema.org/draft-07/schema#', or draft-04 or draft-06 in it, which Glue takes";
    return { path: ['$schema'], expected, got: named };
  }
  const draft = number === undefined ? undefined : number === '4' ? '4' : '6 or 7';
  return schemaFault(schema, [], draft);
}

function schemaFault(schema: unknown, path: Path, draft: Draft): SchemaFault | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (!isObject(schema)) return { path, expected: 'a schema, true or false', got: schema };
  return firstFault(Object.entries(schema), ([keyword, value]) =>
    KEYWORDS.get(keyword)?.(value, [...path, keyword], draft),
  );
}

function schemasFault(value: unknown, path: Path, draft: Draft): SchemaFault | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return { path, expected: 'a list of at least one schema', got: value };
  }
  return firstFault(value, (one, index) => schemaFault(one, [...path, index], draft));
}

function schemaOfEachFault(value: unknown, path: Path, draft: Draft): SchemaFault | undefined {
  if (!isObject(value)) return { path, expected: 'an object of schemas', got: value };
  return firstFault(Object.entries(value), ([name, one]) =>
    schemaFault(one, [...path, name], draft),
  );
}

function schemaOfEachPatternFault(value: unknown, path: Path, draft: Draft) {
  const wrong = isObject(value) && Object.keys(value).find((name) => !isPattern(name));
  if (typeof wrong === 'string') {
    return { path, expected: 'regular expressions of ECMA 262 as names', got: wrong };
  }
  return schemaOfEachFault(value, path, draft);
}

function dependenciesFault(value: unknown, path: Path, draft: Draft): SchemaFault | undefined {
  if (!isObject(value)) return { path, expected: 'an object of schemas or texts', got: value };
  return firstFault(Object.entries(value), ([name, one]) =>
    isTexts(one) ? undefined : schemaFault(one, [...path, name], draft),
  );
}

/** A flag beside `maximum` in draft 4, a limit of its own since. */
function exclusiveFault(got: unknown, path: Path, draft: Draft): SchemaFault | undefined {
  if (draft !== '6 or 7' && isFlag(got)) return undefined;
  if (draft !== '4' && isNumber(got)) return undefined;
  const expected =
    draft === undefined
      ? 'a number (true or false in draft 4)'
      : draft === '4'
        ? 'true or false, as in draft 4'
        : `a number, as since draft 6`;
  return { path, expected, got };
}

function a(test: Test, expected: string): Find {
  return (got, path) => (test(got) ? undefined : { path, expected, got });
}

function of(find: Find, ...keywords: readonly string[]) {
  return keywords.map((keyword) => [keyword, find] as const);
}

function isTypes(value: unknown): boolean {
  const types: readonly unknown[] = Array.isArray(value) ? value : [value];
  return types.length > 0 && types.every((type) => TYPES.includes(String(type))) && isSet(types);
}

/** Readers of ECMA 262 take it with or without its flag for Unicode. */
function isPattern(value: unknown): boolean {
  return typeof value === 'string' && ['', 'u'].some((flags) => compiles(value, flags));
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
