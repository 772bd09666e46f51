import { InvalidInput } from '#constructs/kernel/invalid-input';
import { readProjectFile } from '#constructs/kernel/project-file';
import type { CassandraOptions } from './cassandra-options';
import type { CqlMistake, CqlSchema } from './cql/cql-schema';
import { type CqlFile, type ParsedCql, parseCqlFiles } from './cql/parse-cql';

/** The project is read once for each environment's keyspace, however many rules look at it. */
const known = new WeakMap<object, ParsedCql>();

/** What the `.cql` files of a keyspace declare, and every mistake in them; a missing file is one. */
export function readSchema(options: Pick<CassandraOptions, 'schema'>): ParsedCql {
  const read = known.get(options);
  if (read !== undefined) return read;
  const parsed = parse(schemaPaths(options));
  known.set(options, parsed);
  return parsed;
}

/** What the `.cql` files of a keyspace declare. Throws `InvalidInput` with every mistake in them. */
export function requireSchema(options: Pick<CassandraOptions, 'schema'>): CqlSchema {
  const { schema, mistakes } = readSchema(options);
  if (mistakes.length === 0) return schema;
  throw new InvalidInput(
    mistakes.map(({ file, line, column, expected, got, fix }) => ({
      source: `${file}:${line}:${column}`,
      property: '',
      expected,
      got,
      fix,
    })),
  );
}

/** The paths of the `.cql` files, in the order in which they are read. */
export function schemaPaths({ schema }: Pick<CassandraOptions, 'schema'>): readonly string[] {
  return typeof schema === 'string' ? [schema] : schema;
}

function parse(paths: readonly string[]): ParsedCql {
  const files: CqlFile[] = [];
  const missing: CqlMistake[] = [];
  for (const file of paths) {
    const text = readProjectFile(file);
    if (text === undefined) missing.push(missingFile(file));
    else files.push({ file, text });
  }
  const parsed = parseCqlFiles(files);
  return { ...parsed, mistakes: [...missing, ...parsed.mistakes] };
}

function missingFile(file: string): CqlMistake {
  return {
    file,
    line: 1,
    column: 1,
    expected: "a file in the project's folder",
    got: 'no file',
    fix: 'Write the path from the folder of package.json, or add the file.',
  };
}
