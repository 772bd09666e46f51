import { between, type Draw, oneOf, type Tokens } from './cassandra-random';
import { WORDS } from './cassandra-words';

/** Breaks one thing of a statement, or tries to: what comes out may still be good. */
export function damaged(draw: Draw, tokens: Tokens): Tokens {
  return oneOf(draw, between(draw, 0, 1) === 0 ? BLIND : KNOWING)(draw, tokens);
}

type Damage = (draw: Draw, tokens: Tokens) => Tokens;

/** Words and signs that are put where they do not belong. */
const STRAYS =
  `( ) < > { } , . ; = : ' " $$ -- /* - _ ? 5 -5 1.5 0xab 'text' name "Name" "" int text list map set
  frozen tuple counter PRIMARY KEY STATIC WITH AND IF NOT EXISTS CLUSTERING ORDER BY ASC DESC TABLE TYPE
  CREATE order select null true`.split(/\s+/);

/** Slips of a keyboard: they know nothing of CQL. */
const BLIND: readonly Damage[] = [
  (draw, tokens) => splice(tokens, at(draw, tokens), 1),
  (draw, tokens) => splice(tokens, at(draw, tokens), 0, oneOf(draw, STRAYS)),
  (draw, tokens) => splice(tokens, at(draw, tokens), 1, oneOf(draw, STRAYS)),
  (draw, tokens) => {
    const place = at(draw, tokens);
    return splice(tokens, place, 1, tokens[place] ?? '', tokens[place] ?? '');
  },
  (draw, tokens) => {
    const place = at(draw, tokens);
    return splice(tokens, place, 2, ...tokens.slice(place, place + 2).reverse());
  },
  (draw, tokens) => splice(tokens, at(draw, tokens), 1, oneOf(draw, tokens)),
  (draw, tokens) => tokens.slice(0, between(draw, 1, tokens.length - 1)),
  (draw, tokens) => {
    const place = at(draw, tokens);
    const token = tokens[place] ?? '';
    const letter = between(draw, 0, token.length);
    return splice(
      tokens,
      place,
      1,
      token.slice(0, letter) +
        oneOf(draw, ['"', "'", 'x', '_', '5', '-', '$', '\u00a0', 'ß']) +
        token.slice(letter),
    );
  },
];

const LACKING_TYPES = [
  'counter',
  'duration',
  'nosuch',
  'other.type',
  'vector<float, 3>',
  "'org.apache.cassandra.db.marshal.Int32Type'",
  '"int"',
  'list',
  'list<list<int>>',
  'frozen<int>',
  'tuple<>',
  'list<counter>',
  'frozen<list<list<frozen<set<int>>>>>',
  `${'frozen<list<'.repeat(9)}int${'>>'.repeat(9)}`,
];

const ENDINGS =
  `default_time_to_live = -1|default_time_to_live = 630720001|default_time_to_live = 'x'|default_time_to_live = 1.5|default_time_to_live = { 'a' : 1 }|comment = { }|comment = null|comment = static|comment = a|nosuch = 1|cdc = true|compaction = 5|gc_grace_seconds = { 'a' : 'b' }|COMPACT STORAGE|id = 'x'|read_repair_chance = 0.1|CLUSTERING ORDER BY ( nosuch ASC )|CLUSTERING ORDER BY ( id )|compaction = { 'class' : { 'a' : 'b' } }|"Comment" = 'x'|comment 'x'|comment = 'it's'`.split(
    '|',
  );

const OTHER_NAMES = [
  'order',
  'set',
  '_x',
  '""',
  '"_x"',
  `a${'b'.repeat(48)}`,
  `a${'b'.repeat(47)}`,
  '"a-b"',
  'other.name',
  'system.name',
  'a.b.c',
  '5x',
  'int',
  'list',
  '"list"',
  'byte',
  '"byte"',
];

/** Statements that Cassandra reads and a schema file may not hold. */
const OTHERS =
  `CREATE INDEX ON t ( a )|CREATE CUSTOM INDEX i ON t ( a ) USING 'x'|CREATE MATERIALIZED VIEW v AS SELECT * FROM t WHERE a IS NOT NULL PRIMARY KEY ( a )|CREATE FUNCTION f ( a int ) RETURNS NULL ON NULL INPUT RETURNS int LANGUAGE java AS $$ return a; $$|CREATE AGGREGATE a ( int ) SFUNC f STYPE int|CREATE TRIGGER x ON t USING 'y'|CREATE ROLE r|CREATE USER u WITH PASSWORD 'p'|GRANT SELECT ON t TO r|REVOKE SELECT ON t FROM r|LIST ROLES|ALTER TABLE t ADD b int|ALTER KEYSPACE k WITH durable_writes = true|DROP TABLE t|DROP INDEX i|TRUNCATE t|INSERT INTO t ( a ) VALUES ( 1 )|UPDATE t SET a = 1 WHERE b = 2|DELETE FROM t WHERE a = 1|SELECT * FROM t|BEGIN BATCH INSERT INTO t ( a ) VALUES ( 1 ) APPLY BATCH|DESCRIBE TABLES|CREATE KEYSPACE k|CREATE KEYSPACE k WITH nosuch = 1|CREAT TABLE t ( a int PRIMARY KEY )`.split(
    '|',
  );

