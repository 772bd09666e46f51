/** An object of JSON, by its members' names. */
export type Members = Readonly<Record<string, unknown>>;

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number';
const isCount: Test = (value) => Number.isInteger(value) && Number(value) >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText) && isSet(value);
const isSchemas: Test = (value) =>
  Array.isArray(value) && value.length > 0 && value.every(isJsonSchema);
const isSchemaOfEach: Test = (value) => isObject(value) && Object.values(value).every(isJsonSchema);

const TYPES: ReadonlySet<unknown> = new Set([
  ...['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'],
]);

/** What each keyword takes. */
const KEYWORDS: ReadonlyMap<string, Test> = new Map([
  ...of(isText, '$id', '$ref', '$schema', '$comment', 'title', 'description', 'format', 'pattern'),
  ...of(isCount, 'maxLength', 'minLength', 'maxItems', 'minItems', 'maxProperties'),
  ...of(isCount, 'minProperties'),
  ...of(isNumber, 'maximum', 'minimum'),
  // a flag beside `maximum` in draft 4, a limit of its own since
  ...of((value) => isNumber(value) || isFlag(value), 'exclusiveMaximum', 'exclusiveMinimum'),
  ...of((value) => isNumber(value) && Number(value) > 0, 'multipleOf'),
  ...of(isFlag, 'uniqueItems', 'readOnly', 'writeOnly'),
  ...of(isTexts, 'required'),
  ...of((value) => Array.isArray(value) && value.length > 0, 'enum'),
  ...of(isTypes, 'type'),
  ...of(isSchemas, 'allOf', 'anyOf', 'oneOf'),
  ...of(isSchemaOfEach, 'properties', 'definitions', '$defs', 'patternProperties'),
  ...of(isJsonSchema, 'additionalProperties', 'additionalItems', 'contains', 'propertyNames'),
  ...of(isJsonSchema, 'not', 'if', 'then', 'else'),
  ...of((value) => isJsonSchema(value) || isSchemas(value), 'items'),
  ...of(
    (value) =>
      isObject(value) && Object.values(value).every((one) => isTexts(one) || isJsonSchema(one)),
    'dependencies',
  ),
]);

/**
 * Whether a value has the form of a JSON Schema of draft 4, 6 or 7, which Glue takes: every keyword,
 * down to the leaves, has what it can have. Unknown keywords are for others to read. Source:
 * https://json-schema.org/draft-07/json-schema-validation
 */
export function isJsonSchema(schema: unknown): boolean {
  if (typeof schema === 'boolean') return true;
  if (!isObject(schema)) return false;
  return Object.entries(schema).every(([keyword, value]) => KEYWORDS.get(keyword)?.(value) ?? true);
}

/** Whether a value is an object of JSON, and no list. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function of(test: Test, ...keywords: readonly string[]) {
  return keywords.map((keyword) => [keyword, test] as const);
}

function isTypes(value: unknown): boolean {
  const types: readonly unknown[] = Array.isArray(value) ? value : [value];
  return types.length > 0 && types.every((type) => TYPES.has(type)) && isSet(types);
}

function isSet(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
