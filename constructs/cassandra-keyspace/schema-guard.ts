import { createHash } from 'node:crypto';
import { DataAwsSsmParametersByPath } from '@cdktf/provider-aws/lib/data-aws-ssm-parameters-by-path';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { type Precondition, TerraformLocal, type TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';
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
interface DeployedTable {
  readonly name: string;
  /** `<stack>/<type>.<id>` */
  readonly address: string;
  /** What can never change: primary key, orders and static columns. */
  readonly key: string;
  /** Name and type of every column: none may go or change, others may come. */
  readonly columns: readonly string[];
}

/**
 * What Parameter Store takes in its standard tier, which is free, in bytes.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
const PARAMETER_BYTES = 4096;

/** A key or a column that is longer is published by its hash, in bytes: so each fits, whatever it says. */
const READABLE_BYTES = 512;

/**
 * Tells, when Terraform plans, a change that would lose the rows of a table from one made in place,
 * and refuses it by the table's name. `prevent_destroy` alone lets a table go whose statement was
 * removed from the schema, and cannot say what is wrong.
 *
 * What was deployed is published as parameters and read back before anything changes: at synthesis
 * nobody knows it. A keyspace that is removed from the environment takes its guard with it.
 */
export class SchemaGuard extends Construct {
  /** The condition under which a plan may go on, for the keyspace's `lifecycle`. */
  readonly precondition: Precondition;

  constructor(
    scope: Construct,
    id: string,
    { keyspaceName, tables, acknowledged }: SchemaGuardProps,
  ) {
    super(scope, id);
    const path = `/${placementOf(this).environment}/cassandra/${keyspaceName}/schema`;
    const wanted = tables.map(({ table, resource }) => deployedTable(table, resource));
    const parts = new Construct(this, 'Tables');
    for (const { table, resource } of tables) publish(parts, path, table, resource);

    const found = new DataAwsSsmParametersByPath(this, 'Found', { path }).friendlyUniqueId;
    const parameters = `data.aws_ssm_parameters_by_path.${found}`;
    const deployed = this.local(
      'Deployed',
      `[ for value in nonsensitive(${parameters}.values) : jsondecode(value) ]`,
    );
    const next = this.local(
      'Wanted',
      hcl(Object.fromEntries(wanted.map((each) => [each.name, each]))),
    );
    const kept = [
      `${next}[old.name].address == old.address`,
      `${next}[old.name].key == old.key`,
      `length(setsubtract(old.columns, ${next}[old.name].columns)) == 0`,
    ].join(' && ');
    const lost = this.local(
      'Lost',
      `{ for old in ${deployed} : old.name => old.address... if !contains(${hcl(acknowledged)}, old.address) && !try(${kept}, false) }`,
    );
    this.precondition = {
      condition: `\${length(${lost}) == 0}`,
      errorMessage: `This would lose the rows of \${join(", ", keys(${lost}))} in ${keyspaceName}: the primary key, an order, a type or a static column changed, or a column or the whole table is gone. New regular columns are no such change. Take it back, or acknowledge \${join(", ", distinct(flatten(values(${lost}))))}.`,
    };
  }

  /** A named value of the stack, as expressions write it. */
  private local(id: string, expression: string): string {
    return `local.${new TerraformLocal(this, id, `\${${expression}}`).friendlyUniqueId}`;
  }
}

function publish(scope: Construct, path: string, table: CqlTable, resource: TerraformResource) {
  for (const [index, part] of inParts(deployedTable(table, resource)).entries()) {
    // No table's name has a dot, so no part is taken for another table.
    const name = index === 0 ? table.name : `${table.name}.${index + 1}`;
    new SsmParameter(scope, name, {
      name: `${path}/${name}`,
      description: 'What was deployed: the next plan reads it',
      type: 'String',
      tier: 'Standard',
      insecureValue: literal(JSON.stringify(part)),
      dependsOn: [resource], // what could not be made or changed must not read as deployed
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
    address: `${TerraformStack.of(resource).node.id}/${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    key: brief(
      `((${partition.join(', ')}), ${clustering.join(', ')}) static (${statics.sort().join(', ')})`,
    ),
    columns: columns.map((column) => brief(`${column.name} ${column.type}`)),
  };
}

/** A text, or its hash where it is long. */
function brief(text: string): string {
  if (Buffer.byteLength(text) <= READABLE_BYTES) return text;
  return `sha256 ${createHash('sha256').update(text).digest('hex')}`;
}

function bytesOf(table: DeployedTable): number {
  return Buffer.byteLength(JSON.stringify(table));
}

/** A value as Terraform's language writes it, which reads JSON but for its own `${`. */
function hcl(value: unknown): string {
  return literal(JSON.stringify(value));
}
