import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { CassandraOptions } from '#constructs/cassandra-keyspace/cassandra-options';
import type { CqlSchema } from '#constructs/cassandra-keyspace/cql/cql-schema';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { column, schema, table, type } from '#test/support/cql-tables';
import { type Resource, resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const endpoint = { securityGroupId: 'sg-endpoint', zones: 3 };
const alarms = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };

const STOCK = table(
  'stock',
  [
    column('warehouse', 'uuid', 'partition_key', 0),
    column('shelf', 'text', 'partition_key', 1),
    column('sku', 'text', 'clustering', 0, 'desc'),
    column('name', 'text', 'static'),
    column('available', 'int'),
  ],
  { comment: 'costs ${10} %{of} it', defaultTimeToLive: 900 },
);
const PLAIN = table('plain', [column('id', 'uuid', 'partition_key'), column('tags', 'set<text>')]);

const made = (
  options: Partial<CassandraOptions> = {},
  declared: CqlSchema = schema([STOCK, PLAIN]),
  mayLose: readonly string[] | 'all' = [],
) =>
  synthesizeConstruct((scope) => {
    new CassandraKeyspace(scope, 'Catalog', {
      keyspaceName: 'catalog',
      options: { schema: 'schemas/catalog.cql', ...options },
      schema: declared,
      endpoint,
      alarms,
      mayLose,
    });
  });

const tableOf = (stack: ReturnType<typeof made>, name: string): Resource =>
  resourcesOf(stack, 'aws_keyspaces_table').find(({ table_name }) => table_name === name) ?? {};

const PROVISIONED = {
  kind: 'provisioned',
  read: { owner: 'autoscaler', min: 10, max: 400 },
  write: { owner: 'terraform', units: 25 },
} as const;

