import * as kafka from '@aws-sdk/client-kafka';
import * as keyspaces from '@aws-sdk/client-keyspaces';

import type { EmulatedService, ServiceAnswer } from '#tools/local/emulator/emulated-service';
import { cloudFormationService } from '#tools/local/emulator/services/cloudformation/cloudformation-service';

import {
  createKeyspace,
  serveKeyspaces,
  type KeyspacesEndpoint,
} from '../keyspaces/keyspaces-endpoint';
import { createCluster, serveMsk, type MskEndpoint } from '../msk/msk-endpoint';

describe('a CloudFormation stack', () => {
  let msk: MskEndpoint;
  let cassandra: KeyspacesEndpoint;
  let service: EmulatedService;
  let toMoto: string[];
  let motoStatus: number;
  let ClusterArn: string | undefined;
  beforeEach(async () => {
    msk = await serveMsk();
    cassandra = await serveKeyspaces();
    toMoto = [];
    motoStatus = 200;
    service = cloudFormationService(
      (request) => {
        toMoto.push(new URLSearchParams(request.body.toString()).get('Action') ?? '');
        return Promise.resolve({ status: motoStatus, headers: {}, body: '<moto/>' });
      },
      [msk.service, cassandra.service],
      '000000000000',
    );
    ({ ClusterArn } = await createCluster(msk.client));
    await createKeyspace(cassandra.client);
  });
  afterEach(async () => {
    await msk.close();
    await cassandra.close();
  });

  function send(
    Action: string,
    resources?: object,
    StackName = 'topics',
    more: Readonly<Record<string, string>> = {},
  ): Promise<ServiceAnswer> {
    const template = resources && { TemplateBody: JSON.stringify({ Resources: resources }) };
    const body = new URLSearchParams({ Action, StackName, ...template, ...more }).toString();
    return service.answer({
      method: 'POST',
      path: '/',
      query: '',
      headers: {},
      body: Buffer.from(body),
      region: 'eu-west-1',
    });
  }
  const topic = (properties: object = {}, rest: object = {}) => ({
    Type: 'AWS::MSK::Topic',
    Properties: {
      ClusterArn,
      TopicName: 'orders',
      PartitionCount: 3,
      ReplicationFactor: 3,
      ...properties,
    },
    ...rest,
  });
  async function topics(): Promise<Record<string, number | undefined>> {
    const { Topics = [] } = await msk.client.send(new kafka.ListTopicsCommand({ ClusterArn }));
    return Object.fromEntries(
      Topics.map(({ TopicName = '', PartitionCount }) => [TopicName, PartitionCount]),
    );
  }

  it('makes, changes and deletes topics, and moto the stack', async () => {
    await send('CreateStack', { Orders: topic(), Refunds: topic({ TopicName: 'refunds' }) });
    expect(await topics()).toEqual({ orders: 3, refunds: 3 });

    await send('UpdateStack', { Orders: topic({ PartitionCount: 6 }) });
    expect(await topics()).toEqual({ orders: 6 });
    await send('DeleteStack', undefined, 'arn:aws:cloudformation:eu-west-1:0:stack/topics/1');
    expect(await topics()).toEqual({});
    expect(toMoto).toEqual(['CreateStack', 'UpdateStack', 'DeleteStack']);
  });

  it('leaves what is to be retained', async () => {
    await send('CreateStack', { Orders: topic({}, { DeletionPolicy: 'Retain' }) });
    await send('DeleteStack');

    expect(await topics()).toEqual({ orders: 3 });
  });

  const failing = (DeletionPolicy: string) => ({
    Orders: topic({}, { DeletionPolicy }),
    Refunds: topic({ TopicName: 'refunds', ReplicationFactor: 4 }, { DependsOn: 'Orders' }),
  });
  const idIn = ({ body }: ServiceAnswer) => /<StackId>(.*?)<\/StackId>/.exec(body)?.[1] ?? '';

  it.each([
    ['Delete', {}],
    ['RetainExceptOnCreate', {}],
    ['Retain', { orders: 3 }],
  ])('whose creation fails leaves what %s holds: %o', async (policy, left) => {
    await send('CreateStack', failing(policy));

    expect(await topics()).toEqual(left);
    expect(toMoto).toEqual([]);
  });

  it('whose creation fails is gone where that is asked for, and its id tells why', async () => {
    const id = idIn(
      await send('CreateStack', failing('Delete'), 'topics', { OnFailure: 'DELETE' }),
    );

    const told = (await send('DescribeStacks', undefined, id)).body;
    expect(told).toContain('<StackStatus>DELETE_COMPLETE</StackStatus>');
    expect(told).toContain('AWS::MSK::Topic Refunds: Replication factor: 4 larger');
    expect((await send('DescribeStackEvents', undefined, id)).body).toContain('CREATE_FAILED');
    expect(service.inventory()).toEqual([]);
    await send('CreateStack', { Orders: topic() });
    expect(await topics()).toEqual({ orders: 3 });
  });

  it('whose creation fails keeps its name otherwise, and can only be deleted', async () => {
    const id = idIn(await send('CreateStack', failing('Delete')));

    expect((await send('DescribeStacks')).body).toContain('ROLLBACK_COMPLETE');
    expect((await send('CreateStack', { Orders: topic() })).body).toContain('already exists');
    expect((await send('UpdateStack', { Orders: topic() })).body).toContain('can not be updated');
    expect((await send('GetTemplate')).body).toContain('refunds');
    expect(service.inventory()).toMatchObject([{ type: 'stack', id: 'topics' }]);
    await send('DeleteStack', undefined, id);
    expect(service.inventory()).toEqual([]);
    await send('CreateStack', { Orders: topic() });
    expect(await topics()).toEqual({ orders: 3 });
  });

  it('leaves nothing when moto refuses it', async () => {
    motoStatus = 400;
    await send('CreateStack', { Orders: topic({}, { DeletionPolicy: 'Retain' }) });

    expect(await topics()).toEqual({});
  });

  it('replaces a topic whose name changes, and lets none lose partitions', async () => {
    await send('CreateStack', { Orders: topic() });
    expect((await send('UpdateStack', { Orders: topic({ PartitionCount: 1 }) })).status).toBe(400);
    expect(await topics()).toEqual({ orders: 3 });

    await send('UpdateStack', { Orders: topic({ TopicName: 'sales' }) });
    expect(await topics()).toEqual({ sales: 3 });
  });

  it('makes types in the order that they need each other, and tables of them', async () => {
    const named = { KeyspaceName: 'shop' };
    const fields = (FieldType: string) => [{ FieldName: 'street', FieldType }];
    const table = (columns: object[], more: object = {}) => ({
      Type: 'AWS::Cassandra::Table',
      DependsOn: ['Customer'],
      Properties: {
        ...named,
        TableName: 'orders',
        PartitionKeyColumns: [{ ColumnName: 'id', ColumnType: 'uuid' }],
        ClusteringKeyColumns: [
          { Column: { ColumnName: 'at', ColumnType: 'timeuuid' }, OrderBy: 'DESC' },
        ],
        RegularColumns: columns,
        BillingMode: { Mode: 'ON_DEMAND' },
        EncryptionSpecification: { EncryptionType: 'AWS_OWNED_KMS_KEY' },
        DefaultTimeToLive: 60,
        PointInTimeRecoveryEnabled: true,
        ...more,
      },
    });
    const types = {
      Customer: {
        Type: 'AWS::Cassandra::Type',
        DependsOn: 'Address',
        Properties: { ...named, TypeName: 'customer', Fields: fields('frozen<address>') },
      },
      Address: {
        Type: 'AWS::Cassandra::Type',
        Properties: { ...named, TypeName: 'address', Fields: fields('text') },
      },
    };
    const to = { ColumnName: 'to', ColumnType: 'frozen<customer>' };
    const total = { ColumnName: 'total', ColumnType: 'decimal' };

    expect((await send('CreateStack', { Orders: table([to]), ...types })).body).toBe('<moto/>');
    const changes = { ClientSideTimestampsEnabled: true, PointInTimeRecoveryEnabled: false };
    await send('UpdateStack', { Orders: table([to, total], changes), ...types });
    const get = new keyspaces.GetTableCommand({ keyspaceName: 'shop', tableName: 'orders' });
    expect(await cassandra.client.send(get)).toMatchObject({
      schemaDefinition: {
        allColumns: [
          { name: 'id', type: 'uuid' },
          { name: 'at', type: 'timeuuid' },
          { name: 'to', type: 'frozen<customer>' },
          { name: 'total', type: 'decimal' },
        ],
        clusteringKeys: [{ name: 'at', orderBy: 'DESC' }],
      },
      defaultTimeToLive: 60,
      pointInTimeRecovery: { status: 'DISABLED' },
      clientSideTimestamps: { status: 'ENABLED' },
    });

    await send('DeleteStack');
    expect(cassandra.service.inventory()).toMatchObject([{ type: 'keyspace' }]);
  });

  it('is moto’s alone where its properties refer to others, and where it is in YAML', async () => {
    await send('CreateStack', { Orders: topic({ ClusterArn: { Ref: 'Cluster' } }) });
    await send('DescribeStacks');
    await service.answer({
      method: 'POST',
      path: '/',
      query: '',
      headers: {},
      body: Buffer.from('Action=CreateStack&StackName=yaml&TemplateBody=Resources%3A'),
      region: 'eu-west-1',
    });

    expect(await topics()).toEqual({});
    expect(toMoto).toEqual(['CreateStack', 'DescribeStacks', 'CreateStack']);
  });
});
