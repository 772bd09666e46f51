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

/** What is known of a table that was deployed. */
interface DeployedTable {
  readonly name: string;
  /** `<stack>/<type>.<id>` */
  readonly address: string;
  /** What can never change: primary key, orders and static columns. */
  readonly key: string;
  /** Name and type of every column: none may go or change, others may come. */
  readonly columns: readonly string[];
}

/** What Parameter Store takes in its standard (free) and its advanced tier, in bytes. */
const STANDARD_BYTES = 4096;
const ADVANCED_BYTES = 8192;

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
    const published = wanted.filter((table) => bytesOf(table) <= ADVANCED_BYTES);
    this.publish(path, published);

    const found = new DataAwsSsmParametersByPath(this, 'Found', { path }).friendlyUniqueId;
    const parameters = `data.aws_ssm_parameters_by_path.${found}`;
    const deployed = this.local(
      'Deployed',
      `{ for index, name in ${parameters}.names : basename(name) => jsondecode(nonsensitive(${parameters}.values[index])) }`,
    );
    const next = this.local(
      'Wanted',
      hcl(Object.fromEntries(wanted.map((each) => [each.name, each]))),
    );
    const kept = [
      `${next}[name].address == old.address`,
      `${next}[name].key == old.key`,
      `length(setsubtract(old.columns, ${next}[name].columns)) == 0`,
    ].join(' && ');
    const lost = this.local(
      'Lost',
      `{ for name, old in ${deployed} : name => old.address if !contains(${hcl(acknowledged)}, old.address) && !try(${kept}, false) }`,
    );
    this.precondition = {
      condition: `\${length(${lost}) == 0}`,
      errorMessage: `This would lose the rows of \${join(", ", keys(${lost}))} in ${keyspaceName}: the primary key, an order, a type or a static column changed, or a column or the whole table is gone. New regular columns are no such change. Take it back, or acknowledge \${join(", ", values(${lost}))}.`,
    };
  }

  private publish(path: string, tables: readonly DeployedTable[]): void {
    const scope = new Construct(this, 'Tables');
    for (const table of tables) {
      new SsmParameter(scope, table.name, {
        name: `${path}/${table.name}`,
        description: 'What was deployed: the next plan reads it',
        type: 'String',
        tier: bytesOf(table) > STANDARD_BYTES ? 'Advanced' : 'Standard',
        insecureValue: literal(JSON.stringify(table)),
      });
    }
  }

  /** A named value of the stack, as expressions write it. */
  private local(id: string, expression: string): string {
    return `local.${new TerraformLocal(this, id, `\${${expression}}`).friendlyUniqueId}`;
  }
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
    key: `((${partition.join(', ')}), ${clustering.join(', ')}) static (${statics.sort().join(', ')})`,
    columns: columns.map((column) => `${column.name} ${column.type}`),
  };
}

function bytesOf(table: DeployedTable): number {
  return Buffer.byteLength(JSON.stringify(table));
}

/** A value as Terraform's language writes it, which reads JSON but for its own `${`. */
function hcl(value: unknown): string {
  return literal(JSON.stringify(value));
}