describe('a keyspace', () => {
  const stack = made();

  it('is made with its tables, which wait for it', () => {
    expect(resourcesOf(stack, 'aws_keyspaces_keyspace')).toMatchObject([{ name: 'catalog' }]);
    for (const each of resourcesOf(stack, 'aws_keyspaces_table')) {
      expect(each).toMatchObject({ keyspace_name: 'catalog' });
      expect(String(each['depends_on'])).toContain('aws_keyspaces_keyspace.');
    }
  });

  it('gives a table the keys, orders and static columns of its statement', () => {
    expect(tableOf(stack, 'stock')['schema_definition']).toEqual({
      column: [
        { name: 'warehouse', type: 'uuid' },
        { name: 'shelf', type: 'text' },
        { name: 'sku', type: 'text' },
        { name: 'name', type: 'text' },
        { name: 'available', type: 'int' },
      ],
      partition_key: [{ name: 'warehouse' }, { name: 'shelf' }],
      clustering_key: [{ name: 'sku', order_by: 'DESC' }],
      static_column: [{ name: 'name' }],
    });
  });

  it('encrypts every table with one key of its own', () => {
    expect(resourcesOf(stack, 'aws_kms_key')).toHaveLength(1);
    for (const each of resourcesOf(stack, 'aws_keyspaces_table')) {
      expect(each['encryption_specification']).toEqual({
        type: 'CUSTOMER_MANAGED_KMS_KEY',
        kms_key_identifier: expect.stringContaining('aws_kms_key') as string,
      });
    }
  });

  it('restores to any second and takes what it pays for by the request, unless told otherwise', () => {
    expect(tableOf(stack, 'plain')).toMatchObject({
      point_in_time_recovery: { status: 'ENABLED' },
      capacity_specification: { throughput_mode: 'PAY_PER_REQUEST' },
    });
    const tables = { plain: { pointInTimeRecovery: false, capacity: PROVISIONED } };
    expect(tableOf(made({ tables }), 'plain')).toMatchObject({
      point_in_time_recovery: { status: 'DISABLED' },
      capacity_specification: {
        throughput_mode: 'PROVISIONED',
        read_capacity_units: 10,
        write_capacity_units: 25,
      },
    });
  });

  it('lets rows expire where the schema or the environment says so', () => {
    expect(tableOf(stack, 'stock')).toMatchObject({
      ttl: { status: 'ENABLED' },
      default_time_to_live: 900,
    });
    expect(tableOf(stack, 'plain')).not.toHaveProperty('ttl');
    const on = tableOf(made({ tables: { plain: { timeToLive: true } } }), 'plain');
    expect(on).toMatchObject({ ttl: { status: 'ENABLED' } });
    expect(on).not.toHaveProperty('default_time_to_live');
  });

  it('writes a comment as it stands and never replaces a table for another', () => {
    expect(tableOf(stack, 'stock')['comment']).toEqual({ message: 'costs $${10} %%{of} it' });
    expect(tableOf(stack, 'stock')['lifecycle']).toMatchObject({ ignore_changes: ['comment'] });
  });

  it('leaves alone the units that an autoscaler owns, and no others', () => {
    const provisioned = made({ capacity: PROVISIONED }, schema([PLAIN]));
    expect(tableOf(provisioned, 'plain')['lifecycle']).toMatchObject({
      ignore_changes: ['comment', 'capacity_specification[0].read_capacity_units'],
    });
    expect(resourcesOf(provisioned, 'aws_appautoscaling_target')).toMatchObject([
      {
        service_namespace: 'cassandra',
        resource_id: 'keyspace/catalog/table/plain',
        scalable_dimension: 'cassandra:table:ReadCapacityUnits',
        min_capacity: 10,
        max_capacity: 400,
      },
    ]);
    const [policy] = resourcesOf(provisioned, 'aws_appautoscaling_policy');
    expect(policy?.['target_tracking_scaling_policy_configuration']).toEqual({
      target_value: 70,
      predefined_metric_specification: {
        predefined_metric_type: 'CassandraReadCapacityUtilization',
      },
    });
  });

  it('publishes settings for each driver, without a secret, as readable text', () => {
    const parameters = resourcesOf(stack, 'aws_ssm_parameter').filter(({ name }) =>
      String(name).includes('/driver/'),
    );
    expect(parameters.map(({ name }) => name)).toEqual([
      '/test/cassandra/catalog/driver/java',
      '/test/cassandra/catalog/driver/nodejs',
      '/test/cassandra/catalog/driver/python',
    ]);
    for (const { insecure_value } of parameters) {
      expect(insecure_value).toContain('cassandra.eu-west-1.amazonaws.com');
    }
  });

  it('refuses options of its own that are wrong', () => {
    const capacity = { kind: 'provisioned' } as unknown as CassandraOptions['capacity'];
    expect(() => made({ ...(capacity && { capacity }) })).toThrow(InvalidInput);
  });
});

describe('a keyspace of several regions', () => {
  const replication = { kind: 'multi-region', regions: ['eu-west-1', 'eu-central-1'] } as const;
  const stack = made({ replication });

  it('names its regions', () => {
    expect(resourcesOf(stack, 'aws_keyspaces_keyspace')).toMatchObject([
      {
        replication_specification: {
          replication_strategy: 'MULTI_REGION',
          region_list: ['eu-west-1', 'eu-central-1'],
        },
      },
    ]);
  });

  it("has client-side timestamps and AWS's own key, as Keyspaces demands there", () => {
    expect(resourcesOf(stack, 'aws_kms_key')).toEqual([]);
    for (const each of resourcesOf(stack, 'aws_keyspaces_table')) {
      expect(each).toMatchObject({
        client_side_timestamps: { status: 'ENABLED' },
        encryption_specification: { type: 'AWS_OWNED_KMS_KEY' },
      });
    }
  });
});

