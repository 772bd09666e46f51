import type { CqlMistake } from '#constructs/cassandra-keyspace/cql/cql-schema';

/** Something that Cassandra accepts and we refuse, with the reason. */
interface RefusedHere {
  readonly name: string;
  readonly why: string;
  /** Whether a mistake of ours is this one. */
  readonly is: (mistake: CqlMistake) => boolean;
}

/** Something that Cassandra refuses and we accept, with the reason. */
interface AcceptedHere {
  readonly name: string;
  readonly why: string;
  /** Cassandra's words for it. */
  readonly refusal: RegExp;
}

const expects =
  (expected: RegExp, got = /^/) =>
  (mistake: CqlMistake): boolean =>
    expected.test(mistake.expected) && got.test(mistake.got);

/** All that Cassandra accepts and we refuse. */
export const REFUSED_HERE: readonly RefusedHere[] = [
  {
    name: 'types that Keyspaces lacks',
    why: 'duration, vector and classes of Java are not on the list of its data types',
    is: expects(/^a type that Keyspaces has/),
  },
  {
    name: 'statements that declare no table',
    why: 'Keyspaces lacks views, indexes, functions, aggregates, triggers and roles; data and changes have no place in a schema file',
    is: expects(/^CREATE KEYSPACE, CREATE TABLE, CREATE TYPE or USE/),
  },
  {
    name: 'names beyond Keyspaces',
    why: "its API takes names of 48 letters, digits and _; Cassandra's parser also longer ones, those that begin with _, and any for types",
    is: expects(/^a (table|type|keyspace)'s name of/),
  },
  {
    name: 'types with the name of another',
    why: 'CREATE TYPE "int" makes what no one can tell from int in a list of columns',
    is: expects(/^a name that is no type of CQL/),
  },
  {
    name: 'deep nesting',
    why: 'Keyspaces ends at 8 frozen types one in another',
    is: expects(/^at most 8 frozen types/),
  },
  {
    name: 'the same declared twice',
    why: 'Cassandra skips the second where it says IF NOT EXISTS; in a file it is one declaration too many',
    is: expects(/^each (table|type) once/),
  },
  {
    name: 'another keyspace',
    why: 'the files of one keyspace declare no second one',
    is: expects(/^the keyspace .*, as before$/),
  },
  {
    name: 'options of keyspaces',
    why: "only Cassandra's parser judges CREATE KEYSPACE: what its options mean depends on a cluster",
    is: expects(/^replication or durable_writes$/),
  },
  {
    name: 'compact storage',
    why: 'Keyspaces has CQL tables only',
    is: expects(/^no COMPACT STORAGE/),
  },
  {
    name: 'change data capture',
    why: 'Keyspaces has streams instead, which nothing here declares: cdc = true would be dropped in silence',
    is: expects(/^false$/),
  },
  {
    name: 'a word of CQL as a value',
    why: 'comment = static means the text; quotes say so',
    is: expects(/^a value$/),
  },
];

/** All that Cassandra refuses and we accept. */
export const ACCEPTED_HERE: readonly AcceptedHere[] = [
  {
    name: 'values of options that have no effect',
    why: 'compaction, caching and the like are read and dropped with a notice, so only the form of their values is looked at',
    refusal:
      /compaction|compress|caching|ReadRepair|speculative|gc_grace|bloom_filter|crc_check|memtable|index_interval|additional_write/i,
  },
];
