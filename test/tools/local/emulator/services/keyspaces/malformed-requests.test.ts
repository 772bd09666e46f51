import { keyspacesService } from '#tools/local/emulator/services/keyspaces/keyspaces-service';

import { ORDERS, SCHEMA, START } from './keyspaces-endpoint';

const TABLE = { ...ORDERS, schemaDefinition: SCHEMA };
const INVALID = '1 validation error detected: Value';

describe('a request to Keyspaces that is not as the service model says', () => {
  const service = keyspacesService({ account: '000000000000', now: () => START });

  /** Sends what no SDK would. */
  async function send(operation: string, body: unknown): Promise<unknown> {
    const answer = await service.answer({
      ...{ method: 'POST', path: '/', query: '', region: 'eu-west-1' },
      headers: { 'x-amz-target': `KeyspacesService.${operation}` },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    });
    return { status: answer.status, ...(JSON.parse(answer.body) as object) };
  }

  it.each<[string, string, unknown, string]>([
    [
      'a number for a name',
      ...(['CreateKeyspace', { keyspaceName: 5 }] as const),
      'keyspaceName: expected a string, got a number',
    ],
    [
      'an object for a list',
      ...(['CreateTable', { ...TABLE, schemaDefinition: { ...SCHEMA, allColumns: {} } }] as const),
      'schemaDefinition.allColumns: expected a list, got an object',
    ],
    [
      'null in a list',
      ...(['CreateKeyspace', { keyspaceName: 'shop', tags: [null] }] as const),
      'tags[0]: expected an object, got null',
    ],
    [
      'a text for a number',
      ...(['CreateTable', { ...TABLE, defaultTimeToLive: '60' }] as const),
      'defaultTimeToLive: expected an integer, got a string',
    ],
    ['no JSON', 'ListKeyspaces', '[', 'The body is not a JSON object.'],
  ])('is refused with %s', async (_, operation, body, message) => {
    expect(await send(operation, body)).toEqual({
      status: 400,
      __type: 'SerializationException',
      message,
    });
  });

  it.each<[string, string, unknown, string]>([
    [
      'without a member',
      ...(['CreateTable', ORDERS] as const),
      `${INVALID} null at 'schemaDefinition' failed to satisfy constraint: Member must not be null`,
    ],
    [
      'with null for a member',
      ...(['GetKeyspace', { keyspaceName: null }] as const),
      `${INVALID} null at 'keyspaceName' failed to satisfy constraint: Member must not be null`,
    ],
    [
      'without a member of one in a list',
      ...(['CreateKeyspace', { keyspaceName: 'shop', tags: [{ key: 'a' }] }] as const),
      `${INVALID} null at 'tags[0].value' failed to satisfy constraint: Member must not be null`,
    ],
    [
      'with a value that an enum does not have',
      ...(['CreateTable', { ...TABLE, ttl: { status: 'DISABLED' } }] as const),
      `${INVALID} 'DISABLED' at 'ttl.status' failed to satisfy constraint: Member must satisfy enum ` +
        'value set: [ENABLED]',
    ],
    [
      'with an empty name',
      ...(['GetKeyspace', { keyspaceName: '' }] as const),
      `${INVALID} '' at 'keyspaceName' failed to satisfy constraint: Member must satisfy regular ` +
        'expression pattern: [a-zA-Z0-9][a-zA-Z0-9_]{0,47}',
    ],
  ])('is refused %s', async (_, operation, body, message) => {
    expect(await send(operation, body)).toEqual({
      status: 400,
      __type: 'ValidationException',
      message,
    });
  });

  it('may have members that the model lacks, and null for what may be absent', async () => {
    const body = { keyspaceName: 'shop', extra: 5, tags: null, replicationSpecification: null };

    expect(await send('CreateKeyspace', body)).toMatchObject({ status: 200 });
    expect(await send('CreateTable', { ...TABLE, ttl: null })).toMatchObject({ status: 200 });
    expect(await send('GetTable', ORDERS)).not.toHaveProperty('ttl.status', 'ENABLED');
  });
});