describe('the guard of a schema', () => {
  const parameterOf = (stack: ReturnType<typeof made>, name: string) =>
    resourcesOf(stack, 'aws_ssm_parameter').find((each) => each['name'] === name);
  const path = '/test/cassandra/catalog/schema';

  it('publishes what each table is, for the next plan to compare', () => {
    const parameter = parameterOf(made(), `${path}/stock`);
    expect(parameter?.['tier']).toBe('Standard');
    expect(JSON.parse(String(parameter?.['insecure_value']))).toEqual({
      name: 'stock',
      address: expect.stringMatching(/^test\/aws_keyspaces_table\.Catalog_Tables_stock_/) as string,
      key: '((warehouse, shelf), sku desc) static (name)',
      columns: ['warehouse uuid', 'shelf text', 'sku text', 'name text', 'available int'],
    });
  });

  it('reads it back before anything changes, and stops a plan that would lose rows', () => {
    const stack = made();
    expect(Object.values(stack.data?.['aws_ssm_parameters_by_path'] ?? {})).toMatchObject([
      { path },
    ]);
    expect(resourcesOf(stack, 'aws_keyspaces_keyspace')).toMatchObject([
      {
        lifecycle: {
          precondition: [
            {
              condition: expect.stringMatching(/^\$\{.*length\(local\.\w+\) == 0\}$/) as string,
              error_message: expect.stringContaining('in catalog') as string,
            },
          ],
        },
      },
    ]);
  });

  it.each([1, 225, 1_000])('publishes every one of %i columns, however wide the table', (count) => {
    const names = Array.from({ length: count }, (_, index) => `a_column_with_a_long_name_${index}`);
    const huge = `tuple<${Array.from({ length: 2_000 }, () => 'int').join(', ')}>`;
    const columns = [
      column('id', 'uuid', 'partition_key'),
      column('huge', huge),
      ...names.map((name) => column(name, 'text', 'static')),
    ];
    const parameters = resourcesOf(made({}, schema([table('wide', columns)])), 'aws_ssm_parameter')
      .filter(({ name }) => String(name).startsWith(`${path}/wide`))
      .map(({ name, tier, insecure_value }) => {
        expect(Buffer.byteLength(String(insecure_value))).toBeLessThanOrEqual(4096);
        const value = JSON.parse(String(insecure_value)) as { key: string; columns: string[] };
        return { ...value, name, tier };
      });
    const published = parameters.flatMap((each) => each.columns);
    const wanted = [
      'id uuid',
      expect.stringMatching(/^sha256 [0-9a-f]{64}$/) as string,
      ...names.map((name) => `${name} text`),
    ];
    expect(published).toHaveLength(wanted.length);
    expect(published).toEqual(expect.arrayContaining(wanted));
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    expect(new Set(parameters.map(({ key }) => key)).size).toBe(1);
    expect(new Set(parameters.map(({ tier }) => tier))).toEqual(new Set(['Standard']));
  });

  it('tells two keys apart that are published by their hash', () => {
    const keyOf = (last: string) => {
      const statics = Array.from({ length: 99 }, (_, index) =>
        column(`static_${index}`, 'int', 'static'),
      );
      const columns = [column('id', 'uuid', 'partition_key'), ...statics];
      const wide = table('wide', [...columns, column(last, 'int', 'static')]);
      const value = parameterOf(made({}, schema([wide])), `${path}/wide`)?.['insecure_value'];
      return (JSON.parse(String(value)) as { key: string }).key;
    };
    expect(keyOf('one')).toMatch(/^sha256 /);
    expect(keyOf('one')).not.toBe(keyOf('other'));
  });

  it('publishes a table only once it is made or changed, lest a failure reads as deployed', () => {
    for (const { madeBy, type } of [
      { madeBy: 'terraform', type: 'aws_keyspaces_table' },
      { madeBy: 'cloudformation', type: 'aws_cloudformation_stack' },
    ] as const) {
      const stack = made({ tables: { plain: { madeBy } } });
      expect(parameterOf(stack, `${path}/plain`)?.['depends_on']).toEqual([
        expect.stringMatching(new RegExp(`^${type}\\.Catalog_Tables_plain_`)) as string,
      ]);
    }
  });

  it('takes a table with a name that every object has', () => {
    const stack = made({}, schema([table('constructor', [column('id', 'uuid', 'partition_key')])]));
    expect(tableOf(stack, 'constructor')).toBeDefined();
    expect(parameterOf(stack, `${path}/constructor`)).toBeDefined();
  });

  it('publishes each type too, whose shape is for ever', () => {
    const typed = (mayLose?: 'all') =>
      made({}, schema([PLAIN], [type('size', { mm: 'int' })]), mayLose);
    const parameter = parameterOf(typed(), '/test/cassandra/catalog/types/size');
    expect(JSON.parse(String(parameter?.['insecure_value']))).toMatchObject({ fields: 'mm int' });
    expect(parameter?.['depends_on']).toEqual([
      expect.stringMatching(/^aws_cloudformation_stack\.Catalog_Types_size_/) as string,
    ]);
    const [keyspace] = resourcesOf(typed(), 'aws_keyspaces_keyspace');
    expect(keyspace?.['lifecycle']).toMatchObject({ precondition: [{}, {}] });
    expect(parameterOf(typed('all'), '/test/cassandra/catalog/types/size')).toBeUndefined();
  });

  it('guards nothing where all may be lost', () => {
    const stack = made({}, schema([STOCK]), 'all');
    expect(parameterOf(stack, `${path}/stock`)).toBeUndefined();
    expect(resourcesOf(stack, 'aws_keyspaces_keyspace')[0]).not.toHaveProperty('lifecycle');
  });
});

