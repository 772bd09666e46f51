import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { CassandraEndpoint } from '#constructs/cassandra-keyspace/cassandra-endpoint';
import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { CassandraOptions } from '#constructs/cassandra-keyspace/cassandra-options';
import { unmakeable } from '#constructs/cassandra-keyspace/makers';
import { place } from '#constructs/kernel/placement';
import { column, schema, table, type } from '#test/support/cql-tables';
import { TEST_PLACEMENT } from '#test/support/synthesized';
import { validate } from '#test/support/terraform';

const alarms = {
  topicArns: {
    critical: 'arn:aws:sns:eu-west-1:111122223333:critical',
    warning: 'arn:aws:sns:eu-west-1:111122223333:warning',
  },
};
const network = {
  vpcId: 'vpc-1',
  cidrBlock: '10.40.0.0/16',
  zones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: [],
  privateSubnetIds: ['subnet-a', 'subnet-b'],
  privateRouteTableIds: [],
  isolatedSubnetIds: [],
  podSubnetIds: [],
};

/** One table of every kind of type that Terraform takes. */
const SIMPLE = table(
  'simple',
  [
    column('id', 'uuid', 'partition_key'),
    column('at', 'timeuuid', 'clustering', 0, 'desc'),
    column('label', 'text', 'static'),
    column('tags', 'set<text>'),
    column('counts', 'map<text, int>'),
    column('pair', 'tuple<int, text>'),
    column('frozen_one', 'frozen<size>'),
  ],
  { comment: 'of ${all} kinds', defaultTimeToLive: 60 },
);
const NESTED = table('nested', [
  column('id', 'uuid', 'partition_key'),
  column('path', 'list<frozen<list<int>>>'),
]);

/** What the real provider says of a stack with these tables. */
function verdict(
  tables: Parameters<typeof schema>[0],
  options: Partial<CassandraOptions> = {},
  inNetwork = false,
  types = [type('size', { mm: 'int' })],
): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-cassandra-'));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: TEST_PLACEMENT.region });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    place(stack, TEST_PLACEMENT);
    const endpoint = new CassandraEndpoint(stack, 'Endpoint', { network, inNetwork });
    new CassandraKeyspace(stack, 'Catalog', {
      keyspaceName: 'catalog',
      options: { schema: 'schemas/catalog.cql', ...options },
      schema: schema(tables, types),
      endpoint,
      alarms,
    });
    app.synth();
    return validate(join(outdir, 'stacks', 'test'));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

describe('the real AWS provider', () => {
  it('takes a keyspace with every setting', () => {
    const capacity = {
      kind: 'provisioned',
      read: { owner: 'autoscaler', min: 1, max: 9, targetUtilization: 50 },
      write: { owner: 'terraform', units: 4 },
    } as const;
    const tables = {
      simple: { capacity, clientSideTimestamps: true },
      nested: { madeBy: 'cloudformation' },
    } as const;
    expect(verdict([SIMPLE, NESTED], { tables })).toEqual([]);
  }, 120_000);

  it('takes a keyspace of several regions, and the endpoint of the network', () => {
    const replication = { kind: 'multi-region', regions: ['eu-west-1', 'eu-central-1'] } as const;
    expect(verdict([SIMPLE], { replication }, true)).toEqual([]);
  }, 120_000);

  it('takes names as they stand that look like expressions, or hold what none can see', () => {
    const odd = ['we${nosuch.thing}rd', 'x\b\f', '%{ if', 'say "hi"\\'];
    const fields = Object.fromEntries(odd.map((name) => [name, 'int']));
    const columns = odd.map((name) => column(name, 'int'));
    const stranger = table('stranger', [column('id', 'uuid', 'partition_key'), ...columns]);
    const tables = { stranger: { madeBy: 'cloudformation' } } as const;
    expect(verdict([stranger], { tables }, false, [type('odd', fields)])).toEqual([]);
  }, 120_000);

  it.each([
    ['a nested type', column('path', 'list<frozen<list<int>>>')],
    ['a tuple of three', column('point', 'tuple<int, int, int>')],
    ['a type with _ in its name', column('box', 'frozen<big_box>')],
    ['a column in capitals', column('Path', 'text')],
  ])(
    'refuses %s, as we tell beforehand',
    (_, strange) => {
      const wrong = table('wrong', [column('id', 'uuid', 'partition_key'), strange]);
      const maker = { madeBy: 'terraform', timeToLive: false, multiRegion: false } as const;
      expect(unmakeable(wrong, maker)).toHaveLength(1);
      expect(unmakeable(SIMPLE, maker)).toEqual([]);
      expect(verdict([wrong])).not.toEqual([]);
    },
    120_000,
  );
});
