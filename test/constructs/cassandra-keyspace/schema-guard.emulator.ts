import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { CassandraOptions } from '#constructs/cassandra-keyspace/cassandra-options';
import { classifyChange } from '#test/support/classify-change';
import type { CqlSchema, CqlTable } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { place } from '#constructs/kernel/placement';
import { column, schema, table } from '#test/support/cql-tables';
import { runTerraform } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';

jest.setTimeout(300_000);

const ACCOUNT = '000000000000';
const topic = (name: string) => `arn:aws:sns:eu-west-1:${ACCOUNT}:${name}`;

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
const SIZE = { file: 'schema.cql', line: 1, column: 1 };
const TYPES = [
  { name: 'size', fields: [{ name: 'mm', type: 'int', position: SIZE }], position: SIZE },
];
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
  let emulator: EmulatorProcess;
  let outdir = '';
  let env: Record<string, string> = {};

  /** Writes the stack anew and gives its folder. */
  const write = (
    tables: readonly CqlTable[],
    acknowledged: readonly string[] = [],
    options: Partial<CassandraOptions> = {},
    types: CqlSchema['types'] = TYPES,
  ): string => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    new LocalBackend(stack, { path: join(outdir, 'test.tfstate') });
    place(stack, { environment: 'test', account: ACCOUNT, region: 'eu-west-1', partition: 'aws' });
    new CassandraKeyspace(stack, 'Catalog', {
      keyspaceName: 'catalog',
      options: { schema: 'schemas/catalog.cql', capacity: AUTOSCALED, ...options },
      schema: schema(tables, types),
      endpoint: { securityGroupId: 'sg-1', zones: 3 },
      alarms: { topicArns: { critical: topic('critical'), warning: topic('warning') } },
      mayLose: acknowledged,
    });
    app.synth();
    return join(outdir, 'stacks', 'test');
  };
  const plan = (...stack: Parameters<typeof write>) =>
    runTerraform(write(...stack), env, 'plan', '-no-color', '-input=false', '-detailed-exitcode');

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-schema-guard-'));
    env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test', // gitleaks:allow
    };
    const folder = write([STOCK, SHELVES, WIDE]);
    expect(runTerraform(folder, env, 'init', '-no-color')).toMatchObject({ ok: true });
    const applied = runTerraform(folder, env, 'apply', '-no-color', '-auto-approve');
    expect(applied).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

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
    const { ok, output } = plan([...tables, WIDE]);
    expect(ok).toBe(false);
    expect(output.replace(/\s*│?\s+/g, ' ')).toContain(
      'This would lose the rows of stock in catalog',
    );
  });

  it.each([
    ['no statement any more', []],
    ['its last column gone', [{ ...WIDE, columns: WIDE.columns.slice(0, -1) }]],
    ['its second column gone', [{ ...WIDE, columns: WIDE.columns.filter((_, at) => at !== 1) }]],
  ])('guards a table that is too wide for one parameter: %s', (_, wide) => {
    const { ok, output } = plan([STOCK, SHELVES, ...wide]);
    expect(ok).toBe(false);
    const message = output.replace(/\s*│?\s+/g, ' ');
    expect(message).toContain('This would lose the rows of wide in catalog');
    expect(message).toMatch(/acknowledge test\/aws_keyspaces_table\.Catalog_Tables_wide_\w+\./);
  });

  it('refuses another shape of a type, which Keyspaces changes never, and takes a further type', () => {
    const wider = TYPES.map((type) => ({
      ...type,
      fields: [...type.fields, { name: 'cm', type: 'int', position: SIZE }],
    }));
    const { ok, output } = plan([STOCK, SHELVES, WIDE], [], {}, wider);
    expect(ok).toBe(false);
    expect(output.replace(/\s*│?\s+/g, ' ')).toContain(
      'The types size (mm int) of catalog would change, and Keyspaces changes none.',
    );
    const more = [...TYPES, ...wider.map((type) => ({ ...type, name: 'wider' }))];
    const added = plan([STOCK, SHELVES, WIDE], [], {}, more).output;
    expect(added).not.toContain('Error:');
    expect(added).toContain('1 to add, 1 to change, 0 to destroy');
  });

  it('refuses another maker, and lets go what is acknowledged by its address', () => {
    const options = { tables: { stock: { madeBy: 'cloudformation' } } } as const;
    const { ok, output } = plan([STOCK, SHELVES, WIDE], [], options);
    expect(ok).toBe(false);
    const address =
      /test\/aws_keyspaces_table\.\w+/.exec(output.replace(/\s*\n│\s*/g, ''))?.[0] ?? '';
    expect(address).toMatch(/stock/);
    expect(plan([STOCK, SHELVES, WIDE], [address], options).output).toContain('1 to destroy');
  });
});