describe('the alarms of a table', () => {
  const stack = made({ tables: { plain: { capacity: PROVISIONED } } });
  const alarm = (name: string) =>
    resourcesOf(stack, 'aws_cloudwatch_metric_alarm').find(
      ({ alarm_name }) => alarm_name === `test-cassandra-catalog-${name}`,
    ) ?? {};
  const queries = (name: string) => alarm(name)['metric_query'] as Record<string, unknown>[];

  it.each([
    'reads-throttled',
    'writes-throttled',
    'hot-partition',
    'connections-busy',
    'system-errors',
    'user-errors',
  ])('watch %s, by every operation that it can come from', (name) => {
    const [result, ...metrics] = queries(`stock-${name}`);
    expect(result).toMatchObject({ return_data: true });
    expect(metrics.length).toBeGreaterThan(0);
    expect(metrics.length).toBeLessThan(10); // CloudWatch takes ten queries at most
    for (const { id, metric } of metrics) {
      expect(String(result?.['expression'])).toContain(String(id));
      expect(metric).toMatchObject({
        namespace: 'AWS/Cassandra',
        dimensions: { Keyspace: 'catalog', TableName: 'stock' },
      });
    }
  });

  it('set errors against all requests, so that a busy table is not louder than a quiet one', () => {
    expect(queries('stock-system-errors')[0]?.['expression']).toBe(
      '100 * (FILL(failed_select, 0) + FILL(failed_insert, 0) + FILL(failed_update, 0) + FILL(failed_delete, 0)) / ' +
        '(FILL(failed_select, 0) + FILL(failed_insert, 0) + FILL(failed_update, 0) + FILL(failed_delete, 0) + ' +
        'FILL(served_select, 0) + FILL(served_insert, 0) + FILL(served_update, 0) + FILL(served_delete, 0))',
    );
  });

  it('warn at 80 % of the most units that a provisioned table can have', () => {
    expect(alarm('plain-read-capacity')).toMatchObject({ threshold: 80 });
    expect(queries('plain-read-capacity')[0]?.['expression']).toBe(
      '100 * used / PERIOD(used) / 400',
    );
    expect(queries('plain-write-capacity')[0]?.['expression']).toBe(
      '100 * used / PERIOD(used) / 25',
    );
    expect(alarm('stock-read-capacity')).toEqual({});
  });

  it('tell the topic of their severity', () => {
    expect(alarm('stock-reads-throttled')['alarm_actions']).toEqual(['arn:critical']);
    expect(alarm('stock-user-errors')['ok_actions']).toEqual(['arn:warning']);
  });
});
