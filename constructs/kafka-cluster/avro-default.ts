import { firstFault, isObject, type Members, type SchemaFault } from './schema-fault';

/** Gives a named type by the name that a schema writes. */
type FindType = (name: string) => Members | undefined;

const WHOLE: Readonly<Record<string, number>> = { int: 2 ** 31, long: 2 ** 63 };

/** Bytes stand in JSON as characters of one byte each. */
const BYTES = /^[\0-\u00ff]*$/;

/**
 * What is wrong with the default of a field, whose type has no fault: Avro's own parser, which Glue
 * uses, refuses one of another type. Source:
 * https://avro.apache.org/docs/1.12.0/specification/#complex-types
 */
export function avroDefaultFault(
  value: unknown,
  type: unknown,
  path: SchemaFault['path'],
  find: FindType,
): SchemaFault | undefined {
  const wrong = (expected: string) => ({ path, expected, got: value });
  const check = (ok: boolean, expected: string) => (ok ? undefined : wrong(expected));
  if (Array.isArray(type)) {
    const fits = type.some((one) => avroDefaultFault(value, one, path, find) === undefined);
    return check(fits, 'a value of one of the types of its union');
  }
  if (isObject(type)) return ofObject(value, type, path, find);
  switch (type) {
    case 'null':
      return check(value === null, 'null');
    case 'boolean':
      return check(typeof value === 'boolean', 'true or false');
    case 'int':
    case 'long':
      return check(
        isWhole(value, WHOLE[type] ?? 0),
        `a whole number that a${type === 'int' ? 'n int' : ' long'} holds`,
      );
    case 'float':
    case 'double':
      return check(typeof value === 'number', 'a number');
    case 'string':
      return check(typeof value === 'string', 'a text');
    case 'bytes':
      return check(isBytes(value), 'a text whose characters are bytes');
    default: {
      const named = find(String(type));
      return named === undefined ? undefined : ofObject(value, named, path, find);
    }
  }
}

function ofObject(
  value: unknown,
  schema: Members,
  path: SchemaFault['path'],
  find: FindType,
): SchemaFault | undefined {
  const wrong = (expected: string) => ({ path, expected, got: value });
  const { type, symbols, size, items, values } = schema;
  switch (type) {
    case 'enum':
      if (Array.isArray(symbols) && symbols.includes(value)) return undefined;
      return wrong(`one of the symbols of ${String(schema['name'])}`);
    case 'fixed':
      if (isBytes(value) && value.length === size) return undefined;
      return wrong(`a text of ${String(size)} characters that are bytes`);
    case 'array':
      if (!Array.isArray(value)) return wrong('a list');
      return firstFault(value, (one, at) => avroDefaultFault(one, items, [...path, at], find));
    case 'map':
      if (!isObject(value)) return wrong('an object');
      return firstFault(Object.entries(value), ([key, one]) =>
        avroDefaultFault(one, values, [...path, key], find),
      );
    case 'record':
    case 'error':
      return ofRecord(value, schema, path, find);
    default:
      return avroDefaultFault(value, type, path, find);
  }
}

function ofRecord(
  value: unknown,
  { name, namespace, fields }: Members,
  path: SchemaFault['path'],
  find: FindType,
): SchemaFault | undefined {
  if (!isObject(value)) return { path, expected: `an object of ${String(name)}`, got: value };
  if (!Array.isArray(fields)) return undefined;
  const [, around = namespace] = /^(.+)\.\w+$/.exec(String(name)) ?? [];
  const within = (type: string) => find(`${String(around)}.${type}`) ?? find(type);
  return firstFault(fields.filter(isObject), (field) => {
    const own = String(field['name']);
    if (Object.hasOwn(value, own)) {
      return avroDefaultFault(value[own], field['type'], [...path, own], within);
    }
    if (Object.hasOwn(field, 'default')) return undefined; // judged where it stands
    return {
      path: [...path, own],
      expected: 'a value, for the field has no default',
      got: undefined,
    };
  });
}

function isWhole(value: unknown, limit: number): boolean {
  return Number.isInteger(value) && Number(value) >= -limit && Number(value) <= limit - 1;
}

function isBytes(value: unknown): value is string {
  return typeof value === 'string' && BYTES.test(value);
}
