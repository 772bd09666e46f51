import { hotPartition } from '#constructs/cassandra-keyspace/hot-partition';
import { column, table } from '#test/support/cql-tables';

const keyed = (...columns: [name: string, type: string][]) =>
  table(
    'events',
    columns.map(([name, type], index) => column(name, type, 'partition_key', index)),
  );

describe('a hot partition', () => {
  it.each([
    ['a date', keyed(['day', 'date']), 1_001],
    ['a boolean', keyed(['open', 'boolean']), 2_001],
    ['a boolean and a date', keyed(['open', 'boolean'], ['at', 'date']), 2_001],
    ['a status in text', keyed(['order_status', 'text']), 1_001],
    ['a month in text', keyed(['month', 'text']), 1_001],
  ])('is found behind %s', (_, events, writesPerSecond) => {
    expect(hotPartition(events, { writesPerSecond })).toMatch(/^events: .*add a column/);
  });

  it.each([
    ['an id', keyed(['id', 'uuid']), 40_000],
    ['a status next to an id', keyed(['status', 'text'], ['id', 'uuid']), 40_000],
    ['a boolean that serves the rate', keyed(['open', 'boolean']), 2_000],
    ['a date that serves the rate', keyed(['day', 'date']), 1_000],
    ['a name that only contains a word of the list', keyed(['typewriter', 'text']), 40_000],
  ])('is not seen in %s', (_, events, writesPerSecond) => {
    expect(hotPartition(events, { writesPerSecond })).toBeUndefined();
  });

  it('counts reads by what a partition can read', () => {
    const events = keyed(['day', 'date']);
    expect(hotPartition(events, { readsPerSecond: 3_000 })).toBeUndefined();
    expect(hotPartition(events, { readsPerSecond: 3_001 })).toContain('need 2 partitions');
    expect(hotPartition(events, {})).toBeUndefined();
  });
});
