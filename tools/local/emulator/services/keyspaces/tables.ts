import type {
  CreateTableRequest,
  RestoreTableRequest,
  UpdateTableRequest,
} from '@aws-sdk/client-keyspaces';

import type { AwsJsonInput, AwsJsonOperation } from '../../aws-json';
import { omit } from '../../omit';
import { conflict, invalid } from './errors';
import {
  nameIn,
  paginate,
  type Keyspace,
  type KeyspacesContext,
  type Table,
} from './keyspaces-context';
import { checkSchema, withColumns } from './table-schema';
import {
  applySettings,
  capacityOf,
  DEFAULT_WARM_THROUGHPUT,
  encryptionOf,
  noteModeChange,
} from './table-settings';
import { autoScalingView, tableView } from './table-views';

/** Settings that go together in one update, by the member that stands for them. */
const TOGETHER: Readonly<Record<string, string>> = {
  autoScalingSpecification: 'capacitySpecification',
  replicaSpecifications: 'capacitySpecification',
};

/** Creating, changing, reading, restoring and deleting tables. */
export function tableOperations(context: KeyspacesContext): readonly AwsJsonOperation[] {
  return [
    ...reads(context),
    {
      name: 'CreateTable',
      handle: (input) => {
        const keyspace = context.keyspace(input);
        const table = create(context, keyspace, input);
        return { resourceArn: context.tableArn({ keyspace, table, region: input.region }) };
      },
    },
    {
      name: 'UpdateTable',
      handle: (input) => {
        const found = context.activeTable(input);
        update(context, found, input.body as unknown as UpdateTableRequest);
        return { resourceArn: context.tableArn(found) };
      },
    },
    {
      name: 'RestoreTable',
      handle: (input) => {
        const keyspace = context.keyspace(input, 'targetKeyspaceName');
        const table = restore(context, keyspace, input);
        return { restoredTableARN: context.tableArn({ keyspace, table, region: input.region }) };
      },
    },
    {
      name: 'DeleteTable',
      handle: (input) => {
        context.activeTable(input).table.status = 'DELETING';
        return {};
      },
    },
  ];
}

function reads(context: KeyspacesContext): readonly AwsJsonOperation[] {
  return [
    {
      name: 'GetTable',
      handle: (input) => tableView(context, context.readTable(input)),
    },
    {
      name: 'GetTableAutoScalingSettings',
      handle: (input) => autoScalingView(context, context.readTable(input)),
    },
    {
      name: 'ListTables',
      handle: (input) => {
        const keyspace = context.keyspace(input);
        const { items, ...rest } = paginate(byName(keyspace.tables), input);
        const tables = items.map((table) => ({
          keyspaceName: keyspace.name,
          tableName: table.name,
          resourceArn: context.tableArn({ keyspace, table, region: input.region }),
        }));
        return { tables, ...rest };
      },
    },
  ];
}

function create(context: KeyspacesContext, keyspace: Keyspace, input: AwsJsonInput): Table {
  const name = nameIn(input.body, 'tableName');
  const request = input.body as unknown as CreateTableRequest;
  checkFree(keyspace, name);
  if (!request.schemaDefinition) throw invalid('schemaDefinition is required.');
  const now = context.now();
  const table: Table = {
    name,
    status: 'CREATING',
    creationTimestamp: now,
    schemaDefinition: checkSchema(keyspace, request.schemaDefinition),
    comment: request.comment?.message ?? '',
    capacity: { throughputMode: 'PAY_PER_REQUEST' },
    modeChangedAt: undefined,
    encryption: encryptionOf(undefined),
    pointInTimeRecovery: false,
    recoverableSince: undefined,
    ttl: false,
    defaultTimeToLive: 0,
    // Regions need them to tell which of two writes was the last.
    clientSideTimestamps: keyspace.multiRegion,
    autoScaling: undefined,
    replicas: [],
    cdc: { status: 'DISABLED' },
    streamBegunAt: undefined,
    warmThroughput: DEFAULT_WARM_THROUGHPUT,
    tags: [...(request.tags ?? [])],
  };
  applySettings({ keyspace, table }, request, now);
  keyspace.tables.set(name, table);
  return table;
}

function update(
  context: KeyspacesContext,
  found: { readonly keyspace: Keyspace; readonly table: Table },
  request: UpdateTableRequest,
): void {
  const settings = omit(request, 'keyspaceName', 'tableName');
  const asked = new Set(Object.keys(settings).map((member) => TOGETHER[member] ?? member));
  if (asked.size !== 1) {
    throw invalid(
      'You can only update one specific table setting per update operation, got: ' +
        `${[...asked].join(', ') || 'none'}.`,
    );
  }
  const { keyspace, table } = found;
  const now = context.now();
  if (request.capacitySpecification) {
    noteModeChange(table, capacityOf(request.capacitySpecification), now);
  }
  if (request.addColumns) {
    table.schemaDefinition = withColumns(keyspace, table.schemaDefinition, request.addColumns);
  }
  applySettings(found, settings, now);
  table.status = 'UPDATING';
}

function restore(context: KeyspacesContext, keyspace: Keyspace, input: AwsJsonInput): Table {
  const request = input.body as unknown as RestoreTableRequest;
  const { table: source } = context.activeTable(input, 'sourceKeyspaceName', 'sourceTableName');
  const name = nameIn(input.body, 'targetTableName');
  checkFree(keyspace, name);
  if (!source.pointInTimeRecovery) {
    throw invalid(`Point-in-time recovery is not enabled on the table ${source.name}.`);
  }
  const now = context.now();
  const seconds = Number(request.restoreTimestamp ?? now.getTime() / 1000);
  const earliest = (source.recoverableSince ?? now).getTime() / 1000;
  if (seconds < earliest || seconds > now.getTime() / 1000) {
    throw invalid('The restore timestamp is outside of what can be restored.');
  }
  const table: Table = {
    ...structuredClone(source),
    name,
    status: 'RESTORING',
    creationTimestamp: now,
    modeChangedAt: undefined,
    recoverableSince: now,
    tags: [...(request.tagsOverride ?? [])],
  };
  const settings = {
    capacitySpecification: request.capacitySpecificationOverride,
    encryptionSpecification: request.encryptionSpecificationOverride,
    pointInTimeRecovery: request.pointInTimeRecoveryOverride,
    autoScalingSpecification: request.autoScalingSpecification,
    replicaSpecifications: request.replicaSpecifications,
  };
  applySettings({ keyspace, table }, settings, now);
  keyspace.tables.set(name, table);
  return table;
}

function checkFree({ tables, name: keyspace }: Keyspace, name: string): void {
  if (tables.has(name)) throw conflict(`Table ${name} already exists in keyspace ${keyspace}`);
}

function byName<T extends { readonly name: string }>(items: ReadonlyMap<string, T>): readonly T[] {
  return [...items.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
