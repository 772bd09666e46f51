import * as keyspaces from '@aws-sdk/client-keyspaces';

import {
  createKeyspace,
  createTable,
  ORDERS,
  SCHEMA,
  serveKeyspaces,
  START,
  TWO_REGIONS,
  type KeyspacesEndpoint,
} from './keyspaces-endpoint';

const PROVISIONED = {
  throughputMode: 'PROVISIONED',
  readCapacityUnits: 20,
  writeCapacityUnits: 10,
} as const;
const SCALING = {
  minimumUnits: 10,
  maximumUnits: 100,
  scalingPolicy: { targetTrackingScalingPolicyConfiguration: { targetValue: 70 } },
};
const BOTH = { readCapacityAutoScaling: SCALING, writeCapacityAutoScaling: SCALING };

describe('a table', () => {
  let endpoint: KeyspacesEndpoint;
  let client: keyspaces.KeyspacesClient;
  beforeEach(async () => {
    endpoint = await serveKeyspaces();
    ({ client } = endpoint);
    await createKeyspace(client);
  });
  afterEach(() => endpoint.close());

  const create = (overrides: Partial<keyspaces.CreateTableCommandInput> = {}) =>
    createTable(client, overrides);
  const get = () => client.send(new keyspaces.GetTableCommand(ORDERS));

  it('has the defaults of Keyspaces', async () => {
    expect(await create()).toMatchObject({
      status: 'ACTIVE',
      resourceArn: 'arn:aws:cassandra:eu-west-1:000000000000:/keyspace/shop/table/orders',
      creationTimestamp: START,
      schemaDefinition: SCHEMA,
      capacitySpecification: { throughputMode: 'PAY_PER_REQUEST' },
      encryptionSpecification: { type: 'AWS_OWNED_KMS_KEY' },
      pointInTimeRecovery: { status: 'DISABLED' },
      defaultTimeToLive: 0,
      comment: { message: '' },
      cdcSpecification: { status: 'DISABLED' },
      replicaSpecifications: [],
    });
    const { ttl, clientSideTimestamps, latestStreamArn } = await get();
    expect([ttl, clientSideTimestamps, latestStreamArn]).toEqual([undefined, undefined, undefined]);
  });

  it('has every option that it was asked for with', async () => {
    const options = {
      capacitySpecification: PROVISIONED,
      encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: 'key' },
      pointInTimeRecovery: { status: 'ENABLED' },
      defaultTimeToLive: 60,
      comment: { message: 'of customers' },
      clientSideTimestamps: { status: 'ENABLED' },
      cdcSpecification: { status: 'ENABLED', viewType: 'NEW_IMAGE' },
    } as const;
    const table = await create(options);

    expect(table).toMatchObject({ ...options, ttl: { status: 'ENABLED' } });
    expect(table.latestStreamArn).toMatch(/\/keyspace\/shop\/table\/orders\/stream\/2026-/);
    expect(table.pointInTimeRecovery?.earliestRestorableTimestamp).toEqual(START);
  });

  it('is gone after its deletion, which nothing else can follow', async () => {
    await create();
    await client.send(new keyspaces.DeleteTableCommand(ORDERS));
    expect(endpoint.service.inventory()).toMatchObject([{ type: 'keyspace' }]);

    await expect(create()).rejects.toMatchObject({ name: 'ConflictException' });
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(create()).resolves.toMatchObject({ status: 'ACTIVE' });
  });

  it('scales by itself only in provisioned mode, with limits in order', async () => {
    await expect(create({ autoScalingSpecification: BOTH })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const upsideDown = { ...SCALING, minimumUnits: 200 };
    await expect(
      create({
        capacitySpecification: PROVISIONED,
        autoScalingSpecification: { readCapacityAutoScaling: upsideDown },
      }),
    ).rejects.toMatchObject({ name: 'ValidationException' });

    await create({ capacitySpecification: PROVISIONED, autoScalingSpecification: BOTH });
    const command = new keyspaces.GetTableAutoScalingSettingsCommand(ORDERS);
    expect((await client.send(command)).autoScalingSpecification).toEqual(BOTH);
  });

  it('in several regions and provisioned mode scales its writes, and may read otherwise', async () => {
    const WORLD = { keyspaceName: 'world', tableName: 'orders' };
    await client.send(
      new keyspaces.CreateKeyspaceCommand({
        keyspaceName: 'world',
        replicationSpecification: TWO_REGIONS,
      }),
    );
    await expect(create({ ...WORLD, capacitySpecification: PROVISIONED })).rejects.toMatchObject({
      message: 'A multi-Region table in PROVISIONED mode needs auto scaling for writes.',
    });

    await create({
      ...WORLD,
      capacitySpecification: PROVISIONED,
      autoScalingSpecification: BOTH,
      replicaSpecifications: [{ region: 'eu-central-1', readCapacityUnits: 5 }],
    });
    const command = new keyspaces.GetTableCommand(WORLD);
    const [here, there] = await Promise.all([
      client.send(command),
      endpoint.elsewhere.send(command),
    ]);
    expect(here.capacitySpecification?.readCapacityUnits).toBe(20);
    expect(there.capacitySpecification?.readCapacityUnits).toBe(5);
    const settings = new keyspaces.GetTableAutoScalingSettingsCommand(WORLD);
    expect((await client.send(settings)).replicaSpecifications).toHaveLength(2);
  });

  it.each<[string, Partial<keyspaces.CreateTableCommandInput>]>([
    ['no partition key', { schemaDefinition: { ...SCHEMA, partitionKeys: [] } }],
    [
      'a key that is no column',
      { schemaDefinition: { ...SCHEMA, partitionKeys: [{ name: 'x' }] } },
    ],
    [
      'a key that is a collection',
      { schemaDefinition: { ...SCHEMA, partitionKeys: [{ name: 'labels' }] } },
    ],
    [
      'a static column in the key',
      { schemaDefinition: { ...SCHEMA, staticColumns: [{ name: 'customer' }] } },
    ],
    ['static columns without clustering', { schemaDefinition: { ...SCHEMA, clusteringKeys: [] } }],
    [
      'a column twice',
      {
        schemaDefinition: {
          ...SCHEMA,
          allColumns: [...(SCHEMA.allColumns ?? []), { name: 'at', type: 'text' }],
        },
      },
    ],
    ...['varchar2', 'list<text', 'map<text>', 'list<list<text>>', 'vector<float, 3>'].map(
      (type): [string, Partial<keyspaces.CreateTableCommandInput>] => [
        `the type ${type}`,
        {
          schemaDefinition: {
            ...SCHEMA,
            allColumns: [...(SCHEMA.allColumns ?? []), { name: 'x', type }],
          },
        },
      ],
    ),
    [
      'provisioned mode without units',
      { capacitySpecification: { throughputMode: 'PROVISIONED' } },
    ],
    [
      'units in on-demand mode',
      { capacitySpecification: { ...PROVISIONED, throughputMode: 'PAY_PER_REQUEST' } },
    ],
    [
      'a customer-managed key without its name',
      { encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY' } },
    ],
    ['a replica elsewhere', { replicaSpecifications: [{ region: 'eu-north-1' }] }],
    ['a name with a hyphen', { tableName: 'new-orders' }],
  ])('is refused with %s', async (_, overrides) => {
    await expect(create(overrides)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is refused in a keyspace that does not exist, and twice', async () => {
    await expect(create({ keyspaceName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('is restored as another one to a time that its recovery covers', async () => {
    await create({ pointInTimeRecovery: { status: 'ENABLED' }, defaultTimeToLive: 60 });
    endpoint.wait(2);
    const restore = (overrides: Partial<keyspaces.RestoreTableCommandInput> = {}) =>
      client.send(
        new keyspaces.RestoreTableCommand({
          sourceKeyspaceName: 'shop',
          sourceTableName: 'orders',
          targetKeyspaceName: 'shop',
          targetTableName: 'restored',
          ...overrides,
        }),
      );
    const tooEarly = new Date(START.getTime() - 1000);

    await expect(restore({ restoreTimestamp: tooEarly })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await restore({ restoreTimestamp: new Date(START.getTime() + 3_600_000) });
    const restored = { ...ORDERS, tableName: 'restored' };
    expect(await client.send(new keyspaces.GetTableCommand(restored))).toMatchObject({
      status: 'ACTIVE',
      schemaDefinition: SCHEMA,
      defaultTimeToLive: 60,
    });
    await expect(restore()).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('is listed with the others of its keyspace', async () => {
    await create();
    await create({ tableName: 'catalog' });

    const list = new keyspaces.ListTablesCommand({ keyspaceName: 'shop' });
    expect((await client.send(list)).tables).toMatchObject([
      { tableName: 'catalog' },
      { tableName: 'orders' },
    ]);
  });
});
