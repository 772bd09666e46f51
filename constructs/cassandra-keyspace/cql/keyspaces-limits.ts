/**
 * What one table can be in Amazon Keyspaces.
 * Sources, read 2026-11-24: https://docs.aws.amazon.com/keyspaces/latest/devguide/quotas.html and
 * https://docs.aws.amazon.com/keyspaces/latest/devguide/calculating-row-size.html
 */

/** Bytes of one row, static columns left out; and of all static columns of one partition. */
export const ROW_BYTES = 1_048_576;

/** Bytes of all partition key columns of one row. */
export const PARTITION_KEY_BYTES = 2_048;

/** Bytes of all clustering columns of one row. */
export const CLUSTERING_BYTES = 850;

/** Regular columns that one INSERT or UPDATE can write: fewer where the table's TTL is on. */
export const COLUMNS_PER_WRITE = { withoutTimeToLive: 225, withTimeToLive: 166 } as const;

/** Levels of frozen types in one column. */
export const FROZEN_LEVELS = 8;

/**
 * Names of keyspaces, tables and types.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_CreateTable.html
 */
export const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_]{0,47}$/;

/** Twenty years, Cassandra's and Keyspaces' longest TTL, in seconds. */
export const LONGEST_TIME_TO_LIVE = 630_720_000;
