import { same, type Properties, type ResourceType, type ServiceCall } from './resource-type';

/** A column as CloudFormation writes it. */
interface Column {
  readonly ColumnName?: string;
  readonly ColumnType?: string;
}

/** A field of a user-defined type. */
interface Field {
  readonly FieldName: string;
  readonly FieldType: string;
}

/** A clustering column and how its rows are sorted. */
interface ClusteringColumn {
  readonly Column?: Column;
  readonly OrderBy?: string;
}

/**
 * A user-defined type of a keyspace.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cassandra-type.html
 */
export const keyspacesType: ResourceType = {
  identity: ['KeyspaceName', 'TypeName', 'Fields'],
  create: (properties) =>
    call('CreateType', {
      ...typeName(properties),
      fieldDefinitions: (listIn(properties, 'Fields') as readonly Field[]).map(
        ({ FieldName: name, FieldType: type }) => ({ name, type }),
      ),
    }),
  update: () => [],
  delete: (properties) => call('DeleteType', typeName(properties)),
  look: (properties) => call('GetType', typeName(properties)),
};

/**
 * A table of a keyspace, with the properties that a table of one region has.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cassandra-table.html
 */
export const keyspacesTable: ResourceType = {
  identity: ['KeyspaceName', 'TableName', 'PartitionKeyColumns', 'ClusteringKeyColumns'],
  create: (properties) =>
    call('CreateTable', {
      ...tableName(properties),
      schemaDefinition: schemaOf(properties),
      ...settingsOf(properties),
    }),
  update: (before, after) => {
    const known = regularColumns(before);
    const addColumns = regularColumns(after).filter(
      (column) => !known.some(({ name }) => name === column.name),
    );
    const previous = settingsOf(before);
    const changed = Object.entries(settingsOf(after)).filter(
      ([setting, value]) => !same(previous[setting], value),
    );
    return [
      ...(addColumns.length > 0 ? [{ addColumns }] : []),
      ...changed.map(([setting, value]) => ({ [setting]: value })),
    ].map((setting) => call('UpdateTable', { ...tableName(after), ...setting }));
  },
  delete: (properties) => call('DeleteTable', tableName(properties)),
  look: (properties) => call('GetTable', tableName(properties)),
};

function typeName({ KeyspaceName, TypeName }: Properties): object {
  return { keyspaceName: KeyspaceName, typeName: TypeName };
}

function tableName({ KeyspaceName, TableName }: Properties): object {
  return { keyspaceName: KeyspaceName, tableName: TableName };
}

function schemaOf(properties: Properties): object {
  const partition = columnsIn(properties, 'PartitionKeyColumns');
  const clusteringColumns = listIn(
    properties,
    'ClusteringKeyColumns',
  ) as readonly ClusteringColumn[];
  const clustering = clusteringColumns.map(({ Column: column = {}, OrderBy: orderBy = 'ASC' }) => ({
    ...columnOf(column),
    orderBy,
  }));
  return {
    allColumns: [
      ...partition,
      ...clustering.map(({ name, type }) => ({ name, type })),
      ...regularColumns(properties),
    ],
    partitionKeys: partition.map(({ name }) => ({ name })),
    clusteringKeys: clustering.map(({ name, orderBy }) => ({ name, orderBy })),
  };
}

/** Everything but the schema, by the name of the API's member. */
function settingsOf(properties: Properties): Properties {
  const { DefaultTimeToLive: defaultTimeToLive } = properties;
  const { PointInTimeRecoveryEnabled: recovery, ClientSideTimestampsEnabled } = properties;
  const encryption = recordIn(properties, 'EncryptionSpecification');
  const billing = recordIn(properties, 'BillingMode');
  const throughput = recordIn(billing, 'ProvisionedThroughput');
  return {
    ...(billing['Mode'] === undefined
      ? {}
      : {
          capacitySpecification: {
            throughputMode: billing['Mode'] === 'PROVISIONED' ? 'PROVISIONED' : 'PAY_PER_REQUEST',
            readCapacityUnits: throughput['ReadCapacityUnits'],
            writeCapacityUnits: throughput['WriteCapacityUnits'],
          },
        }),
    ...(encryption['EncryptionType'] === undefined
      ? {}
      : {
          encryptionSpecification: {
            type: encryption['EncryptionType'],
            kmsKeyIdentifier: encryption['KmsKeyIdentifier'],
          },
        }),
    ...(recovery === undefined
      ? {}
      : { pointInTimeRecovery: { status: recovery === true ? 'ENABLED' : 'DISABLED' } }),
    ...(defaultTimeToLive === undefined ? {} : { defaultTimeToLive }),
    ...(ClientSideTimestampsEnabled === true
      ? { clientSideTimestamps: { status: 'ENABLED' } }
      : {}),
  };
}

function regularColumns(properties: Properties): readonly ReturnType<typeof columnOf>[] {
  return columnsIn(properties, 'RegularColumns');
}

function columnOf({ ColumnName: name = '', ColumnType: type = '' }: Column) {
  return { name, type };
}

function columnsIn(properties: Properties, name: string): readonly ReturnType<typeof columnOf>[] {
  return (listIn(properties, name) as readonly Column[]).map(columnOf);
}

function listIn(properties: Properties, name: string): readonly unknown[] {
  const list = properties[name];
  return Array.isArray(list) ? list : [];
}

function recordIn(properties: Properties, name: string): Properties {
  const record = properties[name];
  return typeof record === 'object' && record !== null ? (record as Properties) : {};
}

function call(operation: string, body: object): ServiceCall {
  const headers = { 'x-amz-target': `KeyspacesService.${operation}` };
  return { service: 'cassandra', method: 'POST', path: '/', headers, body };
}
