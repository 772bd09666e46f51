import { type BadCql, LACKING_CQL } from './lacking-cql';

const STATEMENT = 'expected CREATE KEYSPACE, CREATE TABLE, CREATE TYPE or USE';

/** Files with one mistake or more; a case named `keyspaces: …` is one that Cassandra would take. */
export const BAD_CQL: readonly BadCql[] = [
  // Words and signs.
  {
    title: 'a misspelled statement',
    cql: '\n  CREAT TABLE t (id int PRIMARY KEY)',
    mistakes: [`f.cql:2:3: ${STATEMENT}, got CREAT TABLE. Did you mean CREATE?`],
  },
  {
    title: 'a misspelled key',
    cql: 'CREATE TABLE t (\n  id int PRIMRY KEY\n)',
    mistakes: [
      'f.cql:2:10: expected STATIC, PRIMARY KEY, "," or ")", got PRIMRY. Did you mean PRIMARY?',
    ],
  },
  {
    title: 'a missing comma',
    cql: 'CREATE TABLE t (id int PRIMARY KEY\n  name text)',
    mistakes: ['f.cql:2:3: expected "," or ")", got name. Write "," or ")" here, or remove name.'],
  },
  {
    title: 'no columns',
    cql: 'CREATE TABLE t ()',
    mistakes: [
      'f.cql:1:17: expected PRIMARY KEY or a name, got ")". Write PRIMARY KEY or a name here, or remove ")".',
    ],
  },
  {
    title: 'a parenthesis that is never closed',
    cql: 'CREATE TABLE t (id int PRIMARY KEY',
    mistakes: [
      'f.cql:1:35: expected "," or ")", got the end of the statement. Write "," or ")" before it.',
    ],
  },
  {
    title: 'a reserved word as a name',
    cql: 'CREATE TABLE t (order int PRIMARY KEY)',
    mistakes: [
      'f.cql:1:17: expected PRIMARY KEY or a name, got order. ORDER is a word of CQL: write "order" in double quotes, or another name.',
    ],
  },
  {
    title: 'a duration as a name',
    cql: 'CREATE TABLE t (P1D int PRIMARY KEY)',
    mistakes: [
      'f.cql:1:17: expected PRIMARY KEY or a name, got P1D. P1D is a word of CQL: write "p1d" in double quotes, or another name.',
    ],
  },
  {
    title: 'a word as the name of a type that names all else',
    cql: 'CREATE TYPE ttl (a int)',
    mistakes: [
      'f.cql:1:13: expected a name, got ttl. TTL is a word of CQL: write "ttl" in double quotes, or another name.',
    ],
  },
  {
    title: 'such a word behind the name of a keyspace',
    cql: 'CREATE TYPE shop.Json (a int)',
    mistakes: [
      'f.cql:1:18: expected a name, got Json. JSON is a word of CQL: write "json" in double quotes, or another name.',
    ],
  },
  {
    title: 'such a word as the type of a column, without quotes',
    cql: 'CREATE TYPE "count" (a int); CREATE TABLE t (id int PRIMARY KEY, c frozen<count>)',
    mistakes: [
      'f.cql:1:75: expected a type, got count. COUNT is a word of CQL: write "count" in double quotes, or another name.',
    ],
  },
  {
    title: 'an empty name',
    cql: 'CREATE TABLE t ("" int PRIMARY KEY)',
    mistakes: [
      'f.cql:1:17: expected PRIMARY KEY or a name, got "". Write a name between the quotes.',
    ],
  },
  {
    title: 'a name that is never closed',
    cql: 'CREATE TABLE t (id int PRIMARY KEY, "name text)',
    mistakes: [
      'f.cql:1:37: expected PRIMARY KEY, a name, "," or ")", got "name text). Close the name with ".',
    ],
  },
  {
    title: 'a text that is never closed',
    cql: "CREATE TABLE t (id int PRIMARY KEY) WITH comment = 'by id",
    mistakes: [
      "f.cql:1:52: expected a value, got 'by id. Close the text: write a quote in it twice.",
    ],
  },
  {
    title: 'a comment that is never closed',
    cql: 'CREATE TABLE t (id int PRIMARY KEY) /* by id',
    mistakes: [
      'f.cql:1:37: expected WITH or the end of the statement, got "/*". Close the comment with */.',
    ],
  },
  {
    title: 'white space that CQL does not know, by its number',
    cql: 'CREATE TABLE t (id int\u00a0PRIMARY KEY)',
    mistakes: [
      'f.cql:1:23: expected STATIC, PRIMARY KEY, "," or ")", got U+00A0. Write STATIC, PRIMARY KEY, "," or ")" here, or remove U+00A0.',
    ],
  },
  {
    title: 'a mistake in each of three statements, and a good one between',
    cql: 'CREATE TABLE a (id int);\nCREATE TABLE b (id int PRIMARY KEY);\nCREATE TABLE (;\nDROP TABLE b;',
    mistakes: [
      'f.cql:1:14: expected a table with a PRIMARY KEY, got a without one. Add PRIMARY KEY (…) with the columns by which rows are found.',
      'f.cql:3:14: expected a name, got "(". Write a name here, or remove "(".',
      `f.cql:4:1: ${STATEMENT}, got DROP. Remove the CREATE statement instead: what is no longer declared is dropped, if the environment allows it.`,
    ],
  },
  // Keys.
  {
    title: 'two keys',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b int, PRIMARY KEY (b))',
    mistakes: [
      'f.cql:1:43: expected one PRIMARY KEY, got another. Write one PRIMARY KEY (…) with all its columns.',
    ],
  },
  {
    title: 'a key of a column that is not there',
    cql: 'CREATE TABLE t (a int, PRIMARY KEY (a, "B"))',
    mistakes: [
      'f.cql:1:40: expected a column of the table in the PRIMARY KEY, got "B". Declare "B", or remove it.',
    ],
  },
  {
    title: 'a column twice in the key',
    cql: 'CREATE TABLE t (a int, b int, PRIMARY KEY ((a, b), a))',
    mistakes: ['f.cql:1:52: expected each column once in the PRIMARY KEY, got a again. Remove it.'],
  },
  {
    title: 'an empty partition key',
    cql: 'CREATE TABLE t (a int, PRIMARY KEY (()))',
    mistakes: ['f.cql:1:38: expected a name, got ")". Write a name here, or remove ")".'],
  },
  {
    title: 'a collection in the key that is not frozen',
    cql: 'CREATE TABLE t (a list<int> PRIMARY KEY)',
    mistakes: [
      'f.cql:1:17: expected a frozen type in the PRIMARY KEY, got list<int>. Write frozen<list<int>>.',
    ],
  },
  {
    title: 'a counter in the key',
    cql: 'CREATE TABLE t (a counter PRIMARY KEY)',
    mistakes: ['f.cql:1:17: expected no counter in the PRIMARY KEY, got counter. Write bigint.'],
  },
  // Columns.
  {
    title: 'a column twice',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b int, "a" text, B text)',
    mistakes: [
      'f.cql:1:43: expected each column once, got a again. Remove one of them.',
      'f.cql:1:53: expected each column once, got b again. Remove one of them.',
    ],
  },
  {
    title: 'a static column in the key',
    cql: 'CREATE TABLE t (a int STATIC PRIMARY KEY, b int)',
    mistakes: [
      'f.cql:1:17: expected no static column in the PRIMARY KEY, got a. Remove STATIC: a key is part of each row.',
    ],
  },
  {
    title: 'a static column where partitions have one row',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, s int STATIC)',
    mistakes: [
      'f.cql:1:36: expected a static column only in a table with clustering columns, got s. Remove STATIC: each partition has one row anyway.',
    ],
  },
  {
    title: 'counters beside other columns',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, hits counter, name text)',
    mistakes: [
      'f.cql:1:50: expected only counters beside the PRIMARY KEY, because the table has one, got name. Give the counters a table of their own.',
    ],
  },
  {
    title: 'counters that expire',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, hits counter) WITH default_time_to_live = 60',
    mistakes: [
      'f.cql:1:36: expected no counter in a table with default_time_to_live, got hits. Remove default_time_to_live, or write bigint.',
    ],
  },
  // Types.
  {
    title: 'an unknown type',
    cql: 'CREATE TABLE t (a string PRIMARY KEY)',
    mistakes: [
      'f.cql:1:19: expected a type that is declared before, got string. Write CREATE TYPE string before it, or a type of CQL.',
    ],
  },
  {
    title: 'a type that is declared too late',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b frozen<m>); CREATE TYPE m (x int);',
    mistakes: [
      'f.cql:1:45: expected a type that is declared before, got m. Write CREATE TYPE m before it, or a type of CQL.',
    ],
  },
  {
    title: 'a list of nothing',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b list)',
    mistakes: [
      "f.cql:1:38: expected a type that is declared before, got list. Write list<…>, or the type's name without quotes.",
    ],
  },
  {
    title: 'a set of two',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b set<int, int>)',
    mistakes: ['f.cql:1:45: expected ">", got ",". Write ">" here, or remove ",".'],
  },
  {
    title: 'a collection in a collection',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b map<text, list<int>>)',
    mistakes: [
      'f.cql:1:48: expected a frozen type inside map<>, got list<int>. Write frozen<list<int>>.',
    ],
  },
  {
    title: 'a frozen number',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b frozen<int>)',
    mistakes: [
      'f.cql:1:38: expected a collection, tuple or user-defined type in frozen<>, got int. Write int without frozen<>.',
    ],
  },
  {
    title: 'counters in a collection and in a tuple',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b set<counter>, c tuple<counter>)',
    mistakes: [
      'f.cql:1:42: expected no counter inside set<>, got counter. Write bigint, or give the counter a column of its own.',
      'f.cql:1:60: expected no counter inside tuple<>, got counter. Write bigint, or give the counter a column of its own.',
    ],
  },
  {
    title: 'a type in a type that is not frozen',
    cql: 'CREATE TYPE a (x int); CREATE TYPE b (y a);',
    mistakes: ['f.cql:1:41: expected a frozen type in a type, got a. Write frozen<a>.'],
  },
  {
    title: 'a type with collections that is not frozen in a table',
    cql: 'CREATE TYPE a (x list<int>); CREATE TABLE t (id int PRIMARY KEY, v a);',
    mistakes: [
      'f.cql:1:68: expected a frozen type, because it has collections that are not, got a. Write frozen<a>.',
    ],
  },
  {
    title: 'a wrong type, whose uses are no further mistakes',
    cql: 'CREATE TYPE a (x counter); CREATE TABLE t (id int PRIMARY KEY, v frozen<a>);',
    mistakes: [
      'f.cql:1:18: expected no counter in a type, got counter. Write bigint, or give the counter a column of its own.',
    ],
  },
  {
    title: 'a type that cannot be read, whose uses are no further mistakes',
    cql: 'CREATE TYPE a (x); CREATE TABLE t (id int PRIMARY KEY, v frozen<a>);',
    mistakes: ['f.cql:1:17: expected a type, got ")". Write a type here, or remove ")".'],
  },
  {
    title: 'a field twice',
    cql: 'CREATE TYPE a (x int, X text)',
    mistakes: ['f.cql:1:23: expected each field once, got x again. Remove one of them.'],
  },
  {
    title: 'a type named like one of CQL',
    cql: 'CREATE TYPE int (x text)',
    mistakes: [
      'f.cql:1:13: expected a name that is no type of CQL, got int. Write int_value, for example.',
    ],
  },
  // Clustering order.
  {
    title: 'an order of the wrong column',
    cql: 'CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a, b)) WITH CLUSTERING ORDER BY (c DESC)',
    mistakes: [
      'f.cql:1:84: expected a clustering column in CLUSTERING ORDER, got c. Write (b ASC).',
    ],
  },
  {
    title: 'an order in another order',
    cql: 'CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a, b, c)) WITH CLUSTERING ORDER BY (c DESC, b ASC)',
    mistakes: [
      'f.cql:1:87: expected b, because CLUSTERING ORDER follows the PRIMARY KEY, got c. Write (b ASC, c DESC).',
    ],
  },
  {
    title: 'an order of nothing',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH CLUSTERING ORDER BY (a ASC)',
    mistakes: [
      'f.cql:1:62: expected a clustering column in CLUSTERING ORDER, got a. Remove CLUSTERING ORDER: the table has no clustering columns.',
    ],
  },
  {
    title: 'a column ordered twice',
    cql: 'CREATE TABLE t (a int, b int, PRIMARY KEY (a, b)) WITH CLUSTERING ORDER BY (b ASC, b DESC)',
    mistakes: [
      'f.cql:1:84: expected each column once in CLUSTERING ORDER, got b again. Remove it.',
    ],
  },
  {
    title: 'a column without its direction',
    cql: 'CREATE TABLE t (a int, b int, PRIMARY KEY (a, b)) WITH CLUSTERING ORDER BY (b)',
    mistakes: ['f.cql:1:78: expected ASC or DESC, got ")". Write ASC or DESC here, or remove ")".'],
  },
  // Options.
  {
    title: 'a TTL longer than twenty years',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH default_time_to_live = 630720001',
    mistakes: [
      'f.cql:1:64: expected whole seconds from 0 to 630720000 (20 years), got 630720001. Write 86400 for a day, or 0 for no TTL.',
    ],
  },
  {
    title: 'a TTL with a fraction',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH default_time_to_live = 1.5',
    mistakes: [
      'f.cql:1:64: expected whole seconds from 0 to 630720000 (20 years), got 1.5. Write 86400 for a day, or 0 for no TTL.',
    ],
  },
  {
    title: 'a misspelled option',
    cql: "CREATE TABLE t (a int PRIMARY KEY) WITH coment = 'x'",
    mistakes: [
      'f.cql:1:41: expected an option of Keyspaces or Cassandra, got coment. Did you mean comment?',
    ],
  },
  {
    title: 'an option twice',
    cql: "CREATE TABLE t (a int PRIMARY KEY) WITH comment = 'x' AND comment = 'y'",
    mistakes: ['f.cql:1:59: expected each option once, got comment again. Remove one comment.'],
  },
  {
    title: 'an option of the wrong form, though it has no effect',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH compaction = 5',
    mistakes: [
      'f.cql:1:54: expected a map, got 5. Remove compaction: it has no effect, because Keyspaces manages its storage itself.',
    ],
  },
  {
    title: 'options of Keyspaces that belong into the environment',
    cql: "CREATE TABLE t (a int PRIMARY KEY) WITH custom_properties = {'capacity_mode': {'throughput_mode': 'PAY_PER_REQUEST'}} AND tags = {'a': 'b'}",
    mistakes: [
      'f.cql:1:41: expected an option of Keyspaces or Cassandra, got custom_properties. Write capacity, pointInTimeRecovery and clientSideTimestamps in the environment: they differ from one to the next.',
      'f.cql:1:123: expected an option of Keyspaces or Cassandra, got tags. Remove it: every resource is tagged by its stack.',
    ],
  },
  {
    title: 'an option that Cassandra has ended',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH read_repair_chance = 0.1',
    mistakes: [
      'f.cql:1:41: expected an option of Keyspaces or Cassandra, got read_repair_chance. Remove it: Cassandra itself has ended it.',
    ],
  },
  {
    title: 'a value without quotes',
    cql: 'CREATE TABLE t (a int PRIMARY KEY) WITH comment = customers',
    mistakes: ["f.cql:1:51: expected a value, got customers. Write 'customers' in single quotes."],
  },
  {
    title: 'masked columns',
    cql: 'CREATE TABLE t (a int PRIMARY KEY, b text MASKED WITH DEFAULT)',
    mistakes: [
      'f.cql:1:43: expected no MASKED WITH, got MASKED. Keyspaces masks nothing: leave the column out of what a service reads.',
    ],
  },
  {
    title: 'a keyspace without its options',
    cql: 'CREATE KEYSPACE shop',
    mistakes: ['f.cql:1:21: expected WITH, got the end of the statement. Write WITH before it.'],
  },
  {
    title: 'a table of another keyspace',
    cql: 'USE shop; CREATE TABLE other.t (a int PRIMARY KEY)',
    mistakes: [
      'f.cql:1:24: expected the keyspace shop, as before, got other. Give each keyspace files of its own.',
    ],
  },
  ...LACKING_CQL,
];
