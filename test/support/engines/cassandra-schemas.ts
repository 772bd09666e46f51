import fc from 'fast-check';
import {
  isReserved,
  isReservedForTypes,
  meansAnotherType,
} from '#constructs/cassandra-keyspace/cql/keywords';
import {
  banner,
  between,
  type Draw,
  onceIn,
  oneOf,
  type Tokens,
  written,
} from './cassandra-random';
import { WORDS } from './cassandra-words';

/** A file of statements that Cassandra accepts. */
export interface RandomSchema {
  /** Each statement as words and signs. */
  readonly statements: readonly Tokens[];
}

/** What a random type may use. */
interface Types {
  /** User-defined types, and whether they hold collections that are not frozen. */
  readonly declared: readonly { readonly name: string; readonly hasLive: boolean }[];
}

const NATIVE =
  `ascii bigint blob boolean date decimal double float inet int smallint text time timestamp
  timeuuid tinyint uuid varchar varint`.split(/\s+/);

/** Names in all the ways of CQL: plain, in mixed case, words of CQL that may be names, quoted. */
const NAMES =
  `id Customer_Id name status v1 x2y key type ttl list map tuple frozen vector int text date
  values static clustering keys counter storage filtering contains compact json exists role user
  "Id" "customerId" "order" "primary" "SELECT" "1st" "_hidden" "a b" "with,comma" "say ""hi""" "(x)" "--no" "é"`.split(
    /\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/,
  );

/** Names that tables and types may have too. */
const WORD_NAMES = NAMES.filter((name) => /^[A-Za-z]\w*$|^"[A-Za-z0-9]\w*"$/.test(name));

/** Words of the language as names: in quotes, and without where they need none in any case. */
const WORDS_AS_NAMES = inBothWays(WORDS, isReserved);
const WORDS_AS_TYPES = inBothWays(
  WORDS.filter((word) => !meansAnotherType(word)),
  isReservedForTypes,
);

function inBothWays(words: readonly string[], needsQuotes: (word: string) => boolean): string[] {
  return words.flatMap((word) => [
    `"${word}"`,
    ...(needsQuotes(word) || needsQuotes(word.toUpperCase()) ? [] : [word]),
  ]);
}

/** Some names, and some words of the language as names. */
function among(draw: Draw, names: readonly string[], words: readonly string[]): string[] {
  return [...names, ...Array.from(names, () => oneOf(draw, words))];
}

const TYPE_NAMES = `address "Money" line_item Contact "point" geo "order" role`.split(' ');

/** A random valid file: up to three types, up to three tables. */
export function schemas(): fc.Arbitrary<RandomSchema> {
  return fc.gen().map((gen) => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    const declared: { name: string; hasLive: boolean }[] = [];
    const statements: Tokens[] = [];
    for (const name of distinct(
      draw,
      among(draw, TYPE_NAMES, WORDS_AS_TYPES),
      between(draw, 0, 3),
    )) {
      const { tokens, hasLive } = typeStatement(draw, name, { declared });
      statements.push(tokens);
      declared.push({ name, hasLive });
    }
    for (const name of distinct(
      draw,
      among(draw, WORD_NAMES, WORDS_AS_NAMES),
      between(draw, 1, 3),
    )) {
      statements.push(tableStatement(draw, name, { declared }));
    }
    return { statements };
  });
}

/** Text of statements, with white space, comments and case at random. */
export function fileOf(draw: Draw, statements: readonly Tokens[]): string {
  const pieces = statements.map((tokens) => `${banner(draw)}${written(draw, tokens)};\n`);
  return `${pieces.join('\n')}${banner(draw)}`;
}

function typeStatement(
  draw: Draw,
  name: string,
  types: Types,
): { tokens: Tokens; hasLive: boolean } {
  let hasLive = false;
  const fields = distinct(draw, among(draw, NAMES, WORDS_AS_NAMES), between(draw, 1, 4)).map(
    (field) => {
      const live = onceIn(draw, 5);
      hasLive ||= live;
      return [field, ...(live ? collection(draw, types, 1) : frozenOrNative(draw, types, 2))];
    },
  );
  const tokens = [
    'CREATE',
    'TYPE',
    ...ifNotExists(draw),
    ...qualified(draw, name),
    '(',
    ...listed(draw, fields),
    ')',
  ];
  return { tokens, hasLive };
}

function tableStatement(draw: Draw, name: string, types: Types): Tokens {
  const names = distinct(draw, among(draw, NAMES, WORDS_AS_NAMES), between(draw, 1, 9));
  const partition = names.slice(0, Math.min(names.length, between(draw, 1, 3)));
  const clustering = names.slice(partition.length, partition.length + between(draw, 0, 3));
  const others = names.slice(partition.length + clustering.length);
  const counters = onceIn(draw, 12);
  const inline = partition.length === 1 && clustering.length === 0 && draw(fc.boolean());
  const keyColumns = [...partition, ...clustering].map((column) => [
    column,
    ...frozenOrNative(draw, types, 2),
    ...(inline ? ['PRIMARY', 'KEY'] : []),
  ]);
  const otherColumns = others.map((column) => {
    const isStatic = clustering.length > 0 && onceIn(draw, 4);
    return [
      column,
      ...(counters ? ['counter'] : anyType(draw, types)),
      ...(isStatic ? ['STATIC'] : []),
    ];
  });
  const key = inline ? [] : [primaryKey(draw, partition, clustering)];
  const elements = shuffled(draw, [...keyColumns, ...otherColumns, ...key]);
  const options = tableOptions(draw, clustering, counters && others.length > 0);
  return [
    'CREATE',
    oneOf(draw, ['TABLE', 'TABLE', 'TABLE', 'COLUMNFAMILY']),
    ...ifNotExists(draw),
    ...qualified(draw, name),
    '(',
    ...listed(draw, elements),
    ')',
    ...options.flatMap((option, index) => [index === 0 ? 'WITH' : 'AND', ...option]),
  ];
}

