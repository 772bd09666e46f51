import { connectionsPerHost, driverSettings } from '#constructs/cassandra-keyspace/driver-settings';

const options = (readsPerSecond: number, writesPerSecond = 0) => ({
  schema: 'schemas/catalog.cql',
  tables: {
    products: { readsPerSecond, ...(writesPerSecond > 0 && { writesPerSecond }) },
    plain: {},
  },
});

describe('connections to each host', () => {
  it.each([
    [40_000, 3, 5], // the example of AWS's own tutorial
    [18_000, 3, 2],
    [18_001, 3, 3],
    [9_001, 1, 4],
    [10, 3, 2],
  ])('carry %d requests a second over %d zones with %d', (rate, zones, connections) => {
    expect(connectionsPerHost(options(rate), zones)).toBe(connections);
  });

  it('count reads and writes of all tables, and are two where no rate is declared', () => {
    expect(connectionsPerHost(options(15_000, 25_000), 3)).toBe(5);
    expect(connectionsPerHost({ schema: 'schemas/catalog.cql' }, 3)).toBe(2);
  });
});

describe('driver settings', () => {
  const texts = Object.fromEntries(
    driverSettings({
      keyspaceName: 'catalog',
      region: 'eu-west-1',
      options: options(40_000),
      endpointZones: 3,
    }).map(({ driver, text }) => [driver, text]),
  );

  it.each(['java', 'nodejs', 'python'])(
    'of %s reach the keyspace by TLS, with the credentials of the role and LOCAL_QUORUM',
    (driver) => {
      const text = texts[driver] ?? '';
      expect(text).toContain('cassandra.eu-west-1.amazonaws.com');
      expect(text).toContain('9142');
      expect(text).toContain('SigV4AuthProvider');
      expect(text).toMatch(/local_?quorum/i);
      expect(text).toMatch(/['"]catalog['"]/);
      expect(text).toMatch(/ssl/i);
      expect(text).not.toMatch(/password|secret/i);
      expect(Buffer.byteLength(text)).toBeLessThan(4096); // Parameter Store's standard tier
    },
  );

  it('of Java and Node.js open as many connections as the declared requests need', () => {
    expect(texts['java']).toContain('connection.pool.local.size = 5');
    expect(texts['nodejs']).toContain('[cassandra.types.distance.local]: 5');
  });

  it('of Node.js are a module that loads', () => {
    const driver = {
      Client: class {
        constructor(readonly settings: { contactPoints: string[]; localDataCenter: string }) {}
      },
      types: { distance: { local: 0 }, consistencies: { localQuorum: 6 } },
    };
    const plugin = { SigV4AuthProvider: Object };
    const module = { exports: {} as { settings?: unknown } };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it runs as a user would paste it
    const load = new Function('require', 'module', texts['nodejs'] ?? '') as (
      require: (name: string) => unknown,
      module: object,
    ) => void;
    load((name) => (name === 'cassandra-driver' ? driver : plugin), module);
    expect(module.exports.settings).toMatchObject({
      contactPoints: ['cassandra.eu-west-1.amazonaws.com'],
      localDataCenter: 'eu-west-1',
      queryOptions: { consistency: 6 },
    });
  });
});
