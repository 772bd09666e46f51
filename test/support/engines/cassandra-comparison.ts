import type { CqlSchema, CqlTable, CqlType } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { isReservedForTypes } from '#constructs/cassandra-keyspace/cql/keywords';
import {
  type ParsedCql,
  parseCql,
  statementsOf,
} from '#constructs/cassandra-keyspace/cql/parse-cql';
import { ACCEPTED_HERE, REFUSED_HERE } from './cassandra-differences';
import type { CassandraEngine, CassandrasColumn, CassandrasVerdict } from './cassandra-engine';

/** How one statement fared with Cassandra and with us. */
export type Comparison =
  | { readonly kind: 'both accept' | 'both refuse' }
  | { readonly kind: 'known difference'; readonly name: string }
  | {
      readonly kind: 'disagreement';
      readonly statement: string;
      readonly ours: string;
      readonly cassandras: string;
    };

/**
 * Holds each statement of a file against Cassandra, up to the first that one of the two refuses:
 * behind it they know different types and tables.
 */
export async function compare(
  engine: CassandraEngine,
  keyspace: string,
  text: string,
): Promise<readonly Comparison[]> {
  const statements = statementsOf(text);
  // Both know the keyspace: Cassandra has made it, our files are read as if they began with USE.
  const read = (part: string) => parseCql(`USE ${keyspace};${part}`, 'file.cql');
  // cqlsh too ends what it sends with a line, which a comment needs.
  const verdicts = await engine.judge(
    keyspace,
    statements.map((statement) => `${statement.text}\n`),
  );
  const comparisons: Comparison[] = [];
  for (const [index, { at, text: statement }] of statements.entries()) {
    const verdict = verdicts[index];
    if (verdict === undefined)
      throw new Error('Cassandra gave fewer verdicts than it got statements');
    const before = read(text.slice(0, at)).schema;
    const ours = read(text.slice(0, at + statement.length));
    comparisons.push(compareOne(statement, verdict, before, ours));
    if (ours.mistakes.length > 0 || !verdict.accepted) break;
  }
  return comparisons;
}

function compareOne(
  statement: string,
  verdict: CassandrasVerdict,
  before: CqlSchema,
  { schema, mistakes, notices }: ParsedCql,
): Comparison {
  const refused = mistakes.length > 0;
  if (refused && !verdict.accepted) return { kind: 'both refuse' };
  const first = mistakes[0];
  const ours = first === undefined ? 'accepts' : `${first.expected} / ${first.got}`;
  if (!verdict.accepted) {
    const known =
      notices.length > 0
        ? ACCEPTED_HERE.find(({ refusal }) => refusal.test(verdict.refusal))
        : undefined;
    if (known !== undefined) return { kind: 'known difference', name: known.name };
    return { kind: 'disagreement', statement, ours, cassandras: verdict.refusal };
  }
  if (refused) {
    const known = mistakes.map((mistake) => REFUSED_HERE.find(({ is }) => is(mistake)));
    if (known[0] !== undefined && !known.includes(undefined))
      return { kind: 'known difference', name: known[0].name };
    return { kind: 'disagreement', statement, ours, cassandras: 'accepts' };
  }
  const [mine, cassandras] = [describeOurs(before, schema), describeCassandras(verdict)].map(
    (each) => JSON.stringify(each),
  );
  if (mine === cassandras) return { kind: 'both accept' };
  return { kind: 'disagreement', statement, ours: mine ?? '', cassandras: cassandras ?? '' };
}

function describeOurs(before: CqlSchema, after: CqlSchema): unknown {
  const table = after.tables[before.tables.length];
  if (table !== undefined) return describeTable(table);
  const type = after.types[before.types.length];
  return type === undefined ? 'nothing new' : describeType(type);
}

function describeTable({ name, columns, options }: CqlTable): unknown {
  const described = columns.map(({ name: column, type, kind, position, order }) => ({
    name: column,
    type,
    kind,
    position,
    order,
  }));
  return {
    name,
    columns: byName(described),
    ttl: options.defaultTimeToLive ?? 0,
    comment: options.comment ?? '',
  };
}

function describeType({ name, fields }: CqlType): unknown {
  return { name, fields: fields.map(({ name: field, type }) => ({ name: field, type })) };
}

function describeCassandras(verdict: Extract<CassandrasVerdict, { accepted: true }>): unknown {
  const { name, columns, fields, defaultTimeToLive: ttl, comment } = verdict;
  if (fields !== undefined)
    return {
      name,
      fields: fields.map((field) => ({ name: field.name, type: keyspacesSpelling(field.type) })),
    };
  if (columns === undefined) return 'nothing new';
  const described = columns.map((column: CassandrasColumn) => ({
    name: column.name,
    type: keyspacesSpelling(column.type),
    kind: column.kind,
    position: column.position,
    order: column.order,
  }));
  return { name, columns: byName(described), ttl, comment };
}

/**
 * A tuple is always frozen: Cassandra says so each time, Keyspaces never. And Cassandra writes some
 * types that are named by a word of CQL, such as "json" and "true", without the quotes that it asks for.
 */
export function keyspacesSpelling(type: string): string {
  return withPlainTuples(
    type.replace(/"[^"]*"|\w+/g, (word) =>
      /^\w/.test(word) && word !== 'set' && isReservedForTypes(word) ? `"${word}"` : word,
    ),
  );
}

function withPlainTuples(type: string): string {
  const place = type.indexOf('frozen<tuple<');
  if (place === -1) return type;
  let depth = 0;
  for (let index = place; index < type.length; index += 1) {
    depth += type[index] === '<' ? 1 : type[index] === '>' ? -1 : 0;
    if (depth === 0 && type[index] === '>') {
      const inner = type.slice(place + 'frozen<'.length, index);
      return withPlainTuples(type.slice(0, place) + inner + type.slice(index + 1));
    }
  }
  return type;
}

function byName<T extends { readonly name: string }>(named: readonly T[]): T[] {
  return [...named].sort((one, other) => (one.name < other.name ? -1 : 1));
}
