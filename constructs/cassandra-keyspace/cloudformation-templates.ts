import { literal } from '#constructs/kernel/literal';
import { type Capacity, unitsAtFirst } from './capacity-options';
import type { CqlColumn, CqlTable, CqlType } from './cql/cql-schema';
import type { TableSettings } from './table-settings';

/**
 * What CloudFormation takes of a template that comes with the request, in bytes.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const TEMPLATE_BYTES = 51_200;

/**
 * One user-defined type. Its name is fixed, so CloudFormation refuses by itself what would replace it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cassandra-type.html
 */
export function typeTemplate(keyspaceName: string, { name, fields }: CqlType): string {
  return template({
    Type: {
      Type: 'AWS::Cassandra::Type',
      Properties: {
        KeyspaceName: literal(keyspaceName),
        TypeName: literal(name),
        Fields: fields.map((field) => ({
          FieldName: literal(field.name),
          FieldType: literal(field.type),
        })),
      },
    },
  });
}

/** What a table's template is made of. */
export interface TableTemplateProps {
  readonly keyspaceName: string;
  readonly table: CqlTable;
  readonly settings: TableSettings;
  readonly keyArn?: string;
}

/**
 * One table. Its name is fixed, so CloudFormation refuses by itself what would replace it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cassandra-table.html
 */
export function tableTemplate(props: TableTemplateProps): string {
  const { keyspaceName, table, settings, keyArn } = props;
  const ofKind = (kind: CqlColumn['kind']) => table.columns.filter((each) => each.kind === kind);
  return template({
    Table: {
      Type: 'AWS::Cassandra::Table',
      Properties: {
        KeyspaceName: literal(keyspaceName),
        TableName: literal(table.name),
        PartitionKeyColumns: ofKind('partition_key').map(column),
        ClusteringKeyColumns: ofKind('clustering').map((each) => ({
          Column: column(each),
          OrderBy: (each.order ?? 'asc').toUpperCase(),
        })),
        RegularColumns: ofKind('regular').map(column),
        BillingMode: billingMode(settings.capacity),
        PointInTimeRecoveryEnabled: settings.pointInTimeRecovery,
        ClientSideTimestampsEnabled: settings.clientSideTimestamps,
        DefaultTimeToLive: table.options.defaultTimeToLive ?? 0,
        EncryptionSpecification:
          keyArn === undefined
            ? { EncryptionType: 'AWS_OWNED_KMS_KEY' }
            : { EncryptionType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyIdentifier: keyArn },
      },
    },
  });
}

function column({ name, type }: CqlColumn) {
  return { ColumnName: literal(name), ColumnType: literal(type) };
}

function billingMode(capacity: Capacity) {
  if (capacity.kind === 'on-demand') return { Mode: 'ON_DEMAND' };
  const { read, write } = capacity;
  return {
    Mode: 'PROVISIONED',
    ProvisionedThroughput: {
      ReadCapacityUnits: unitsAtFirst(read),
      WriteCapacityUnits: unitsAtFirst(write),
    },
  };
}

/** Longer than any that a template has beside the words of a schema. */
const LONGEST = { keyspaceName: 'k'.repeat(48), keyArn: 'a'.repeat(128) };
const LONGEST_SETTINGS: TableSettings = {
  capacity: {
    kind: 'provisioned',
    read: { owner: 'terraform', units: 40_000 },
    write: { owner: 'terraform', units: 40_000 },
  },
  pointInTimeRecovery: false,
  timeToLive: false,
  clientSideTimestamps: false,
  madeBy: 'cloudformation',
};

/** The most bytes that a type's template takes, whatever its keyspace. */
export function typeTemplateBytes(type: CqlType): number {
  return Buffer.byteLength(typeTemplate(LONGEST.keyspaceName, type));
}

/** The most bytes that a table's template takes, whatever its keyspace and settings. */
export function tableTemplateBytes(table: CqlTable): number {
  return Buffer.byteLength(tableTemplate({ ...LONGEST, table, settings: LONGEST_SETTINGS }));
}

function template(resources: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources });
}
