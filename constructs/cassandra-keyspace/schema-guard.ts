import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import {
  type DeployedRecord,
  DeploymentGuard,
  guardedAddress,
  PARAMETER_BYTES,
} from '#constructs/capabilities/guarded';
import { hashed } from '#constructs/kernel/hashed';
import { placementOf } from '#constructs/kernel/placement';
import type { CqlTable } from './cql/cql-schema';

/** The tables of one keyspace, as they are about to be. */
export interface SchemaGuardProps {
  readonly keyspaceName: string;
  readonly tables: readonly GuardedTable[];
  /** Addresses, `<stack>/<type>.<id>`, whose loss the environment acknowledges. */
  readonly acknowledged: readonly string[];
}

/** One table and what holds it. */
export interface GuardedTable {
  readonly table: CqlTable;
  readonly resource: TerraformResource;
}

/** What is known of a table that was deployed; of a wide one, of a part of its columns. */
interface DeployedTable extends DeployedRecord {
  /** What can never change: primary key, orders and static columns. */
  readonly key: string;
  /** Name and type of every column: none may go or change, others may come. */
  readonly columns: readonly string[];
}

/**
 * Tells, when Terraform plans, a change that would lose the rows of a table from one made in place,
 * and refuses it by the table's name. `prevent_destroy` alone lets a table go whose statement was
 * removed from the schema, and cannot say what is wrong. A keyspace that is removed from the
 * environment takes its guard with it.
 */
export class SchemaGuard extends DeploymentGuard<DeployedTable> {
  constructor(
    scope: Construct,
    id: string,
    { keyspaceName, tables, acknowledged }: SchemaGuardProps,
  ) {
    super(scope, id, {
      path: `/${placementOf(scope).environment}/cassandra/${keyspaceName}/schema`,
      parametersId: 'Tables',
      guarded: tables.map(({ table, resource }) => {
        const record = deployedTable(table, resource);
        return { record, resource, parts: inParts(record) };
      }),
      acknowledged,
      kept: (next) =>
        [
          `${next}.address == old.address`,
          `${next}.key == old.key`,
          `length(setsubtract(old.columns, ${next}.columns)) == 0`,
        ].join(' && '),
      told: () => 'old.address',
      message: (lost) =>
        `This would lose the rows of \${join(", ", keys(${lost}))} in ${keyspaceName}: the primary key, an order, a type or a static column changed, or a column or the whole table is gone. New regular columns are no such change. Take it back, or acknowledge \${join(", ", distinct(flatten(values(${lost}))))}.`,
    });
  }
}

/** A table as often as its columns need parameters, each time with those that fit. */
function inParts(table: DeployedTable): readonly DeployedTable[] {
  const parts: DeployedTable[] = [];
  let columns: string[] = [];
  for (const column of table.columns) {
    if (bytesOf({ ...table, columns: [...columns, column] }) > PARAMETER_BYTES) {
      parts.push({ ...table, columns });
      columns = [];
    }
    columns.push(column);
  }
  return [...parts, { ...table, columns }];
}

/** A key or a column that is long is published by its hash: so each fits, whatever it says. */
function deployedTable({ name, columns }: CqlTable, resource: TerraformResource): DeployedTable {
  const ofKind = (kind: CqlTable['columns'][number]['kind']) =>
    columns.filter((column) => column.kind === kind);
  const partition = ofKind('partition_key').map((column) => column.name);
  const clustering = ofKind('clustering').map(
    (column) => `${column.name} ${column.order ?? 'asc'}`,
  );
  const statics = ofKind('static').map((column) => column.name);
  return {
    name,
    address: guardedAddress(resource),
    key: hashed(
      `((${partition.join(', ')}), ${clustering.join(', ')}) static (${statics.sort().join(', ')})`,
    ),
    columns: columns.map((column) => hashed(`${column.name} ${column.type}`)),
  };
}

function bytesOf(table: DeployedTable): number {
  return Buffer.byteLength(JSON.stringify(table));
}
