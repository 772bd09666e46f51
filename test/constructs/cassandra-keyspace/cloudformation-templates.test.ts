import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { CassandraOptions } from '#constructs/cassandra-keyspace/cassandra-options';
import type { CqlSchema } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { place } from '#constructs/kernel/placement';
import { column, schema, table, type } from '#test/support/cql-tables';
import {
  type Resource,
  resourcesOf,
  synthesizeConstruct,
  TEST_PLACEMENT,
} from '#test/support/synthesized';

const endpoint = { securityGroupId: 'sg-endpoint', zones: 3 };
const alarms = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };

const PLAIN = table('plain', [column('id', 'uuid', 'partition_key'), column('tags', 'set<text>')]);

const made = (options: Partial<CassandraOptions>, declared: CqlSchema) =>
  synthesizeConstruct((scope) => {
    new CassandraKeyspace(scope, 'Catalog', {
      keyspaceName: 'catalog',
      options: { schema: 'schemas/catalog.cql', ...options },
      schema: declared,
      endpoint,
      alarms,
    });
  });

const tableOf = (stack: ReturnType<typeof made>, name: string): Resource =>
  resourcesOf(stack, 'aws_keyspaces_table').find(({ table_name }) => table_name === name) ?? {};

/** A stack that failed at birth goes; how it would have, never replaces one that lives or was imported. */
const FAILS_CLEANLY = { on_failure: 'DELETE', lifecycle: { ignore_changes: ['on_failure'] } };

const PROVISIONED = {
  kind: 'provisioned',
  read: { owner: 'autoscaler', min: 10, max: 400 },
  write: { owner: 'terraform', units: 25 },
} as const;

