import { z } from 'zod';
import { REGION_ZONES } from '#constructs/kernel/aws-regions';
import {
  choice,
  fields,
  flag,
  list,
  mistake,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import { type Capacity, capacityOptions } from './capacity-options';
import { TABLE_UNITS } from './quotas';

/** One keyspace of Amazon Keyspaces: its tables as CQL, and what CQL has no words for. */
export interface CassandraOptions {
  /**
   * The `.cql` file that declares its types and tables, or several that are read in this order;
   * paths from the project's folder.
   */
  readonly schema: string | readonly string[];
  /** How requests are paid for, in every table that says nothing else. @default { kind: 'on-demand' } */
  readonly capacity?: Capacity;
  /** What holds for single tables, by their names in the schema. @default {} */
  readonly tables?: Readonly<Record<string, TableOptions>>;
  /** Where the data lies. @default { kind: 'single-region' } */
  readonly replication?: Replication;
}

/** What one table has of its own. */
export interface TableOptions {
  /** How requests are paid for. @default - the keyspace's */
  readonly capacity?: Capacity;
  /** Whether it can be restored to any second of the last 35 days. @default true */
  readonly pointInTimeRecovery?: boolean;
  /**
   * Whether rows may expire. Once on it stays on: Keyspaces cannot switch it off.
   * @default - whether the table's `default_time_to_live` is above 0
   */
  readonly timeToLive?: boolean;
  /**
   * Whether writes may say their own time (`USING TIMESTAMP`). Once on it stays on.
   * @default - false; true in a keyspace of several regions, which needs it
   */
  readonly clientSideTimestamps?: boolean;
  /** Rows read in a second at the peak. Sizes the driver's connections and finds hot partitions. @default - unknown */
  readonly readsPerSecond?: number;
  /** Rows written in a second at the peak, of at most 1 KB each. @default - unknown */
  readonly writesPerSecond?: number;
  /**
   * What makes the table. The AWS provider's own resource takes neither nested types
   * (`frozen<list<text>>`) nor tuples of three nor column names in capitals; CloudFormation takes
   * these, but no static columns, comments nor several regions. A change replaces the table.
   * @default 'terraform'
   */
  readonly madeBy?: Maker;
}

/** What makes a table. */
export type Maker = 'terraform' | 'cloudformation';

/** Where a keyspace's data lies. */
export type Replication =
  | { readonly kind: 'single-region' }
  | {
      readonly kind: 'multi-region';
      /**
       * Every region, the environment's own among them. The provider replaces the keyspace for
       * another list: to add a region, run `aws keyspaces update-keyspace` first, then write it here.
       */
      readonly regions: readonly string[];
    };

/** More than any keyspace needs. */
const SCHEMA_FILES = 50;
const PATH_CHARACTERS = 200;

/**
 * A keyspace or table is named as CQL names it. Source of lengths:
 * https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_CreateTable.html
 */
const NAME_CHARACTERS = 48;

/** The name of a keyspace: what applications `USE`. Every driver may read `system*`, so no other may be so named. */
export const keyspaceName = pattern(
  /^(?!system)[a-z][a-z0-9_]+$/,
  NAME_CHARACTERS,
  `a keyspace's name of 2 to ${NAME_CHARACTERS} characters: lower-case letters, digits and _, beginning with a letter and not with system`,
  "Write, for example, 'catalog'.",
);

const tableName = pattern(
  /^\w+$/,
  NAME_CHARACTERS,
  `a table's name as its schema has it: 1 to ${NAME_CHARACTERS} letters, digits and _`,
  "Write, for example, 'products'.",
);

/** Whether a text is the path of a CQL file that lies in the project. */
function isSchemaPath(input: unknown): boolean {
  if (typeof input !== 'string' || input.length > PATH_CHARACTERS) return false;
  return /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.cql$/.test(input);
}

const tableOptions = fields({
  capacity: capacityOptions.optional(),
  pointInTimeRecovery: flag().optional(),
  timeToLive: flag().optional(),
  clientSideTimestamps: flag().optional(),
  readsPerSecond: wholeNumber(1, TABLE_UNITS).optional(),
  writesPerSecond: wholeNumber(1, TABLE_UNITS).optional(),
  madeBy: oneOf(['terraform', 'cloudformation']).optional(),
});

/** What one keyspace may say. What needs the schema or the environment: `environments/rules/`. */
export const cassandraOptions = fields({
  schema: value<string | readonly string[]>(
    (input) =>
      isSchemaPath(input) ||
      (Array.isArray(input) &&
        input.length > 0 &&
        input.length <= SCHEMA_FILES &&
        input.every(isSchemaPath) &&
        new Set(input).size === input.length),
    `the path of a .cql file in the project, or a list of 1 to ${SCHEMA_FILES} different ones`,
    "Write, for example, 'schemas/catalog.cql'.",
  ),
  capacity: capacityOptions.optional(),
  tables: named(tableName, tableOptions, '{ products: { writesPerSecond: 200 } }').optional(),
  replication: choice(
    'kind',
    ['single-region', 'multi-region'],
    [
      fields({ kind: z.literal('single-region') }),
      fields({
        kind: z.literal('multi-region'),
        regions: list(
          oneOf(Object.keys(REGION_ZONES)),
          2,
          Object.keys(REGION_ZONES).length,
          "Write the regions, for example ['eu-west-1', 'eu-central-1'].",
        ),
      }),
    ],
  ).optional(),
}).superRefine(({ replication, capacity, tables }, context) => {
  if (replication?.kind !== 'multi-region') return;
  requireOnDemand(context, ['capacity'], capacity);
  for (const [name, table] of Object.entries(tables ?? {})) {
    const { capacity: own, clientSideTimestamps, madeBy } = table;
    const at = (field: string) => ['tables', name, field];
    requireOnDemand(context, at('capacity'), own);
    if (clientSideTimestamps === false) {
      const expected = 'client-side timestamps, by which regions agree on the last write';
      mistake(context, at('clientSideTimestamps'), expected, 'Remove it.');
    }
    if (madeBy === 'cloudformation') {
      const expected = "'terraform' in a keyspace of several regions";
      mistake(context, at('madeBy'), expected, 'Remove it, or keep the keyspace in one region.');
    }
  }
}) satisfies z.ZodType;

/**
 * The provider scales tables by Application Auto Scaling, which knows one region alone.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/multiRegion-replication_usage-notes.html
 */
function requireOnDemand(
  context: z.RefinementCtx,
  path: readonly string[],
  capacity: { readonly kind?: unknown } | undefined,
): void {
  if (capacity?.kind !== 'provisioned') return;
  const expected = "{ kind: 'on-demand' } in a keyspace of several regions";
  mistake(context, path, expected, 'Remove it, or keep the keyspace in one region.');
}
