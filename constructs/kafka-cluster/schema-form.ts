import { isObject, type Members } from './json-schema-form';

/** Avro's types without a name. Source: https://avro.apache.org/docs/1.12.0/specification/ */
const AVRO_PRIMITIVES: readonly string[] = [
  ...['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'],
];

const AVRO_NAME = /^[A-Za-z_]\w*$/;
const AVRO_FULL_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Whether a value has the form of an Avro schema, to its leaves; names must be defined before use. */
export function isAvro(schema: unknown): boolean {
  return isAvroType(schema, new Set(AVRO_PRIMITIVES), '');
}

function isAvroType(schema: unknown, known: Set<string>, namespace: string): boolean {
  if (typeof schema === 'string') {
    return known.has(schema) || known.has(fullName(schema, namespace));
  }
  if (Array.isArray(schema)) {
    const isBranch = (one: unknown) => !Array.isArray(one) && isAvroType(one, known, namespace);
    return schema.length > 0 && schema.every(isBranch) && areBranchesApart(schema, namespace);
  }
  if (!isObject(schema)) return false;
  switch (schema['type']) {
    case 'record':
    case 'error':
    case 'enum':
    case 'fixed':
      return isNamedAvro(schema, known, namespace);
    case 'array':
      return isAvroType(schema['items'], known, namespace);
    case 'map':
      return isAvroType(schema['values'], known, namespace);
    default:
      return isAvroType(schema['type'], known, namespace);
  }
}

/** A union may hold each named type once, and of the others one of each kind. */
function areBranchesApart(branches: readonly unknown[], namespace: string): boolean {
  const kinds = branches.map((branch) => {
    if (!isObject(branch)) return fullName(String(branch), namespace);
    const { type, name, namespace: own = namespace } = branch;
    return typeof name === 'string' ? fullName(name, String(own)) : JSON.stringify(type);
  });
  return new Set(kinds).size === kinds.length;
}

function isNamedAvro(schema: Members, known: Set<string>, around: string): boolean {
  const { type, name, namespace = around, fields, symbols, size } = schema;
  if (typeof name !== 'string' || !AVRO_FULL_NAME.test(name)) return false;
  if (AVRO_PRIMITIVES.includes(name)) return false;
  if (typeof namespace !== 'string') return false;
  const full = fullName(name, namespace);
  if (known.has(full)) return false;
  known.add(full); // before its fields, which may be of this type
  if (type === 'fixed') return Number.isInteger(size) && Number(size) >= 0;
  if (type === 'enum') return Array.isArray(symbols) && areAvroNames(symbols);
  if (!Array.isArray(fields) || !fields.every(isObject)) return false;
  const within = full.slice(0, Math.max(full.lastIndexOf('.'), 0));
  return (
    areAvroNames(fields.map((field) => field['name'])) &&
    fields.every((field) => isAvroType(field['type'], known, within))
  );
}

function fullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

function areAvroNames(names: readonly unknown[]): boolean {
  const isName = (one: unknown) => typeof one === 'string' && AVRO_NAME.test(one);
  return names.every(isName) && new Set(names).size === names.length;
}

/** Comments and texts of Protocol Buffers, whose braces do not count; also those left open. */
const PROTOBUF_ASIDE = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;

/** Whether a text has a message of Protocol Buffers, and closes every brace that it opens. */
export function isProtobuf(text: string): boolean {
  const code = text.replace(PROTOBUF_ASIDE, ' ');
  let depth = 0;
  for (const [brace] of code.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0 && /\bmessage\s+\w+\s*\{/.test(code);
}
