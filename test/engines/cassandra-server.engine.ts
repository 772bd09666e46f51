import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'cassandra-driver';
import { parseCql, statementsOf } from '#constructs/cassandra-keyspace/cql/parse-cql';
import { GOOD_CQL } from '#test/constructs/cassandra-keyspace/cql/good-cql';
import { keyspacesSpelling } from '#test/support/engines/cassandra-comparison';
import { cassandraClassPath } from '#test/support/engines/cassandra-engine';
import { CassandraServer } from '#test/support/engines/cassandra-server';
import { projectRoot } from '#tools/project-root';

const SCHEMAS = join(projectRoot(__dirname), 'schemas');

/** The sample files, and one keyspace for each good case of the unit tests. */
const FILES = [
  ...readdirSync(SCHEMAS)
    .filter((file) => file.endsWith('.cql'))
    .map((file) => ({ title: `schemas/${file}`, cql: readFileSync(join(SCHEMAS, file), 'utf8') })),
  ...GOOD_CQL,
].map((file, index) => ({ ...file, keyspace: `ks_${index}` }));

jest.setTimeout(360_000);

describe('a running Cassandra', () => {
  const jars = cassandraClassPath();
  if (jars.kind === 'unavailable') {
    it.skip(`is not started here: ${jars.why}`, () => {});
    return;
  }
  let server: CassandraServer;
  beforeAll(async () => {
    server = await CassandraServer.start(jars.classPath);
  });
  afterAll(() => server.stop());

  it.each(FILES)('makes of $title what we read in it', async ({ cql, keyspace }) => {
    const { client } = server;
    await client.execute(
      `CREATE KEYSPACE ${keyspace} WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}`,
    );
    await client.execute(`USE ${keyspace}`);
    for (const statement of ownStatements(cql))
      await client.execute(statement.replace(QUALIFIER, ''));
    const { schema } = parseCql(cql, 'file.cql');
    expect(await tablesOf(client, keyspace)).toEqual(
      Object.fromEntries(
        schema.tables.map(({ name, options, columns }) => [
          name,
          {
            default_time_to_live: options.defaultTimeToLive ?? 0,
            comment: options.comment ?? '',
            columns: Object.fromEntries(
              columns.map(({ name: column, type, kind, position, order = 'none' }) => [
                column,
                { type, kind, position, clustering_order: order },
              ]),
            ),
          },
        ]),
      ),
    );
  });
});

/** The name of the keyspace before the name of a table, which is another one here. */
const QUALIFIER = /\b(?:catalog|orders|shop)\./g;

/** Statements but those for the keyspace, whose replication is Keyspaces' own. */
function ownStatements(cql: string): string[] {
  return statementsOf(cql)
    .map(({ text }) => `${text}\n`)
    .filter((text) => !/^\s*(?:--.*\s+)*(?:create\s+keyspace|use)\b/i.test(text));
}

async function tablesOf(client: Client, keyspace: string): Promise<unknown> {
  const tables = await client.execute(
    'SELECT table_name, default_time_to_live, comment FROM system_schema.tables WHERE keyspace_name = ?',
    [keyspace],
  );
  const columns = await client.execute(
    'SELECT table_name, column_name, type, kind, position, clustering_order FROM system_schema.columns WHERE keyspace_name = ?',
    [keyspace],
  );
  return Object.fromEntries(
    tables.rows.map((table) => [
      String(table['table_name']),
      {
        default_time_to_live: table['default_time_to_live'] as number,
        comment: table['comment'] as string,
        columns: Object.fromEntries(
          columns.rows
            .filter((column) => column['table_name'] === table['table_name'])
            .map((column) => [
              String(column['column_name']),
              {
                type: keyspacesSpelling(String(column['type'])),
                kind: column['kind'] as string,
                position: column['position'] as number,
                clustering_order: column['clustering_order'] as string,
              },
            ]),
        ),
      },
    ]),
  );
}
