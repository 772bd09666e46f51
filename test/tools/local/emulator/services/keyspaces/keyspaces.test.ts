import * as keyspaces from '@aws-sdk/client-keyspaces';

import {
  createKeyspace,
  createTable,
  ORDERS,
  SCHEMA,
  serveKeyspaces,
  TWO_REGIONS,
  type KeyspacesEndpoint,
} from './keyspaces-endpoint';

const SHOP = { keyspaceName: 'shop' };

describe('a keyspace', () => {
  let endpoint: KeyspacesEndpoint;
  let client: keyspaces.KeyspacesClient;
  let elsewhere: keyspaces.KeyspacesClient;
  beforeEach(async () => {
    endpoint = await serveKeyspaces();
    ({ client, elsewhere } = endpoint);
  });
  afterEach(() => endpoint.close());

  const get = (from = client) => from.send(new keyspaces.GetKeyspaceCommand(SHOP));
  const create = (request: Partial<keyspaces.CreateKeyspaceCommandInput> = {}) =>
    client.send(new keyspaces.CreateKeyspaceCommand({ ...SHOP, ...request }));
  const remove = () => client.send(new keyspaces.DeleteKeyspaceCommand(SHOP));

  it('is in the region that it was made in, until it is deleted', async () => {
    await create();
    expect(await get()).toMatchObject({
      keyspaceName: 'shop',
      resourceArn: 'arn:aws:cassandra:eu-west-1:000000000000:/keyspace/shop/',
      replicationStrategy: 'SINGLE_REGION',
    });
    await expect(get(elsewhere)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });

    await remove();
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is the same with its tables in all of its regions', async () => {
    await createKeyspace(client, TWO_REGIONS);
    await createTable(client);

    expect(await get(elsewhere)).toMatchObject({
      resourceArn: 'arn:aws:cassandra:eu-central-1:000000000000:/keyspace/shop/',
      replicationStrategy: 'MULTI_REGION',
      replicationRegions: ['eu-west-1', 'eu-central-1'],
    });
    const table = await elsewhere.send(new keyspaces.GetTableCommand(ORDERS));
    expect(table).toMatchObject({
      resourceArn: 'arn:aws:cassandra:eu-central-1:000000000000:/keyspace/shop/table/orders',
      clientSideTimestamps: { status: 'ENABLED' },
      replicaSpecifications: [{ region: 'eu-west-1' }, { region: 'eu-central-1' }],
    });
  });

  it('takes another region once its tables have client-side timestamps', async () => {
    await create();
    await createTable(client);
    const update = (request: Partial<keyspaces.UpdateKeyspaceCommandInput> = {}) =>
      client.send(
        new keyspaces.UpdateKeyspaceCommand({
          ...SHOP,
          replicationSpecification: TWO_REGIONS,
          ...request,
        }),
      );

    await expect(update()).rejects.toMatchObject({ name: 'ValidationException' });
    await update({ clientSideTimestamps: { status: 'ENABLED' } });
    expect((await get(elsewhere)).replicationGroupStatuses).toHaveLength(2);
    await expect(
      update({ replicationSpecification: { replicationStrategy: 'SINGLE_REGION' } }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is deleted with its tables, but not while one of them is being made', async () => {
    await create();
    await client.send(new keyspaces.CreateTableCommand({ ...ORDERS, schemaDefinition: SCHEMA }));

    await expect(remove()).rejects.toMatchObject({
      name: 'ConflictException',
      message: expect.stringContaining(
        'a table under it is currently being created or deleted',
      ) as string,
    });
    await remove();
    expect(endpoint.service.inventory()).toEqual([]);
  });

  it.each<[string, Partial<keyspaces.CreateKeyspaceCommandInput>]>([
    ['a name that begins with an underscore', { keyspaceName: '_shop' }],
    ['a name of AWS', { keyspaceName: 'system_schema' }],
    [
      'one region of several',
      { replicationSpecification: { ...TWO_REGIONS, regionList: ['eu-west-1'] } },
    ],
    [
      'other regions than its own',
      {
        replicationSpecification: { ...TWO_REGIONS, regionList: ['eu-central-1', 'eu-north-1'] },
      },
    ],
  ])('is refused with %s', async (_, request) => {
    await expect(create(request)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('exists once, in whichever of its regions', async () => {
    await createKeyspace(elsewhere);

    await expect(createKeyspace(client, TWO_REGIONS)).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('is listed beside those of AWS, in pages', async () => {
    await create();
    const list = (request: keyspaces.ListKeyspacesCommandInput) =>
      client.send(new keyspaces.ListKeyspacesCommand(request));
    const all = (await list({})).keyspaces?.map(({ keyspaceName }) => keyspaceName);
    expect(all).toEqual(expect.arrayContaining(['shop', 'system', 'system_schema']));

    const { nextToken, keyspaces: page } = await list({ maxResults: 1 });
    expect(page).toMatchObject([{ keyspaceName: 'shop' }]);
    const rest = await list(nextToken === undefined ? {} : { nextToken });
    expect(rest.keyspaces).toHaveLength((all?.length ?? 0) - 1);
  });

  it('keeps tags', async () => {
    await create({ tags: [{ key: 'a', value: '1' }] });
    const { resourceArn } = await get();
    const a = { key: 'a', value: '2' };
    const b = { key: 'b', value: '3' };
    await client.send(new keyspaces.TagResourceCommand({ resourceArn, tags: [a, b] }));
    const tags = async () =>
      (await client.send(new keyspaces.ListTagsForResourceCommand({ resourceArn }))).tags;

    expect(await tags()).toEqual([a, b]);
    await client.send(new keyspaces.UntagResourceCommand({ resourceArn, tags: [a] }));
    expect(await tags()).toEqual([b]);
    await expect(
      client.send(
        new keyspaces.TagResourceCommand({ resourceArn, tags: [{ key: 'aws:a', value: 'b' }] }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
