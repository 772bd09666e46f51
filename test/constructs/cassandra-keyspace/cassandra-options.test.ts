import {
  cassandraOptions,
  type CassandraOptions,
} from '#constructs/cassandra-keyspace/cassandra-options';
import { unitsAtFirst, unitsAtMost } from '#constructs/cassandra-keyspace/capacity-options';
import { requestsPerSecond, settingsOf } from '#constructs/cassandra-keyspace/table-settings';
import { rejections } from '#constructs/kernel/schema';
import { table } from '#test/support/cql-tables';

const mistakes = (options: unknown) =>
  rejections(cassandraOptions, options, 'test').map(({ property }) => property);

const PROVISIONED = {
  kind: 'provisioned',
  read: { owner: 'autoscaler', min: 1, max: 9, targetUtilization: 20 },
  write: { owner: 'terraform', units: 4 },
} as const;

describe('options of a keyspace', () => {
  it('may be a path alone, or say everything', () => {
    expect(mistakes({ schema: 'catalog.cql' })).toEqual([]);
    expect(
      mistakes({
        schema: ['schemas/types.cql', 'schemas/v2/tables.cql'],
        capacity: PROVISIONED,
        replication: { kind: 'single-region' },
        tables: {
          products: {
            capacity: { kind: 'on-demand' },
            pointInTimeRecovery: false,
            timeToLive: true,
            clientSideTimestamps: true,
            readsPerSecond: 40_000,
            writesPerSecond: 1,
            madeBy: 'terraform',
          },
          Prices: { madeBy: 'cloudformation' },
        },
      }),
    ).toEqual([]);
  });

  it('hear of every mistake at once', () => {
    expect(
      mistakes({
        schema: '',
        capacity: { kind: 'none' },
        tables: { products: { readsPerSecond: 0, what: 1 } },
      }).sort(),
    ).toEqual([
      'capacity.kind',
      'schema',
      'tables.products.readsPerSecond',
      'tables.products.what',
    ]);
  });
});

describe('options of several regions', () => {
  const regions = { kind: 'multi-region', regions: ['eu-west-1', 'eu-central-1'] };

  it.each([
    null,
    7,
    [],
    { products: null },
    { products: 'on' },
    { products: { capacity: null, clientSideTimestamps: null } },
    { products: { capacity: { kind: 7 } } },
  ])('may have tables that are %j', (tables) => {
    const wrong = mistakes({ schema: 'catalog.cql', replication: regions, tables });
    expect(wrong.filter((property) => !property.startsWith('tables'))).toEqual([]);
    expect(wrong).not.toEqual([]);
  });
});

describe('settings of a table', () => {
  const options: CassandraOptions = {
    schema: 'catalog.cql',
    capacity: PROVISIONED,
    tables: {
      own: { capacity: { kind: 'on-demand' }, timeToLive: true },
      busy: { readsPerSecond: 7, writesPerSecond: 5 },
    },
  };

  it("are its own, then the keyspace's, then safe ones", () => {
    expect(settingsOf(options, table('own', []))).toEqual({
      capacity: { kind: 'on-demand' },
      pointInTimeRecovery: true,
      timeToLive: true,
      clientSideTimestamps: false,
      madeBy: 'terraform',
    });
    expect(settingsOf(options, table('other', []))).toMatchObject({
      capacity: PROVISIONED,
      timeToLive: false,
    });
    expect(settingsOf({ schema: 'catalog.cql' }, table('other', []))).toMatchObject({
      capacity: { kind: 'on-demand' },
    });
  });

  it('take the time to live of the schema', () => {
    expect(settingsOf(options, table('t', [], { defaultTimeToLive: 5 })).timeToLive).toBe(true);
  });

  it('say how many units there are at first and at most', () => {
    expect(unitsAtMost(PROVISIONED)).toEqual({ read: 9, write: 4 });
    expect(unitsAtFirst(PROVISIONED.read)).toBe(1);
    expect(unitsAtFirst(PROVISIONED.write)).toBe(4);
    expect(unitsAtMost({ kind: 'on-demand' })).toEqual({ read: 40_000, write: 40_000 });
  });

  it('add up the requests of all tables', () => {
    expect(requestsPerSecond(options)).toBe(12);
    expect(requestsPerSecond({})).toBe(0);
  });
});
