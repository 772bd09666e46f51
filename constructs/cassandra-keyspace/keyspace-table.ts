import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { KeyspacesTable, type KeyspacesTableConfig } from '@cdktf/provider-aws/lib/keyspaces-table';
import type { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { literal } from '#constructs/kernel/literal';
import { type Capacity, unitsAtFirst } from './capacity-options';
import { tableTemplate } from './cloudformation-templates';
import type { CqlColumn, CqlTable } from './cql/cql-schema';
import { stackNameOf } from './stack-name';
import { addTableAlarms } from './table-alarms';
import { addTableAutoscaling } from './table-autoscaling';
import type { TableSettings } from './table-settings';

/** One table of a keyspace. */
export interface KeyspaceTableProps {
  readonly keyspaceName: string;
  readonly table: CqlTable;
  readonly settings: TableSettings;
  /** ARN of the key that encrypts it; none where only AWS's own key may. */
  readonly keyArn?: string;
  readonly alarms: IAlarmTopics;
  /** The keyspace and the types it uses, which must be there before it. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * A table with its autoscaling and alarms.
 *
 * A new regular column, another default time to live, capacity and recovery change in place.
 * Everything else that the schema says of it (a key, an order, a type, a static column, a column
 * that goes) replaces it, and so does `madeBy`: Terraform refuses while the data is protected.
 */
export class KeyspaceTable extends Construct {
  /** What holds its rows. */
  readonly resource: TerraformResource;

  constructor(scope: Construct, id: string, props: KeyspaceTableProps) {
    super(scope, id);
    const { keyspaceName, table, settings, alarms } = props;
    this.resource =
      settings.madeBy === 'terraform' ? this.byTerraform(props) : this.byCloudFormation(props);
    const of = { keyspaceName, tableName: table.name, capacity: settings.capacity };
    addTableAutoscaling(this, { ...of, table: this.resource });
    addTableAlarms(this, 'Alarms', { ...of, topics: alarms });
  }

  private byTerraform(props: KeyspaceTableProps): KeyspacesTable {
    const { keyspaceName, table, settings, keyArn, dependsOn } = props;
    const { comment, defaultTimeToLive } = table.options;
    return new KeyspacesTable(this, 'Resource', {
      keyspaceName,
      tableName: literal(table.name),
      schemaDefinition: schemaDefinition(table),
      capacitySpecification: capacitySpecification(settings.capacity),
      pointInTimeRecovery: { status: settings.pointInTimeRecovery ? 'ENABLED' : 'DISABLED' },
      encryptionSpecification:
        keyArn === undefined
          ? { type: 'AWS_OWNED_KMS_KEY' }
          : { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: keyArn },
      ...(settings.timeToLive && { ttl: { status: 'ENABLED' } }),
      ...(defaultTimeToLive !== undefined && { defaultTimeToLive }),
      ...(settings.clientSideTimestamps && { clientSideTimestamps: { status: 'ENABLED' } }),
      ...(comment !== undefined && { comment: { message: literal(comment) } }),
      // The provider would replace the table for another comment.
      lifecycle: { ignoreChanges: ['comment', ...unitsOfTheAutoscaler(settings.capacity)] },
      dependsOn: [...dependsOn],
    });
  }

  private byCloudFormation(props: KeyspaceTableProps): CloudformationStack {
    const { keyspaceName, table, dependsOn } = props;
    return new CloudformationStack(this, 'Stack', {
      name: stackNameOf(this, keyspaceName, 'table', table.name),
      // A stack that failed at birth could not be updated by the next deployment; it has no rows yet.
      onFailure: 'DELETE',
      // it counts at creation alone, and an imported stack has none: a difference would replace it
      lifecycle: { ignoreChanges: ['on_failure'] },
      templateBody: tableTemplate(props),
      dependsOn: [...dependsOn],
    });
  }
}

function schemaDefinition(table: CqlTable): KeyspacesTableConfig['schemaDefinition'] {
  const columns = table.columns.map((column) => ({ ...column, name: literal(column.name) }));
  const ofKind = (kind: CqlColumn['kind']) => columns.filter((column) => column.kind === kind);
  const clustering = ofKind('clustering');
  const statics = ofKind('static');
  return {
    column: columns.map(({ name, type }) => ({ name, type: literal(type) })),
    partitionKey: ofKind('partition_key').map(({ name }) => ({ name })),
    ...(clustering.length > 0 && {
      clusteringKey: clustering.map(({ name, order = 'asc' }) => ({
        name,
        orderBy: order.toUpperCase(),
      })),
    }),
    ...(statics.length > 0 && { staticColumn: statics.map(({ name }) => ({ name })) }),
  };
}

function capacitySpecification(capacity: Capacity) {
  if (capacity.kind === 'on-demand') return { throughputMode: 'PAY_PER_REQUEST' };
  return {
    throughputMode: 'PROVISIONED',
    readCapacityUnits: unitsAtFirst(capacity.read),
    writeCapacityUnits: unitsAtFirst(capacity.write),
  };
}

function unitsOfTheAutoscaler(capacity: Capacity): string[] {
  if (capacity.kind === 'on-demand') return [];
  return (['read', 'write'] as const)
    .filter((kind) => capacity[kind].owner === 'autoscaler')
    .map((kind) => `capacity_specification[0].${kind}_capacity_units`);
}
