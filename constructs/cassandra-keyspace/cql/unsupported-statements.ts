import { nearest } from '#constructs/kernel/nearest';
import type { Finding } from './source-text';

/** A kind of statement that has no place in a schema file, told by its first words. */
interface UnsupportedStatement {
  /** `CREATE * INDEX`: `*` stands for any words between. */
  readonly words: RegExp;
  /** What to do instead, as a sentence. */
  readonly fix: string;
}

const ROLES =
  'Keyspaces has no roles and passwords: access is IAM. Use grantRead and grantWrite of the keyspace.';
const DESIRED =
  'A schema file says what shall be: change CREATE TABLE or CREATE TYPE itself, and the difference is applied.';
const DATA = 'A schema file holds no data: let the service write it.';

/**
 * First match wins. What Keyspaces lacks:
 * https://docs.aws.amazon.com/keyspaces/latest/devguide/cassandra-apis.html, read 2026-11-24.
 */
const UNSUPPORTED: readonly UnsupportedStatement[] = [
  {
    words: /^CREATE MATERIALIZED VIEW\b/,
    fix: 'Keyspaces has no materialized views: write a second table whose key is the other query, and let the service write both.',
  },
  {
    words: /^CREATE (\w+ )?INDEX\b/,
    fix: 'Keyspaces has no indexes: write a second table whose partition key is the column looked up.',
  },
  {
    words: /^CREATE (OR REPLACE )?FUNCTION\b/,
    fix: 'Keyspaces has no user-defined functions: compute in the service.',
  },
  {
    words: /^CREATE (OR REPLACE )?AGGREGATE\b/,
    fix: 'Keyspaces has no user-defined aggregates: aggregate in the service or keep the sum in a table.',
  },
  {
    words: /^CREATE TRIGGER\b/,
    fix: 'Keyspaces has no triggers: let the service do it after its write.',
  },
  { words: /^(CREATE|ALTER|DROP|LIST) (ROLE|ROLES|USER|USERS|SUPERUSER)\b/, fix: ROLES },
  { words: /^(GRANT|REVOKE|LIST|ADD IDENTITY|DROP IDENTITY)\b/, fix: ROLES },
  { words: /^ALTER\b/, fix: DESIRED },
  {
    words: /^DROP\b/,
    fix: 'Remove the CREATE statement instead: what is no longer declared is dropped, if the environment allows it.',
  },
  { words: /^(INSERT|UPDATE|DELETE|BEGIN|APPLY|TRUNCATE)\b/, fix: DATA },
  {
    words: /^(SELECT|DESCRIBE|DESC|COPY|SOURCE|CONSISTENCY|TRACING|PAGING)\b/,
    fix: 'Run it in cqlsh; it declares nothing.',
  },
];

/** Enough of a statement to recognize it by. */
const SHOWN_CHARACTERS = 40;

/** Why a statement has no place in a schema file. */
export function unsupportedStatement(words: readonly string[]): Finding {
  const text = words.join(' ');
  const known = UNSUPPORTED.find((each) => each.words.test(text));
  const expected = 'CREATE KEYSPACE, CREATE TABLE, CREATE TYPE or USE';
  if (known !== undefined) return { expected, got: nameOf(text, known), fix: known.fix };
  const [verb = '', object = ''] = words;
  const close =
    verb === 'CREATE'
      ? nearest(object, ['KEYSPACE', 'TABLE', 'TYPE'])
      : nearest(verb, ['CREATE', 'USE']);
  return {
    expected,
    got: words.slice(0, 2).join(' ').slice(0, SHOWN_CHARACTERS),
    fix: close === undefined ? 'Remove the statement.' : `Did you mean ${close}?`,
  };
}

function nameOf(text: string, { words }: UnsupportedStatement): string {
  return words.exec(text)?.[0] ?? text;
}
