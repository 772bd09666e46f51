import { readProjectFile } from '#constructs/kernel/project-file';
import { dataFormatOf, type SchemaOptions } from './registry-options';
import { isJsonSchema } from './json-schema-form';
import { isAvro, isProtobuf } from './schema-form';
import type { ClusterMistake } from './topic-mistakes';

/**
 * Glue's limit for the text of a schema. Source:
 * https://docs.aws.amazon.com/glue/latest/dg/schema-registry.html#schema-registry-quotas
 */
const MOST_CHARACTERS = 170_000;

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
      return jsonMistake(text, isAvro, 'an Avro schema, complete to its leaves');
    case 'JSON':
      return jsonMistake(text, isJsonSchema, 'a JSON Schema, right to its leaves');
    default:
      if (isProtobuf(text)) return undefined;
      return {
        expected: 'a Protocol Buffers file with a message, its braces closed',
        fix: 'Declare a message in it, and close every brace.',
      };
  }
}

function jsonMistake(text: string, accepts: (schema: unknown) => boolean, expected: string) {
  try {
    if (accepts(JSON.parse(text))) return undefined;
  } catch (error) {
    // no JSON, or nested deeper than the stack
    const reason = error instanceof Error ? error.message : String(error);
    return { expected: 'a file of JSON', fix: `Mend it: ${reason.replace(/\s+/g, ' ')}.` };
  }
  return { expected, fix: 'Write the schema that messages of this kind have.' };
}
