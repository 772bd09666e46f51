import * as keyspaces from '@aws-sdk/client-keyspaces';

import {
  createKeyspace,
  createTable,
  SCHEMA,
  serveKeyspaces,
  type KeyspacesEndpoint,
} from './keyspaces-endpoint';

describe('a user-defined type', () => {
  let endpoint: KeyspacesEndpoint;
  let client: keyspaces.KeyspacesClient;
  beforeEach(async () => {
    endpoint = await serveKeyspaces();
    ({ client } = endpoint);
    await createKeyspace(client);
  });
  afterEach(() => endpoint.close());

  const create = (typeName: string, type = 'text') =>
    client.send(
      new keyspaces.CreateTypeCommand({
        keyspaceName: 'shop',
        typeName,
        fieldDefinitions: [{ name: 'street', type }],
      }),
    );
  const get = (typeName: string) =>
    client.send(new keyspaces.GetTypeCommand({ keyspaceName: 'shop', typeName }));
  const remove = (typeName: string) =>
    client.send(new keyspaces.DeleteTypeCommand({ keyspaceName: 'shop', typeName }));

  it('knows who uses it, and stays as long as somebody does', async () => {
    await create('address');
    await create('customer', 'list<frozen<address>>');
    await createTable(client, {
      schemaDefinition: {
        ...SCHEMA,
        allColumns: [...(SCHEMA.allColumns ?? []), { name: 'to', type: 'frozen<address>' }],
      },
    });

    expect(await get('address')).toMatchObject({
      status: 'ACTIVE',
      fieldDefinitions: [{ name: 'street', type: 'text' }],
      directReferringTables: ['orders'],
      directParentTypes: ['customer'],
      maxNestingDepth: 1,
    });
    expect((await get('customer')).maxNestingDepth).toBe(2);
    await expect(remove('address')).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'The type address is used by orders, customer.',
    });
    await remove('customer');
    await expect(get('customer')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('exists once, of types that exist', async () => {
    await create('address');

    await expect(create('address')).rejects.toMatchObject({ name: 'ConflictException' });
    await expect(create('customer', 'frozen<person>')).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('is listed with the others of its keyspace', async () => {
    await create('person');
    await create('address');

    const list = new keyspaces.ListTypesCommand({ keyspaceName: 'shop' });
    expect((await client.send(list)).types).toEqual(['address', 'person']);
  });
});
