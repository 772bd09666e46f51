import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { CassandraOptions } from '#constructs/cassandra-keyspace/cassandra-options';
import { classifyChange } from '#test/support/classify-change';
import type { CqlSchema, CqlTable } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { column, schema, table, type } from '#test/support/cql-tables';
import { addressIn, ALARMS, DeployedStack } from '#test/support/deployed-stack';

jest.setTimeout(300_000);

const STOCK = table('stock', [
  column('warehouse', 'uuid', 'partition_key'),
  column('sku', 'text', 'clustering', 0, 'asc'),
  column('available', 'int'),
]);
const SHELVES = table('shelves', [column('id', 'uuid', 'partition_key')]);
/** Described in more bytes than one parameter takes. */
const WIDE = table('wide', [
  column('id', 'uuid', 'partition_key'),
  ...Array.from({ length: 200 }, (_, index) =>
    column(`a_column_with_a_long_name_${index}`, 'text'),
  ),
]);
const SIZE = type('size', { mm: 'int' });
/** The second is made of the first. */
const TYPES = [SIZE, type('box', { size: 'frozen<size>' })];
const AUTOSCALED = {
  kind: 'provisioned',
  read: { owner: 'autoscaler', min: 1, max: 9 },
  write: { owner: 'terraform', units: 2 },
} as const;
const more = (...added: CqlTable['columns']) => ({
  ...STOCK,
  columns: [...STOCK.columns, ...added],
});

describe('a deployed schema', () => {
  let deployed: DeployedStack;

  /** Writes the stack anew. */
  const write = (
    tables: readonly CqlTable[],
    acknowledged: readonly string[] = [],
    options: Partial<CassandraOptions> = {},
    types: CqlSchema['types'] = TYPES,
  ): void =>
    deployed.write((stack) => {
      new CassandraKeyspace(stack, 'Catalog', {
        keyspaceName: 'catalog',
        options: { schema: 'schemas/catalog.cql', capacity: AUTOSCALED, ...options },
        schema: schema(tables, types),
        endpoint: { securityGroupId: 'sg-1', zones: 3 },
        alarms: ALARMS,
        mayLose: acknowledged,
      });
    });
  const plan = (...stack: Parameters<typeof write>) => {
    write(...stack);
    return deployed.plan();
  };

  beforeAll(async () => {
    deployed = await DeployedStack.start();
    write([STOCK, SHELVES, WIDE]);
    deployed.init();
    expect(deployed.apply()).toMatchObject({ ok: true });
  });
  afterAll(() => deployed.dispose());

  it('changes nothing when it is planned again', () => {
    expect(plan([STOCK, SHELVES, WIDE])).toMatchObject({ ok: true }); // 2 where something would change
  });

  it('takes a new regular column in place', () => {
    const wider = more(column('reserved', 'int'));
    expect(classifyChange(STOCK, wider).effect).toBe('in-place');
    const { output } = plan([wider, SHELVES, WIDE]);
    expect(output).toMatch(/aws_keyspaces_table\.\S+ will be updated in-place/);
    expect(output).toContain('0 to destroy');
    expect(output).not.toContain('Error:');
  });

  it.each([
    [
      'another order',
      [
        {
          ...STOCK,
          columns: STOCK.columns.map((each) =>
            each.kind === 'clustering' ? { ...each, order: 'desc' as const } : each,
          ),
        },
        SHELVES,
      ],
    ],
    [
      'another type',
      [
        {
          ...STOCK,
          columns: STOCK.columns.map((each) =>
            each.name === 'available' ? { ...each, type: 'bigint' } : each,
          ),
        },
        SHELVES,
      ],
    ],
    ['a column less', [{ ...STOCK, columns: STOCK.columns.slice(0, 2) }, SHELVES]],
    ['a key column more', [more(column('lot', 'text', 'clustering', 1)), SHELVES]],
    ['a new static column', [more(column('label', 'text', 'static')), SHELVES]],
    ['no statement any more', [SHELVES]],
  ])('refuses %s, by the name of the table, before anything changes', (_, tables) => {
    const after = tables.find(({ name }) => name === STOCK.name);
    if (after !== undefined) expect(classifyChange(STOCK, after).effect).toBe('replacement');
    const { ok, message } = plan([...tables, WIDE]);
    expect(ok).toBe(false);
    expect(message).toContain('This would lose the rows of stock in catalog');
  });

  it.each([
    ['no statement any more', []],
    ['its last column gone', [{ ...WIDE, columns: WIDE.columns.slice(0, -1) }]],
    ['its second column gone', [{ ...WIDE, columns: WIDE.columns.filter((_, at) => at !== 1) }]],
  ])('guards a table that is too wide for one parameter: %s', (_, wide) => {
    const { ok, message } = plan([STOCK, SHELVES, ...wide]);
    expect(ok).toBe(false);
    expect(message).toContain('This would lose the rows of wide in catalog');
    expect(message).toMatch(/acknowledge test\/aws_keyspaces_table\.Catalog_Tables_wide_\w+\./);
  });

  it('refuses another shape of a type, which Keyspaces changes never, and takes a further type', () => {
    const wider = type('size', { mm: 'int', cm: 'int' });
    const changed = [wider, ...TYPES.slice(1)];
    const { ok, message } = plan([STOCK, SHELVES, WIDE], [], {}, changed);
    expect(ok).toBe(false);
    expect(message).toContain(
      'This would change the fields of size in catalog, and Keyspaces changes no type.',
    );
    expect(message).toMatch(/acknowledge test\/aws_cloudformation_stack\.Catalog_Types_size_\w+\./);
    const more = [...TYPES, { ...wider, name: 'wider' }];
    const added = plan([STOCK, SHELVES, WIDE], [], {}, more).output;
    expect(added).not.toContain('Error:');
    expect(added).toContain('2 to add, 0 to change, 0 to destroy'); // the type, and what is known of it
  });

  it('refuses another maker, and lets go what is acknowledged by its address', () => {
    const options = { tables: { stock: { madeBy: 'cloudformation' } } } as const;
    const refused = plan([STOCK, SHELVES, WIDE], [], options);
    expect(refused.ok).toBe(false);
    const address = addressIn(refused, 'aws_keyspaces_table');
    expect(address).toMatch(/stock/);
    expect(plan([STOCK, SHELVES, WIDE], [address], options).output).toContain('1 to destroy');
  });
});
