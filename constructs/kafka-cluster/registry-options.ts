import { numbering } from '#constructs/kernel/numbering';
import { fields, named, oneOf, pattern } from '#constructs/kernel/schema';

/** One schema of the registry. */
export interface SchemaOptions {
  /**
   * Its file, from the project's folder: `.avsc` is Avro, `.json` JSON Schema, `.proto` Protocol
   * Buffers. A changed file becomes a new version.
   */
  readonly file: string;
  /**
   * Which changes are taken: those that new readers can read old messages with (`backward`), old
   * readers new messages (`forward`), both (`full`), each also over all versions (`-all`); any
   * (`none`), no change (`disabled`). @default 'backward'
   */
  readonly compatibility?: Compatibility;
}

/**
 * Source:
 * https://docs.aws.amazon.com/glue/latest/dg/schema-registry.html#schema-registry-compatibility
 */
export const COMPATIBILITIES = [
  'none',
  'disabled',
  'backward',
  'backward-all',
  'forward',
  'forward-all',
  'full',
  'full-all',
] as const;

/** Which changes of a schema are taken. */
export type Compatibility = (typeof COMPATIBILITIES)[number];

/** Glue's name of each format, by the ending of the file. */
export const DATA_FORMATS: Readonly<Record<string, 'AVRO' | 'JSON' | 'PROTOBUF'>> = {
  avsc: 'AVRO',
  json: 'JSON',
  proto: 'PROTOBUF',
};

/** Glue's name of a schema file's format. */
export function dataFormatOf(file: string): 'AVRO' | 'JSON' | 'PROTOBUF' | undefined {
  return DATA_FORMATS[file.slice(file.lastIndexOf('.') + 1)];
}

/** What `schemas` may say. What the files hold: `schema-mistakes.ts`. */
export const schemaOptions = named(
  pattern(
    /^[A-Za-z][A-Za-z0-9._-]{0,99}$/,
    100,
    'the name of a schema: at most 100 letters, digits, dots, hyphens and underscores, beginning with a letter',
    "Write, for example, 'orders'.",
  ),
  fields({
    file: pattern(
      /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]*\.(?:avsc|json|proto)$/,
      200,
      "a path from the project's folder that ends in .avsc, .json or .proto",
      "Write, for example, 'schemas/order.avsc'.",
    ),
    compatibility: oneOf(COMPATIBILITIES).optional(),
  }),
  "{ orders: { file: 'schemas/order.avsc' } }",
).superRefine(numbering(0, 200, 'schemas', 'Move some to a cluster of their own.'));
