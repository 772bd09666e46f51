import fc from 'fast-check';

import { keyspacesService } from '#tools/local/emulator/services/keyspaces/keyspaces-service';

import { awsJsonRequests } from '../arbitrary-requests';
import { ORDERS, SCHEMA, START } from './keyspaces-endpoint';

const SHOP = 'arn:aws:cassandra:eu-west-1:000000000000:/keyspace/shop/';

const requestsOf = awsJsonRequests(
  'keyspaces',
  'KeyspacesService',
  new Map<string, readonly string[]>([
    ...['keyspaceName', 'sourceKeyspaceName', 'targetKeyspaceName'].map(
      (name) => [name, ['shop', 'other']] as const,
    ),
    ...['tableName', 'sourceTableName', 'targetTableName'].map(
      (name) => [name, ['orders', 'carts']] as const,
    ),
    ['resourceArn', [SHOP, `${SHOP}table/orders`]],
    ['type', ['int', 'text', 'list<text>', 'address']],
    ['typeName', ['address', 'street']],
    ['orderBy', ['ASC', 'DESC']],
    ['status', ['ENABLED', 'DISABLED']],
    ...['region', 'regionList'].map((name) => [name, ['eu-west-1', 'eu-central-1']] as const),
  ]),
);

describe('any sequence of requests', () => {
  const service = keyspacesService({ account: '000000000000', now: () => START });

  /** Makes what an earlier request may have deleted; refused when it is there. */
  async function makeAgain(operation: string, body: object): Promise<void> {
    await service.answer({
      ...{ method: 'POST', path: '/', query: '', region: 'eu-west-1' },
      headers: { 'x-amz-target': `KeyspacesService.${operation}` },
      body: Buffer.from(JSON.stringify(body)),
    });
  }

  it('is answered or refused in JSON, without a fault of ours', async () => {
    const succeeded = new Set<string>();
    const requests = fc.constantFrom(...service.operations).chain(requestsOf);
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        await makeAgain('CreateKeyspace', { keyspaceName: 'shop' });
        await makeAgain('CreateTable', { ...ORDERS, schemaDefinition: SCHEMA });
        // A fault of ours is thrown: the front answers it.
        const answer = await service.answer(request);
        expect(answer.known).toBe(true);
        expect([200, 400, 404, 409]).toContain(answer.status);
        expect(JSON.parse(answer.body)).toBeInstanceOf(Object);
        if (answer.status === 200) succeeded.add(answer.operation);
      }),
      { numRuns: 1500 },
    );
    // If most were refused at once, the handlers would have been tested by few.
    expect(succeeded.size).toBeGreaterThan(service.operations.length / 2);
  });
});
