/**
 * What Amazon Keyspaces allows of tables and connections; of one table's rows: `cql/keyspaces-limits.ts`.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/quotas.html, read 2026-11-24.
 */

/** Tables of one account in one region, in all keyspaces together. */
export const TABLES_PER_REGION = 256;

/** Read and write units that one table can use in a second. */
export const TABLE_UNITS = 40_000;

/** Units that one partition can serve in a second, whatever the table has. */
export const PARTITION_UNITS = { read: 3_000, write: 1_000 } as const;

/** CQL requests that one connection can carry in a second. */
export const REQUESTS_PER_CONNECTION = 3_000;