function primaryKey(
  draw: Draw,
  partition: readonly string[],
  clustering: readonly string[],
): Tokens {
  const plain = partition.length === 1 && draw(fc.boolean());
  const head = plain ? partition : ['(', ...commas(partition.map((name) => [name])), ')'];
  return ['PRIMARY', 'KEY', '(', ...head, ...clustering.flatMap((name) => [',', name]), ')'];
}

function tableOptions(draw: Draw, clustering: readonly string[], counters: boolean): Tokens[] {
  const options: Tokens[] = [];
  const ordered = clustering.slice(0, between(draw, 0, clustering.length));
  if (ordered.length > 0) {
    const orders = ordered.map((name) => [name, oneOf(draw, ['ASC', 'DESC'])]);
    options.push(['CLUSTERING', 'ORDER', 'BY', '(', ...commas(orders), ')']);
  }
  if (onceIn(draw, 3)) {
    const seconds = counters ? 0 : oneOf(draw, [0, 1, 60, 86_400, 630_720_000]);
    options.push([
      oneOf(draw, ['default_time_to_live', '"default_time_to_live"']),
      '=',
      `${seconds}`,
    ]);
  }
  if (onceIn(draw, 3)) {
    const comments = [
      "'by customer'",
      "''",
      "'it''s -- no comment;'",
      '$$a; $ b$$',
      "'ümlaut'",
      '5',
      '1.5',
      'true',
      '0xab',
    ];
    options.push(['comment', '=', oneOf(draw, comments)]);
  }
  for (const option of distinct(draw, IGNORED, between(draw, 0, 2)))
    options.push(option.split(' '));
  return shuffled(draw, options);
}

/** Options with good values that have no effect in Keyspaces. */
const IGNORED = [
  'gc_grace_seconds = 864000',
  'bloom_filter_fp_chance = 0.01',
  "compaction = { 'class' : 'SizeTieredCompactionStrategy' , 'max_threshold' : 32 }",
  "compression = { 'class' : 'LZ4Compressor' }",
  "caching = { 'keys' : 'ALL' , 'rows_per_partition' : 'NONE' }",
  "speculative_retry = '99p'",
  'crc_check_chance = 1.0',
  "read_repair = 'BLOCKING'",
  'cdc = false',
  'memtable_flush_period_in_ms = 0',
  'max_index_interval = 2048',
];

function anyType(draw: Draw, types: Types): Tokens {
  const live = types.declared.filter(({ hasLive }) => !hasLive);
  const kind = between(draw, 0, 5);
  if (kind === 0) return collection(draw, types, 2);
  if (kind === 1 && live.length > 0) return qualified(draw, oneOf(draw, live).name);
  return frozenOrNative(draw, types, 2);
}

/** A type that may stand anywhere: in a key, in a collection, in a user-defined type. */
function frozenOrNative(draw: Draw, types: Types, depth: number): Tokens {
  const kind = depth === 0 ? 0 : between(draw, 0, 7);
  if (kind === 5) return ['frozen', '<', ...collection(draw, types, depth - 1, true), '>'];
  if (kind === 6) return tuple(draw, types, depth - 1);
  if (kind === 7 && types.declared.length > 0) {
    return ['frozen', '<', ...qualified(draw, oneOf(draw, types.declared).name), '>'];
  }
  return [oneOf(draw, NATIVE)];
}

/** A collection; inside `frozen<>` its parts need not say that they are frozen too. */
function collection(draw: Draw, types: Types, depth: number, frozen = false): Tokens {
  const part = () =>
    frozen && depth > 0 && onceIn(draw, 3)
      ? collection(draw, types, depth - 1, true)
      : frozenOrNative(draw, types, depth);
  const kind = oneOf(draw, ['list', 'set', 'map']);
  return kind === 'map'
    ? ['map', '<', ...part(), ',', ...part(), '>']
    : [kind, '<', ...part(), '>'];
}

function tuple(draw: Draw, types: Types, depth: number): Tokens {
  const part = () =>
    onceIn(draw, 3) ? collection(draw, types, 0, true) : frozenOrNative(draw, types, depth);
  const parts = Array.from({ length: between(draw, 1, 3) }, part);
  const tokens = ['tuple', '<', ...commas(parts), '>'];
  return onceIn(draw, 3) ? ['frozen', '<', ...tokens, '>'] : tokens;
}

function ifNotExists(draw: Draw): Tokens {
  return onceIn(draw, 4) ? ['IF', 'NOT', 'EXISTS'] : [];
}

/** The keyspace that all statements are applied to. */
export const KEYSPACE = 'shop';

function qualified(draw: Draw, name: string): Tokens {
  return onceIn(draw, 4) ? [KEYSPACE, '.', name] : [name];
}

function commas(parts: readonly Tokens[]): Tokens {
  return parts.flatMap((part, index) => (index === 0 ? part : [',', ...part]));
}

/** Elements with commas; Cassandra takes one too many. */
function listed(draw: Draw, elements: readonly Tokens[]): Tokens {
  return [...commas(elements), ...(onceIn(draw, 10) ? [','] : [])];
}

/** Some of a list, none twice as Cassandra stores names. */
function distinct(draw: Draw, values: readonly string[], count: number): string[] {
  const stored = (name: string) => (name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase());
  return draw(
    fc.uniqueArray(fc.constantFrom(...values), {
      minLength: count,
      maxLength: count,
      selector: stored,
    }),
  );
}

function shuffled<T>(draw: Draw, values: readonly T[]): T[] {
  return draw(
    fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length }),
  );
}
