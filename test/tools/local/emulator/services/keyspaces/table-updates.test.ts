import * as keyspaces from '@aws-sdk/client-keyspaces';

import {
  createKeyspace,
  createTable,
  ORDERS,
  SCHEMA,
  serveKeyspaces,
  type KeyspacesEndpoint,
} from './keyspaces-endpoint';

const ON_DEMAND = { throughputMode: 'PAY_PER_REQUEST' } as const;
const PROVISIONED = {
  throughputMode: 'PROVISIONED',
  readCapacityUnits: 20,
  writeCapacityUnits: 10,
} as const;

describe('an update of a table', () => {
  let endpoint: KeyspacesEndpoint;
  let client: keyspaces.KeyspacesClient;
  beforeEach(async () => {
    endpoint = await serveKeyspaces();
    ({ client } = endpoint);
    await createKeyspace(client);
    await createTable(client);
  });
  afterEach(() => endpoint.close());

  type Settings = Omit<keyspaces.UpdateTableCommandInput, 'keyspaceName' | 'tableName'>;
  const update = (settings: Settings) =>
    client.send(new keyspaces.UpdateTableCommand({ ...ORDERS, ...settings }));
  const get = () => client.send(new keyspaces.GetTableCommand(ORDERS));

  it.each<[Settings, Partial<keyspaces.GetTableCommandOutput>]>([
    [{ capacitySpecification: PROVISIONED }, { capacitySpecification: PROVISIONED }],
    [
      {
        encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: 'key' },
      },
      { encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: 'key' } },
    ],
    [{ ttl: { status: 'ENABLED' } }, { ttl: { status: 'ENABLED' }, defaultTimeToLive: 0 }],
    [{ defaultTimeToLive: 60 }, { ttl: { status: 'ENABLED' }, defaultTimeToLive: 60 }],
    [
      { clientSideTimestamps: { status: 'ENABLED' } },
      { clientSideTimestamps: { status: 'ENABLED' } },
    ],
    [
      { cdcSpecification: { status: 'ENABLED' } },
      { cdcSpecification: { status: 'ENABLED', viewType: 'NEW_AND_OLD_IMAGES' } },
    ],
    [
      { warmThroughputSpecification: { readUnitsPerSecond: 20_000 } },
      {
        warmThroughputSpecification: {
          readUnitsPerSecond: 20_000,
          writeUnitsPerSecond: 4_000,
          status: 'AVAILABLE',
        },
      },
    ],
  ])('of %j is seen', async (settings, expected) => {
    await update(settings);

    expect(await get()).toMatchObject({ status: 'ACTIVE', ...expected });
  });

  it('adds columns that are new', async () => {
    await update({ addColumns: [{ name: 'total', type: 'decimal' }] });
    expect((await get()).schemaDefinition?.allColumns).toEqual([
      ...(SCHEMA.allColumns ?? []),
      { name: 'total', type: 'decimal' },
    ]);

    await expect(update({ addColumns: [{ name: 'total', type: 'text' }] })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('is of one setting', async () => {
    await expect(
      update({ ttl: { status: 'ENABLED' }, defaultTimeToLive: 60 }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('one specific table setting') as string,
    });
    await expect(update({})).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('changes the capacity mode once a day', async () => {
    await update({ capacitySpecification: PROVISIONED });
    await get();
    await update({ capacitySpecification: { ...PROVISIONED, readCapacityUnits: 30 } });
    await get();
    await expect(update({ capacitySpecification: ON_DEMAND })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('once in 24 hours') as string,
    });

    endpoint.wait(24);
    await update({ capacitySpecification: ON_DEMAND });
    expect((await get()).capacitySpecification).toMatchObject(ON_DEMAND);
  });

  it('is refused while another is under way', async () => {
    await update({ ttl: { status: 'ENABLED' } });

    await expect(update({ defaultTimeToLive: 60 })).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await expect(update({ defaultTimeToLive: 60 })).resolves.toBeDefined();
  });
});
