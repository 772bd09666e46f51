import { readProjectFile } from '#constructs/kernel/project-file';
import { dataFormatOf, type SchemaOptions } from './registry-options';
import type { ClusterMistake } from './topic-mistakes';

/**
 * Glue's limit for the text of a schema. Source:
 * https://docs.aws.amazon.com/glue/latest/dg/schema-registry.html#schema-registry-quotas
 */
const MOST_CHARACTERS = 170_000;

/** Avro's own types. Source: https://avro.apache.org/docs/1.12.0/specification/ */
const AVRO_TYPES: ReadonlySet<unknown> = new Set([
  ...['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'],
  ...['record', 'error', 'enum', 'array', 'map', 'fixed'],
]);

/** Gives the text of a file of the project, or undefined where there is none. */
type ReadFile = (path: string) => string | undefined;

/** Every mistake in the files of a registry's schemas; a missing file is one. */
export function schemaMistakes(
  schemas: Readonly<Record<string, SchemaOptions>> = {},
  read: ReadFile = readProjectFile,
): ClusterMistake[] {
  return Object.entries(schemas).flatMap(([name, { file }]) => {
    const found = mistakeIn(file, read(file));
    if (found === undefined) return [];
    return [{ path: ['schemas', name, 'file'], got: file, ...found }];
  });
}

/**
 * The definition of a schema as Glue gets it: JSON without blanks, so that a new layout is no new
 * version.
 */
export function schemaDefinition(file: string, read: ReadFile = readProjectFile): string {
  const text = read(file) ?? '';
  return dataFormatOf(file) === 'PROTOBUF' ? text : JSON.stringify(JSON.parse(text));
}

function mistakeIn(
  file: string,
  text: string | undefined,
): Pick<ClusterMistake, 'expected' | 'fix'> | undefined {
  if (text === undefined) {
    return {
      expected: "a file in the project's folder",
      fix: 'Write the path from the folder of package.json, or add the file.',
    };
  }
  if (text.length > MOST_CHARACTERS) {
    return {
      expected: `a file of at most ${MOST_CHARACTERS} characters`,
      fix: 'Split the schema.',
    };
  }
  switch (dataFormatOf(file)) {
    case 'AVRO':
      return jsonMistake(text, isAvro, 'an Avro schema: a type, or an object with one');
    case 'JSON':
      return jsonMistake(text, isObject, 'a JSON Schema: an object');
    default:
      if (/\bmessage\s+\w+\s*\{/.test(text)) return undefined;
      return {
        expected: 'a Protocol Buffers file with a message',
        fix: 'Declare a message in it.',
      };
  }
}

function jsonMistake(text: string, accepts: (schema: unknown) => boolean, expected: string) {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { expected: 'a file of JSON', fix: `Mend it: ${reason.replace(/\s+/g, ' ')}.` };
  }
  if (accepts(schema)) return undefined;
  return { expected, fix: 'Write the schema that messages of this kind have.' };
}

function isObject(schema: unknown): schema is Readonly<Record<string, unknown>> {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

/**
 * Whether a value has the form of an Avro schema, at its top and in the fields of a record there.
 */
function isAvro(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.length > 0 && schema.every(isAvro);
  if (typeof schema === 'string') return AVRO_TYPES.has(schema);
  if (!isObject(schema)) return false;
  const { type, name, fields } = schema;
  if (type !== 'record' && type !== 'error') return AVRO_TYPES.has(type) || isAvro(type);
  if (typeof name !== 'string' || !Array.isArray(fields)) return false;
  return fields.every(
    (field) => isObject(field) && typeof field['name'] === 'string' && 'type' in field,
  );
}
