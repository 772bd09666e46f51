import { answerViolations } from '../answer-violations';
import { serveKeyspaces, type KeyspacesEndpoint } from './keyspaces-endpoint';
import { tourOfKeyspaces } from './keyspaces-tour';

describe('the answers of the Keyspaces service', () => {
  let endpoint: KeyspacesEndpoint;
  beforeAll(async () => {
    endpoint = await serveKeyspaces();
    await tourOfKeyspaces(endpoint);
  });
  afterAll(() => endpoint.close());

  it('have the output shapes of the service model of botocore', () => {
    expect(answerViolations('keyspaces', endpoint.answers)).toEqual([]);
  });

  it('were given by every operation that is implemented', () => {
    const answered = new Set(endpoint.answers.map(({ operation }) => operation));

    expect([...answered].sort()).toEqual(endpoint.service.operations);
  });

  it('would not pass with a wrong shape', () => {
    const base = { operation: 'GetKeyspace', known: true, status: 200, headers: {} };
    const wrong = [
      { ...base, body: '{"keyspaceName":"shop"}' },
      { ...base, operation: 'ListTables', body: '{"tables":{}}' },
      { ...base, status: 400, body: '{"__type":"ConflictException","message":"taken"}' },
    ];

    expect(answerViolations('keyspaces', wrong)).not.toHaveLength(0);
  });
});
