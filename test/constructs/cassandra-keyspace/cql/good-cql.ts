/** A file that is good, and what it declares: `table(column type kind place order, …) options`. */
export interface GoodCql {
  readonly title: string;
  readonly cql: string;
  readonly declares: readonly string[];
}

/** Files that Cassandra and we read in the same way. */
export const GOOD_CQL: readonly GoodCql[] = [
  {
    title: 'a key beside its column',
    cql: 'CREATE TABLE t (id uuid PRIMARY KEY, name text)',
    declares: ['t(id uuid partition_key 0, name text regular)'],
  },
  {
    title: 'a composite partition key and clustering columns with their orders',
    cql: `CREATE TABLE t (a int, b int, c int, d int, v text, PRIMARY KEY ((b, a), d, c))
      WITH CLUSTERING ORDER BY (d DESC, c ASC);`,
    declares: [
      't(b int partition_key 0, a int partition_key 1, d int clustering 0 desc, c int clustering 1 asc, v text regular)',
    ],
  },
  {
    title: 'an order for the first clustering columns only',
    cql: 'CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a, b, c)) WITH CLUSTERING ORDER BY (b DESC)',
    declares: ['t(a int partition_key 0, b int clustering 0 desc, c int clustering 1 asc)'],
  },
  {
    title: 'static columns',
    cql: 'CREATE TABLE t (a int, b int, s text STATIC, v int, PRIMARY KEY (a, b))',
    declares: ['t(a int partition_key 0, b int clustering 0 asc, s text static, v int regular)'],
  },
  {
    title: 'words that name all but a type, which they do in quotes',
    cql: 'CREATE TYPE "json" (ttl int); CREATE TABLE count (cast int PRIMARY KEY, distinct frozen<"json">)',
    declares: [
      'type json(ttl int)',
      'count(cast int partition_key 0, distinct frozen<"json"> regular)',
    ],
  },
  {
    title: 'names in any case, and in quotes',
    cql: 'create table T ("Id" INT primary key, NAME varchar, "order" text, "say ""hi""" text)',
    declares: [
      't(Id int partition_key 0, name text regular, order text regular, say "hi" text regular)',
    ],
  },
  {
    title: 'words of CQL that may be names',
    cql: 'CREATE TABLE values (key int PRIMARY KEY, type text, list list<int>, frozen int, ttl int)',
    declares: [
      'values(key int partition_key 0, type text regular, list list<int> regular, frozen int regular, ttl int regular)',
    ],
  },
  {
    title: 'comments of three kinds, also with signs that end statements and texts',
    cql: `-- one; it's
      CREATE /* two; " */ TABLE t ( // three; '
        id int PRIMARY KEY); -- the end`,
    declares: ['t(id int partition_key 0)'],
  },
  {
    title: 'collections, frozen where they stand in others',
    cql: 'CREATE TABLE t (id int PRIMARY KEY, a set<text>, b map<text, frozen<list<int>>>, c frozen<map<text, list<int>>>)',
    declares: [
      't(id int partition_key 0, a set<text> regular, b map<text, frozen<list<int>>> regular, c frozen<map<text, frozen<list<int>>>> regular)',
    ],
  },
  {
    title: 'tuples, which are frozen without saying so',
    cql: 'CREATE TABLE t (id tuple<int, text> PRIMARY KEY, a frozen<tuple<int>>, b tuple<set<int>>)',
    declares: [
      't(id tuple<int, text> partition_key 0, a tuple<int> regular, b tuple<frozen<set<int>>> regular)',
    ],
  },
  {
    title: 'types that use types declared before',
    cql: `CREATE TYPE IF NOT EXISTS money (amount decimal, currency ascii);
      CREATE TYPE line (sku text, price frozen<money>);
      CREATE TABLE t (id uuid PRIMARY KEY, total money, lines list<frozen<line>>);`,
    declares: [
      'type money(amount decimal, currency ascii)',
      'type line(sku text, price frozen<money>)',
      't(id uuid partition_key 0, total money regular, lines list<frozen<line>> regular)',
    ],
  },
  {
    title: 'TTL and comment, in any of their spellings',
    cql: `CREATE TABLE a (id int PRIMARY KEY) WITH comment = 'it''s' AND default_time_to_live = 900;
      CREATE TABLE b (id int PRIMARY KEY) WITH "comment" = $$it's$$ AND DEFAULT_TIME_TO_LIVE = '0';`,
    declares: [
      "a(id int partition_key 0) ttl 900 comment it's",
      "b(id int partition_key 0) comment it's",
    ],
  },
  {
    title: 'a table of counters',
    cql: 'CREATE TABLE t (id int PRIMARY KEY, hits counter, misses counter)',
    declares: ['t(id int partition_key 0, hits counter regular, misses counter regular)'],
  },
  {
    title: 'a comma too many, as Cassandra reads it',
    cql: 'CREATE TABLE t (id int,, v int, PRIMARY KEY (id),)',
    declares: ['t(id int partition_key 0, v int regular)'],
  },
  {
    title: 'the old word for a table, a keyspace before the name and empty statements',
    cql: 'USE shop;; CREATE COLUMNFAMILY IF NOT EXISTS shop.t (id int PRIMARY KEY);\r\n;',
    declares: ['t(id int partition_key 0)'],
  },
];
