/** A file with mistakes, each as a user reads it. */
export interface BadCql {
  readonly title: string;
  readonly cql: string;
  readonly mistakes: readonly string[];
}

const STATEMENT = 'expected CREATE KEYSPACE, CREATE TABLE, CREATE TYPE or USE';

/** What Cassandra has and Keyspaces has not; a case named `keyspaces: …` is one that Cassandra would take. */
export const LACKING_CQL: readonly BadCql[] = [
  ...[
    {
      cql: 'CREATE TABLE t (a int PRIMARY KEY, b duration)',
      at: 38,
      text: 'expected a type that Keyspaces has, got duration. Store seconds or nanoseconds as bigint.',
    },
    {
      cql: 'CREATE TABLE t (a int PRIMARY KEY, b vector<float, 3>)',
      at: 38,
      text: 'expected a type that Keyspaces has, got vector. Keyspaces searches no vectors: store frozen<list<float>> and search elsewhere.',
    },
    {
      cql: "CREATE TABLE t (a int PRIMARY KEY, b 'org.apache.cassandra.db.marshal.Int32Type')",
      at: 38,
      text: 'expected a type that Keyspaces has, got a class of Java. Write a type of CQL, such as text.',
    },
    {
      cql: `CREATE TABLE ${'t'.repeat(49)} (a int PRIMARY KEY)`,
      at: 14,
      text: `expected a table's name of 1 to 48 letters, digits and _, beginning with a letter or digit, got ${'t'.repeat(49)}. Write another name.`,
    },
    {
      cql: 'CREATE TABLE "_t" (a int PRIMARY KEY)',
      at: 14,
      text: 'expected a table\'s name of 1 to 48 letters, digits and _, beginning with a letter or digit, got "_t". Write another name.',
    },
    {
      cql: `CREATE TABLE t (a int PRIMARY KEY, b ${'frozen<list<'.repeat(9)}int${'>>'.repeat(9)})`,
      at: 38,
      text: 'expected at most 8 frozen types one in another, got 9. Put the inner ones into a table of their own.',
    },
    {
      cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH cdc = true',
      at: 47,
      text: 'expected false, got true. Remove cdc: streams of changes are no part of a schema file.',
    },
    {
      cql: 'CREATE TABLE t (a int PRIMARY KEY, b int) WITH COMPACT STORAGE',
      at: 48,
      text: 'expected no COMPACT STORAGE, got COMPACT STORAGE. Remove it: Keyspaces has CQL tables only.',
    },
    {
      cql: 'CREATE MATERIALIZED VIEW v AS SELECT * FROM t WHERE b IS NOT NULL PRIMARY KEY (b)',
      at: 1,
      text: `${STATEMENT}, got CREATE MATERIALIZED VIEW. Keyspaces has no materialized views: write a second table whose key is the other query, and let the service write both.`,
    },
    {
      cql: 'CREATE INDEX ON t (b)',
      at: 1,
      text: `${STATEMENT}, got CREATE INDEX. Keyspaces has no indexes: write a second table whose partition key is the column looked up.`,
    },
    {
      cql: 'CREATE FUNCTION f (a int) RETURNS NULL ON NULL INPUT RETURNS int LANGUAGE java AS $$ return a; $$',
      at: 1,
      text: `${STATEMENT}, got CREATE FUNCTION. Keyspaces has no user-defined functions: compute in the service.`,
    },
    {
      cql: 'CREATE AGGREGATE a (int) SFUNC f STYPE int',
      at: 1,
      text: `${STATEMENT}, got CREATE AGGREGATE. Keyspaces has no user-defined aggregates: aggregate in the service or keep the sum in a table.`,
    },
    {
      cql: "CREATE TRIGGER x ON t USING 'y'",
      at: 1,
      text: `${STATEMENT}, got CREATE TRIGGER. Keyspaces has no triggers: let the service do it after its write.`,
    },
    {
      cql: 'CREATE ROLE reader',
      at: 1,
      text: `${STATEMENT}, got CREATE ROLE. Keyspaces has no roles and passwords: access is IAM. Use grantRead and grantWrite of the keyspace.`,
    },
    {
      cql: 'GRANT SELECT ON t TO reader',
      at: 1,
      text: `${STATEMENT}, got GRANT. Keyspaces has no roles and passwords: access is IAM. Use grantRead and grantWrite of the keyspace.`,
    },
    {
      cql: 'ALTER TABLE t ADD b int',
      at: 1,
      text: `${STATEMENT}, got ALTER. A schema file says what shall be: change CREATE TABLE or CREATE TYPE itself, and the difference is applied.`,
    },
    {
      cql: 'INSERT INTO t (a) VALUES (1)',
      at: 1,
      text: `${STATEMENT}, got INSERT. A schema file holds no data: let the service write it.`,
    },
    {
      cql: 'SELECT * FROM t',
      at: 1,
      text: `${STATEMENT}, got SELECT. Run it in cqlsh; it declares nothing.`,
    },
  ].map(({ cql, at, text }) => ({
    title: `keyspaces: ${cql.slice(0, 60)}`,
    cql,
    mistakes: [`f.cql:1:${at}: ${text}`],
  })),
  {
    title: 'keyspaces: the same table twice',
    cql: 'CREATE TABLE t (a int PRIMARY KEY); CREATE TABLE IF NOT EXISTS t (a int PRIMARY KEY)',
    mistakes: ['f.cql:1:64: expected each table once, got t again. Remove one of them.'],
  },
  {
    title: 'keyspaces: a second keyspace',
    cql: "USE shop; CREATE KEYSPACE other WITH replication = {'class': 'SimpleStrategy'}",
    mistakes: [
      'f.cql:1:27: expected the keyspace shop, as before, got other. Give each keyspace files of its own.',
    ],
  },
  {
    title: 'keyspaces: an option of a keyspace that is none',
    cql: "CREATE KEYSPACE shop WITH comment = 'x'",
    mistakes: ['f.cql:1:27: expected replication or durable_writes, got comment. Remove it.'],
  },
  {
    title: 'keyspaces: a word of CQL as a value',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH comment = static',
    mistakes: ["f.cql:1:51: expected a value, got static. Write 'static' in single quotes."],
  },
  {
    title: 'keyspaces: a type with the quoted name of one of CQL',
    cql: 'CREATE TYPE "int" (x text)',
    mistakes: [
      'f.cql:1:13: expected a name that is no type of CQL, got int. Write int_value, for example.',
    ],
  },
];
