import { shown } from '#constructs/kernel/invalid-input';
import { readProjectFile } from '#constructs/kernel/project-file';
import { dataFormatOf, type SchemaOptions } from './registry-options';
import { avroFault } from './avro-form';
import { jsonSchemaFault } from './json-schema-form';
import { isProtobuf } from './protobuf-form';
import { pointer, type SchemaFault } from './schema-fault';
import type { ClusterMistake } from './topic-mistakes';

/**
 * Glue's limit for the text of a schema. Source:
 * https://docs.aws.amazon.com/glue/latest/dg/schema-registry.html#schema-registry-quotas
 */
const MOST_CHARACTERS = 170_000;

/**
 * Levels of objects and lists in one another: Jackson, by which Glue's serializers and Avro read,
 * takes no more. Source:
 * https://javadoc.io/doc/com.fasterxml.jackson.core/jackson-core/latest/com/fasterxml/jackson/core/StreamReadConstraints.html
 */
const MOST_LEVELS = 1000;

/** Some editors begin a file with it, and no parser of schemas takes it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** Gives the text of a file of the project, or undefined where there is none. */
type ReadFile = (path: string) => string | undefined;

/** Every mistake in the files of a registry's schemas; a missing file is one. */
export function schemaMistakes(
  schemas: Readonly<Record<string, SchemaOptions>> = {},
  read: ReadFile = readProjectFile,
): ClusterMistake[] {
  return Object.entries(schemas).flatMap(([name, { file }]) => {
    const found = mistakeIn(file, withoutMark(read(file)));
    if (found === undefined) return [];
    return [{ path: ['schemas', name, 'file'], got: file, ...found }];
  });
}

/**
 * The definition of a schema as Glue gets it: JSON without blanks, so that a new layout is no new
 * version.
 */
export function schemaDefinition(file: string, read: ReadFile = readProjectFile): string {
  const text = withoutMark(read(file)) ?? '';
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
      return jsonMistake(text, avroFault, 'an Avro schema, complete to its leaves');
    case 'JSON':
      return jsonMistake(
        text,
        jsonSchemaFault,
        'a JSON Schema of draft 4, 6 or 7, right to its leaves',
      );
    default:
      if (isProtobuf(text)) return undefined;
      return {
        expected: 'a Protocol Buffers file with a message, its braces closed',
        fix: 'Declare a message in it, and close every brace.',
      };
  }
}

function jsonMistake(
  text: string,
  faultIn: (schema: unknown) => SchemaFault | undefined,
  expected: string,
) {
  if (levelsOf(text) > MOST_LEVELS) {
    return {
      expected: `a file of at most ${MOST_LEVELS} levels of objects and lists in one another`,
      fix: 'Name what lies deep, and refer to it by its name.',
    };
  }
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { expected: 'a file of JSON', fix: `Mend it: ${reason.replace(/\s+/g, ' ')}.` };
  }
  const fault = faultIn(schema);
  if (fault === undefined) return undefined;
  const { path, expected: wanted, got } = fault;
  return { expected, fix: `Mend it at ${pointer(path)}: write ${wanted}, not ${shown(got)}.` };
}

/** How deep objects and lists lie in one another; braces in texts do not count. */
function levelsOf(json: string): number {
  let [levels, most] = [0, 0];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\]]/g)) {
    if (token === '{' || token === '[') most = Math.max(most, (levels += 1));
    else if (token === '}' || token === ']') levels -= 1;
  }
  return most;
}

function withoutMark(text: string | undefined): string | undefined {
  return text?.replace(BYTE_ORDER_MARK, '');
}