describe('what CloudFormation makes of a keyspace', () => {
  const TYPES = [
    type('size', { mm: 'int' }),
    type('weight', { g: 'int' }),
    type('big_box', { sizes: 'list<frozen<size>>' }),
  ];
  const BOXES = table('boxes', [
    column('id', 'uuid', 'partition_key'),
    column('box', 'frozen<big_box>'),
    column('more', 'frozen<map<text, frozen<big_box>>>'),
  ]);

  it('makes each type in a stack of CloudFormation, before the types and tables that use it', () => {
    const typed = made({}, schema([BOXES, PLAIN], TYPES));
    const stacks = resourcesOf(typed, 'aws_cloudformation_stack');
    const stackOf = (name: string) =>
      stacks.find(({ template_body }) => String(template_body).includes(`"TypeName":"${name}"`));
    expect(stacks).toHaveLength(3);
    expect(stackOf('size')).toMatchObject(FAILS_CLEANLY);
    expect(stackOf('size')?.['name']).toMatch(/^test-cassandra-catalog-type-size-[0-9a-f]{6}$/);
    expect(JSON.parse(String(stackOf('size')?.['template_body']))).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        Type: {
          Type: 'AWS::Cassandra::Type',
          Properties: {
            KeyspaceName: 'catalog',
            TypeName: 'size',
            Fields: [{ FieldName: 'mm', FieldType: 'int' }],
          },
        },
      },
    });
    const keyspace = 'aws_keyspaces_keyspace.Catalog_';
    const address = (name: string) =>
      expect.stringContaining(`aws_cloudformation_stack.Catalog_Types_${name}_`) as string;
    expect(stackOf('size')?.['depends_on']).toEqual([expect.stringContaining(keyspace)]);
    expect(stackOf('big_box')?.['depends_on']).toEqual([
      expect.stringContaining(keyspace),
      address('size'),
    ]);
    expect(tableOf(typed, 'boxes')['depends_on']).toEqual([
      expect.stringContaining(keyspace),
      address('big_box'),
    ]);
    expect(tableOf(typed, 'plain')['depends_on']).toEqual([expect.stringContaining(keyspace)]);
  });

  it('gives no two stacks of CloudFormation one name, whatever underscores join', () => {
    const names = (keyspaceName: string, tableName: string, typeName: string) =>
      resourcesOf(
        synthesizeConstruct((scope) => {
          new CassandraKeyspace(scope, 'Keyspace', {
            keyspaceName,
            options: {
              schema: 'schemas/catalog.cql',
              tables: { [tableName]: { madeBy: 'cloudformation' } },
            },
            schema: schema(
              [table(tableName, [column('id', 'uuid', 'partition_key')])],
              [type(typeName, { mm: 'int' })],
            ),
            endpoint,
            alarms,
          });
        }),
        'aws_cloudformation_stack',
      ).map(({ name }) => String(name));
    const all = [
      ...names('aa', 'b_table_cc', 'x_type_yy'),
      ...names('aa_table_b', 'cc', 'zz'),
      ...names('aa_type_x', 'dd', 'yy'),
      ...names('aa_table', 'types', 'types'),
    ];
    expect(all).toHaveLength(8);
    expect(new Set(all).size).toBe(8);
  });

  it('says what a user named as it stands, which may look like an expression', () => {
    const odd = table('odd', [
      column('id', 'uuid', 'partition_key'),
      column('a${1}', 'frozen<"x%{y}">'),
    ]);
    const stack = made(
      { tables: { odd: { madeBy: 'cloudformation' } } },
      schema([odd], [type('size', { 'we${1+1}rd': 'int', 'x\b': 'frozen<"%{ if">' })]),
    );
    const bodies = resourcesOf(stack, 'aws_cloudformation_stack').map(({ template_body }) =>
      String(template_body),
    );
    const all = bodies.join('\n');
    expect(all).toContain('"FieldName":"we$${1+1}rd"');
    expect(all).toContain('"FieldType":"frozen<\\"%%{ if\\">"');
    expect(all).toContain('"ColumnName":"a$${1}","ColumnType":"frozen<\\"x%%{y}\\">"');
    expect(all).toMatch(/"KmsKeyIdentifier":"\$\{aws_kms_key\./);
  });

  it('says all of a table to CloudFormation, also what is a default', () => {
    const stack = made({ tables: { plain: { madeBy: 'cloudformation' } } }, schema([PLAIN]));
    const [cloudFormation] = resourcesOf(stack, 'aws_cloudformation_stack');
    expect(JSON.parse(String(cloudFormation?.['template_body']))).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        Table: {
          Type: 'AWS::Cassandra::Table',
          Properties: {
            KeyspaceName: 'catalog',
            TableName: 'plain',
            PartitionKeyColumns: [{ ColumnName: 'id', ColumnType: 'uuid' }],
            ClusteringKeyColumns: [],
            RegularColumns: [{ ColumnName: 'tags', ColumnType: 'set<text>' }],
            BillingMode: { Mode: 'ON_DEMAND' },
            PointInTimeRecoveryEnabled: true,
            ClientSideTimestampsEnabled: false,
            DefaultTimeToLive: 0,
            EncryptionSpecification: {
              EncryptionType: 'CUSTOMER_MANAGED_KMS_KEY',
              KmsKeyIdentifier: expect.stringMatching(/^\$\{aws_kms_key\./) as string,
            },
          },
        },
      },
    });
  });

  it('keeps to the length of a stack’s name, however long keyspace and table are', () => {
    const long = table('t'.repeat(48), [column('id', 'uuid', 'partition_key')]);
    const stack = synthesizeConstruct((scope) => {
      place(scope, { ...TEST_PLACEMENT, environment: 'e'.repeat(30) });
      new CassandraKeyspace(scope, 'Catalog', {
        keyspaceName: 'k'.repeat(48),
        options: {
          schema: 'schemas/catalog.cql',
          tables: { [long.name]: { madeBy: 'cloudformation' } },
        },
        schema: schema([long]),
        endpoint,
        alarms,
      });
    });
    const [cloudFormation] = resourcesOf(stack, 'aws_cloudformation_stack');
    expect(String(cloudFormation?.['name'])).toMatch(/^[A-Za-z][A-Za-z0-9-]{99,127}$/);
  });

  it('lets CloudFormation make a table that Terraform cannot', () => {
    const columns = [
      column('id', 'uuid', 'partition_key'),
      column('at', 'timeuuid', 'clustering', 0, 'desc'),
      column('path', 'list<frozen<list<int>>>'),
    ];
    const nested = table('nested', columns, { defaultTimeToLive: 900 });
    const settings = { capacity: PROVISIONED, clientSideTimestamps: true };
    const tables = { nested: { madeBy: 'cloudformation', ...settings } } as const;
    const stack = made({ tables }, schema([nested]));
    expect(resourcesOf(stack, 'aws_keyspaces_table')).toEqual([]);
    const [cloudFormation] = resourcesOf(stack, 'aws_cloudformation_stack');
    expect(cloudFormation).toMatchObject(FAILS_CLEANLY);
    expect(JSON.parse(String(cloudFormation?.['template_body']))).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        Table: {
          Type: 'AWS::Cassandra::Table',
          Properties: {
            KeyspaceName: 'catalog',
            TableName: 'nested',
            PartitionKeyColumns: [{ ColumnName: 'id', ColumnType: 'uuid' }],
            ClusteringKeyColumns: [
              { Column: { ColumnName: 'at', ColumnType: 'timeuuid' }, OrderBy: 'DESC' },
            ],
            RegularColumns: [{ ColumnName: 'path', ColumnType: 'list<frozen<list<int>>>' }],
            BillingMode: {
              Mode: 'PROVISIONED',
              ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 25 },
            },
            PointInTimeRecoveryEnabled: true,
            ClientSideTimestampsEnabled: true,
            DefaultTimeToLive: 900,
            EncryptionSpecification: {
              EncryptionType: 'CUSTOMER_MANAGED_KMS_KEY',
              KmsKeyIdentifier: expect.stringContaining('aws_kms_key') as string,
            },
          },
        },
      },
    });
    expect(resourcesOf(stack, 'aws_appautoscaling_target')).toHaveLength(1);
  });
});
