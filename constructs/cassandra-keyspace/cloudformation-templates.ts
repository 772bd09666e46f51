import type { Construct } from 'constructs';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { type Capacity, unitsAtFirst } from './capacity-options';
import type { CqlColumn, CqlTable, CqlType } from './cql/cql-schema';
import type { TableSettings } from './table-settings';

/** CloudFormation's limit for a stack's name, which takes letters, digits and hyphens. */
const STACK_NAME_CHARACTERS = 128;

/** The name of a CloudFormation stack of one keyspace: `production-cassandra-catalog-types`. */
export function stackNameOf(scope: Construct, ...parts: readonly string[]): string {
  const { environment } = placementOf(scope);
  const words = parts.map((part) => part.replace(/_/g, '-'));
  return physicalName(STACK_NAME_CHARACTERS, environment, 'cassandra', ...words);
}

/**
 * Every user-defined type of a keyspace, one after the other in the order of the schema, because a
 * type must exist before another uses it. The provider has no resource for them.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cassandra-type.html
 */
export function typesTemplate(keyspaceName: string, types: readonly CqlType[]): string {
  const resources = types.map(({ name, fields }, index) => {
    const before = types[index - 1];
    return [
      typeId(name),
      {
        Type: 'AWS::Cassandra::Type',
        ...(before !== undefined && { DependsOn: typeId(before.name) }),
        Properties: {
          KeyspaceName: keyspaceName,
          TypeName: name,
          Fields: fields.map((field) => ({ FieldName: field.name, FieldType: field.type })),
        },
      },
    ] as const;
  });
  return template(Object.fromEntries(resources));
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
        KeyspaceName: keyspaceName,
        TableName: table.name,
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
  return { ColumnName: name, ColumnType: type };
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

/** Logical ids take letters and digits only; a type's own name may hold more. */
function typeId(name: string): string {
  return `Type${name.replace(/[^A-Za-z0-9]/g, (other) => `x${other.charCodeAt(0).toString(16)}`)}`;
}

function template(resources: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources });
}