/** Mistakes of people who know CQL, and what Keyspaces lacks. */
const KNOWING: readonly Damage[] = [
  // No key, two keys, a key of something else.
  (_, tokens) => without(tokens, 'PRIMARY', ')'),
  (draw, tokens) =>
    beforeLast(tokens, ')', [',', 'PRIMARY', 'KEY', '(', nameIn(draw, tokens), ')']),
  (draw, tokens) =>
    after(draw, tokens, ['KEY', '('], 1, oneOf(draw, ['nosuch', nameIn(draw, tokens)])),
  // The same twice, or one too many.
  (draw, tokens) =>
    beforeLast(tokens, ')', [
      ',',
      nameIn(draw, tokens),
      oneOf(draw, ['int', 'counter', 'text STATIC']),
    ]),
  (draw, tokens) => after(draw, tokens, NATIVES, 0, 'STATIC'),
  (draw, tokens) => after(draw, tokens, NATIVES, 0, 'MASKED WITH DEFAULT'),
  // Types.
  (draw, tokens) => unfrozen(draw, tokens),
  (draw, tokens) => replaced(draw, tokens, NATIVES, oneOf(draw, LACKING_TYPES)),
  (draw, tokens) =>
    replaced(
      draw,
      tokens,
      ['list', 'set', 'map', 'frozen', 'tuple'],
      oneOf(draw, ['list', 'frozen', 'array']),
    ),
  (draw, tokens) => replaced(draw, tokens, ['STATIC'], 'PRIMARY KEY'),
  // Options.
  (draw, tokens) => [
    ...tokens,
    tokens.includes('WITH') ? 'AND' : 'WITH',
    ...oneOf(draw, ENDINGS).split(' '),
  ],
  (draw, tokens) =>
    replaced(draw, tokens, ['ASC', 'DESC'], oneOf(draw, ['', 'ASCENDING', ', id ASC'])),
  // Names.
  (draw, tokens) => named(draw, tokens),
  (draw) => oneOf(draw, OTHERS).split(' '),
];

const NATIVES = [
  'int',
  'text',
  'uuid',
  'bigint',
  'date',
  'boolean',
  'blob',
  'varchar',
  'inet',
  'timeuuid',
];

function at(draw: Draw, tokens: Tokens): number {
  return between(draw, 0, tokens.length - 1);
}

function splice(
  tokens: Tokens,
  place: number,
  count: number,
  ...instead: readonly string[]
): Tokens {
  return [...tokens.slice(0, place), ...instead, ...tokens.slice(place + count)];
}

/** One of the words that stand before a type. */
function nameIn(draw: Draw, tokens: Tokens): string {
  const names = tokens.filter(
    (_, index) => ['(', ','].includes(tokens[index - 1] ?? '') && /\w/.test(tokens[index] ?? ''),
  );
  return names.length > 0 ? oneOf(draw, names) : 'nosuch';
}

function places(tokens: Tokens, wanted: readonly string[]): number[] {
  return tokens.flatMap((token, index) => (wanted.includes(token) ? [index] : []));
}

function replaced(draw: Draw, tokens: Tokens, wanted: readonly string[], instead: string): Tokens {
  const found = places(tokens, wanted);
  return found.length === 0 ? tokens : splice(tokens, oneOf(draw, found), 1, instead);
}

/** Puts a word behind one of those wanted, in the place of `count` others. */
function after(
  draw: Draw,
  tokens: Tokens,
  wanted: readonly string[],
  count: number,
  word: string,
): Tokens {
  const found = places(tokens, wanted);
  return found.length === 0 ? tokens : splice(tokens, oneOf(draw, found) + 1, count, word);
}

function beforeLast(tokens: Tokens, sign: string, words: Tokens): Tokens {
  const place =
    tokens.lastIndexOf('WITH') === -1 ? tokens.lastIndexOf(sign) : tokens.lastIndexOf('WITH') - 1;
  return place < 0 ? tokens : splice(tokens, place, 0, ...words);
}

/** Cuts from a word to the next sign. */
function without(tokens: Tokens, word: string, sign: string): Tokens {
  const from = tokens.indexOf(word);
  const to = tokens.indexOf(sign, from);
  return from === -1 || to === -1 ? tokens : splice(tokens, from - 1, to - from + 2);
}

/** Takes one `frozen<>` away from around a type. */
function unfrozen(draw: Draw, tokens: Tokens): Tokens {
  const found = places(tokens, ['frozen']).filter((place) => tokens[place + 1] === '<');
  if (found.length === 0) return tokens;
  const from = oneOf(draw, found);
  let depth = 0;
  for (let index = from + 1; index < tokens.length; index += 1) {
    depth += tokens[index] === '<' ? 1 : tokens[index] === '>' ? -1 : 0;
    if (depth === 0)
      return [
        ...tokens.slice(0, from),
        ...tokens.slice(from + 2, index),
        ...tokens.slice(index + 1),
      ];
  }
  return tokens;
}

/** Gives the table or type another name. */
function named(draw: Draw, tokens: Tokens): Tokens {
  const place = tokens.indexOf('(') - 1;
  const word = oneOf(draw, WORDS);
  const name = oneOf(draw, [...OTHER_NAMES, word, word, `"${word}"`]);
  return place < 0 ? tokens : splice(tokens, place, 1, name);
}
