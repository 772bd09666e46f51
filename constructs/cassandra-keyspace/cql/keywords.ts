/**
 * Words of CQL that name nothing unless they are quoted: Cassandra's own list
 * (`reserved_keywords.txt` of 5.0), and the two that are values.
 */
const RESERVED: ReadonlySet<string> = new Set(
  `add allow alter and apply asc authorize batch begin by columnfamily create delete desc describe
  drop entries execute false from full grant if in index infinity insert into is keyspace limit
  materialized modify nan norecursive not null of on or order primary rename revoke schema select
  set table to token true truncate unlogged update use using view where with`.split(/\s+/),
);

/** Types of Cassandra that are one word. */
const NATIVE: ReadonlySet<string> = new Set(
  `ascii bigint blob boolean counter date decimal double duration float inet int smallint text time
  timestamp timeuuid tinyint uuid varchar varint`.split(/\s+/),
);

/** Types of Cassandra that are built of others. */
const BUILT: ReadonlySet<string> = new Set(['frozen', 'list', 'map', 'set', 'tuple', 'vector']);

/** Words that Cassandra keeps for types to come. */
const KEPT_FOR_TYPES: ReadonlySet<string> = new Set(
  'bitstring byte complex enum interval macaddr'.split(' '),
);

/**
 * Words of CQL that may name all but a type: what its grammar takes as any other name
 * (`unreserved_keyword`) and not as a type's (`non_type_ident`).
 * Source: https://github.com/apache/cassandra/blob/cassandra-5.0.6/src/antlr/Parser.g
 */
const NO_TYPE: ReadonlySet<string> = new Set(
  'cast count distinct json maxwritetime ttl writetime'.split(' '),
);

/** ISO 8601 durations, which CQL reads as values: `P1D`, `PT5M`, `P2W`. In lower case they are names. */
const DURATION =
  /^P(?=\d|T\d)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;

/** Whether a word names something only in double quotes. */
export function isReserved(word: string): boolean {
  return RESERVED.has(word.toLowerCase()) || DURATION.test(word);
}

/** Whether a word names a user-defined type only in double quotes. */
export function isReservedForTypes(word: string): boolean {
  return isReserved(word) || NO_TYPE.has(word.toLowerCase());
}

/** Whether a word is a type of one word. */
export function isNativeType(word: string): boolean {
  return NATIVE.has(word.toLowerCase());
}

/** Whether a user-defined type of this name could be taken for one of Cassandra's. */
export function meansAnotherType(name: string): boolean {
  return NATIVE.has(name) || BUILT.has(name) || KEPT_FOR_TYPES.has(name);
}

/** A name as CQL writes it: in double quotes where it would mean another one without them. */
export function quoted(name: string): string {
  const plain = /^[a-z][a-z0-9_]*$/.test(name) && !RESERVED.has(name);
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The name of a user-defined type, in double quotes where it would not be one without them. */
export function quotedType(name: string): string {
  return NO_TYPE.has(name) ? `"${name}"` : quoted(name);
}

/** What the grammar asks of its words. */
export const GRAMMAR_WORDS = { isReserved, isReservedForTypes, isNativeType };
