import { avroDefaultFault } from './avro-default';
import { firstFault, isObject, isSet, type Members, type SchemaFault } from './schema-fault';

/** Avro's types without a name. Source: https://avro.apache.org/docs/1.12.0/specification/ */
const AVRO_PRIMITIVES: readonly string[] = [
  ...['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'],
];

const AVRO_NAME = /^[A-Za-z_]\w*$/;
const AVRO_FULL_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

const A_TYPE = 'a type of Avro, or the name of one that is defined before';
const A_NAME = 'a name of letters, digits and underscores, each once';

/** The named types that a schema has defined so far, by their full names. */
export type AvroNames = Map<string, Members>;

type Path = SchemaFault['path'];

/** The first thing for which a value is no Avro schema, to its leaves; names are defined before use. */
export function avroFault(schema: unknown): SchemaFault | undefined {
  return typeFault(schema, [], new Map(), '');
}

function typeFault(
  schema: unknown,
  path: Path,
  known: AvroNames,
  namespace: string,
): SchemaFault | undefined {
  if (typeof schema === 'string') {
    const isKnown =
      AVRO_PRIMITIVES.includes(schema) ||
      known.has(schema) ||
      known.has(fullName(schema, namespace));
    return isKnown ? undefined : { path, expected: A_TYPE, got: schema };
  }
  if (Array.isArray(schema)) return unionFault(schema, path, known, namespace);
  if (!isObject(schema)) return { path, expected: A_TYPE, got: schema };
  switch (schema['type']) {
    case 'record':
    case 'error':
    case 'enum':
    case 'fixed':
      return namedFault(schema, path, known, namespace);
    case 'array':
      return typeFault(schema['items'], [...path, 'items'], known, namespace);
    case 'map':
      return typeFault(schema['values'], [...path, 'values'], known, namespace);
    default:
      return typeFault(schema['type'], [...path, 'type'], known, namespace);
  }
}

/** A union may hold each named type once, and of the others one of each kind. */
function unionFault(
  branches: readonly unknown[],
  path: Path,
  known: AvroNames,
  namespace: string,
): SchemaFault | undefined {
  if (branches.length === 0) return { path, expected: 'at least one type', got: branches };
  const fault = firstFault(branches, (branch, index) => {
    const at = [...path, index];
    if (Array.isArray(branch)) return { path: at, expected: 'no union in a union', got: branch };
    return typeFault(branch, at, known, namespace);
  });
  if (fault !== undefined) return fault;
  const kinds = branches.map((branch) => {
    if (!isObject(branch)) return fullName(String(branch), namespace);
    const { type, name, namespace: own = namespace } = branch;
    return typeof name === 'string' ? fullName(name, String(own)) : JSON.stringify(type);
  });
  return isSet(kinds) ? undefined : { path, expected: 'each type once in a union', got: branches };
}

function namedFault(
  schema: Members,
  path: Path,
  known: AvroNames,
  around: string,
): SchemaFault | undefined {
  const { type, name, namespace = around, symbols, size } = schema;
  const at = (field: string) => [...path, field];
  if (typeof name !== 'string' || !AVRO_FULL_NAME.test(name) || AVRO_PRIMITIVES.includes(name)) {
    return { path: at('name'), expected: 'a name that is no type of Avro', got: name };
  }
  if (typeof namespace !== 'string') {
    return { path: at('namespace'), expected: 'a text', got: namespace };
  }
  const full = fullName(name, namespace);
  if (known.has(full)) return { path: at('name'), expected: 'a name that is new', got: name };
  known.set(full, schema); // before its fields, which may be of this type
  if (type === 'fixed') {
    if (Number.isInteger(size) && Number(size) >= 0) return undefined;
    return { path: at('size'), expected: 'a whole number of bytes', got: size };
  }
  if (type === 'enum') {
    if (!Array.isArray(symbols) || !areAvroNames(symbols)) {
      return { path: at('symbols'), expected: `a list: ${A_NAME}`, got: symbols };
    }
    if (!Object.hasOwn(schema, 'default') || symbols.includes(schema['default'])) return undefined;
    return { path: at('default'), expected: 'one of its symbols', got: schema['default'] };
  }
  const within = full.slice(0, Math.max(full.lastIndexOf('.'), 0));
  return fieldsFault(schema['fields'], at('fields'), known, within);
}

function fieldsFault(
  fields: unknown,
  path: Path,
  known: AvroNames,
  namespace: string,
): SchemaFault | undefined {
  if (!Array.isArray(fields)) return { path, expected: 'a list of fields', got: fields };
  const names = new Set<unknown>();
  return firstFault(fields as readonly unknown[], (field, index) => {
    const at = [...path, index];
    if (!isObject(field)) return { path: at, expected: 'a field with name and type', got: field };
    const { name } = field;
    if (typeof name !== 'string' || !AVRO_NAME.test(name) || names.has(name)) {
      return { path: [...at, 'name'], expected: A_NAME, got: name };
    }
    names.add(name);
    const fault = typeFault(field['type'], [...at, 'type'], known, namespace);
    if (fault !== undefined || !Object.hasOwn(field, 'default')) return fault;
    const find = (type: string) => known.get(type) ?? known.get(fullName(type, namespace));
    return avroDefaultFault(field['default'], field['type'], [...at, 'default'], find);
  });
}

function fullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

function areAvroNames(names: readonly unknown[]): boolean {
  return names.every((one) => typeof one === 'string' && AVRO_NAME.test(one)) && isSet(names);
}
