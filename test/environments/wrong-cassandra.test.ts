import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';

/** What `cassandra` of a good production environment says instead, and the one mistake it must be told. */
interface Case {
  readonly title: string;
  readonly cassandra: unknown;
  /** The field, or empty where the mistake is in a `.cql` file. */
  readonly property: string;
  /** The `.cql` file's place, where the mistake is there. */
  readonly source?: string;
  readonly expected: RegExp;
  readonly fix: RegExp;
}

const GOOD = { schema: 'schemas/catalog.cql' };
const catalog = (options: object) => ({ catalog: { ...GOOD, ...options } });
const products = (options: object) => catalog({ tables: { products: options } });
const file = (name: string, options: object = {}) => ({
  catalog: { schema: `test/support/cql/${name}.cql`, ...options },
});
const provisioned = (read: unknown, write: unknown = { owner: 'terraform', units: 5 }) => ({
  kind: 'provisioned',
  read,
  write,
});

const schema = (title: string, value: unknown): Case => ({
  title: `a schema ${title}`,
  cassandra: { catalog: { schema: value } },
  property: 'cassandra.catalog.schema',
  expected: /path of a \.cql file in the project, or a list/,
  fix: /'schemas\/catalog\.cql'/,
});

const name = (title: string, keyspace: string, property = `cassandra.${keyspace}`): Case => ({
  title: `a keyspace's name ${title}`,
  cassandra: { [keyspace]: GOOD },
  property,
  expected: /name of 2 to 48 characters: lower-case letters, digits and _/,
  fix: /'catalog'/,
});

const units = (title: string, value: unknown): Case => ({
  title: `units ${title}`,
  cassandra: catalog({ capacity: provisioned({ owner: 'terraform', units: value }) }),
  property: 'cassandra.catalog.capacity.read.units',
  expected: /whole number from 1 to 40000/,
  fix: /without quotes/,
});

const inFile = (
  title: string,
  cql: string,
  place: string,
  expected: RegExp,
  fix: RegExp,
  options: object = {},
): Case => ({
  title,
  cassandra: file(cql, options),
  property: '',
  source: `test/support/cql/${cql}.cql:${place}`,
  expected,
  fix,
});

const IN_FILES: readonly Case[] = [
  inFile('a type in capitals', 'type-name', '1:1', /lower-case letters/, /Rename the type/),
  inFile('a statement that does not end', 'syntax', '1:36', /"," or "\)"/, /Write/),
  inFile(
    'a type that Keyspaces lacks',
    'unknown-type',
    '1:41',
    /a type that Keyspaces has/,
    /bigint/,
  ),
  inFile('a table without a key', 'no-key', '1:14', /PRIMARY KEY/, /Add PRIMARY KEY/),
  inFile('an index', 'index', '2:1', /CREATE TABLE/, /second table/),
  inFile('a materialized view', 'view', '2:1', /CREATE TABLE/, /second table/),
  inFile('a table twice', 'twice', '2:14', /each table once/, /Remove/),
  inFile(
    'a keyspace of another name',
    'other-keyspace',
    '1:1',
    /the keyspace catalog/,
    /Write catalog/,
  ),
  inFile(
    'a table of another keyspace',
    'other-table',
    '1:1',
    /the keyspace catalog/,
    /Write catalog/,
  ),
  inFile(
    'a nested type',
    'nested',
    '1:43',
    /aws_keyspaces_table takes/,
    /madeBy: 'cloudformation'/,
  ),
  inFile(
    'a tuple of three',
    'triple',
    '1:43',
    /aws_keyspaces_table takes/,
    /madeBy: 'cloudformation'/,
  ),
  inFile(
    'a column in capitals',
    'capitals',
    '1:45',
    /lower-case letters/,
    /madeBy: 'cloudformation'/,
  ),
  inFile(
    'a column with a blank',
    'blank',
    '1:43',
    /lower-case letters/,
    /^Rename the column: 1 to 48/,
  ),
  inFile(
    'a column of sixty characters',
    'long-name',
    '1:42',
    /lower-case letters/,
    /^Rename the column: 1 to 48/,
  ),
  inFile(
    'a static column in a table of CloudFormation',
    'static',
    '1:37',
    /no static column/,
    /let Terraform make the table/,
    { tables: { stat: { madeBy: 'cloudformation' } } },
  ),
  inFile(
    'a column of one letter in a table of CloudFormation',
    'one-letter',
    '1:44',
    /2 to 48 letters/,
    /Rename the column/,
    { tables: { letters: { madeBy: 'cloudformation' } } },
  ),
];

const CASES: readonly Case[] = [
  ...IN_FILES,
  schema('that climbs out of the project', '../catalog.cql'),
  schema('with an absolute path', '/etc/catalog.cql'),
  schema('that is no .cql file', 'schemas/catalog.sql'),
  schema('with a space', 'schemas/my catalog.cql'),
  schema('that interpolates', '${path}.cql'),
  schema('with a newline', 'schemas/catalog.cql\n'),
  schema('that is an empty list', []),
  schema('twice in a list', ['schemas/catalog.cql', 'schemas/catalog.cql']),
  schema('that is a number', 7),
  schema('that is missing', undefined),
  name('in capitals', 'Catalog'),
  name('with a hyphen', 'my-catalog'),
  name('that begins with a digit', '1catalog', 'cassandra["1catalog"]'),
  name("of Cassandra's own", 'system_shop'),
  name('of one letter', 'c'),
  name('of 49 letters', 'c'.repeat(49)),
  units('0', 0),
  units('beyond a table', 40_001),
  units('in quotes', '5'),
  units('1.5', 1.5),
  units('null', null),
  {
    title: 'a file that is not there',
    cassandra: { catalog: { schema: 'schemas/catalogue.cql' } },
    property: '',
    source: 'schemas/catalogue.cql:1:1',
    expected: /a file in the project's folder/,
    fix: /folder of package\.json/,
  },
  {
    title: 'a keyspace without tables',
    cassandra: file('empty'),
    property: 'cassandra.catalog.schema',
    expected: /at least one CREATE TABLE/,
    fix: /Add a table/,
  },
  {
    title: 'more tables than a region takes',
    cassandra: file('many-tables'),
    property: 'cassandra',
    expected: /at most 256 tables/,
    fix: /another account or region/,
  },
  {
    title: 'a keyspace of another environment in the same account',
    cassandra: { taken: file('expiring').catalog },
    property: 'cassandra.taken',
    expected: /a name that "neighbour" has not taken/,
    fix: /'taken_production'/,
  },
  {
    title: 'a capacity of an unknown kind',
    cassandra: catalog({ capacity: { kind: 'serverless' } }),
    property: 'cassandra.catalog.capacity.kind',
    expected: /kind is one of 'on-demand', 'provisioned'/,
    fix: /kind: 'on-demand'/,
  },
  {
    title: 'units on demand',
    cassandra: catalog({ capacity: { kind: 'on-demand', read: 5 } }),
    property: 'cassandra.catalog.capacity.read',
    expected: /only the fields kind/,
    fix: /Remove/,
  },
  {
    title: 'a capacity that nobody owns',
    cassandra: catalog({ capacity: provisioned({ min: 1, max: 5 }) }),
    property: 'cassandra.catalog.capacity.read.owner',
    expected: /owner is one of 'terraform', 'autoscaler'/,
    fix: /owner: 'terraform'/,
  },
  {
    title: 'a range that Terraform owns',
    cassandra: catalog({ capacity: provisioned({ owner: 'terraform', units: 5, max: 9 }) }),
    property: 'cassandra.catalog.capacity.read.max',
    expected: /only the fields owner, units/,
    fix: /Remove/,
  },
  {
    title: 'a range upside down',
    cassandra: catalog({ capacity: provisioned({ owner: 'autoscaler', min: 9, max: 5 }) }),
    property: 'cassandra.catalog.capacity.read.min',
    expected: /at most max \(5\)/,
    fix: /Raise max or lower min/,
  },
  {
    title: 'a target that leaves no room',
    cassandra: products({
      capacity: provisioned({ owner: 'autoscaler', min: 1, max: 5, targetUtilization: 95 }),
    }),
    property: 'cassandra.catalog.tables.products.capacity.read.targetUtilization',
    expected: /from 20 to 90/,
    fix: /from 20 to 90/,
  },
  {
    title: 'a table that the schema has not',
    cassandra: catalog({ tables: { prodcuts: { pointInTimeRecovery: true } } }),
    property: 'cassandra.catalog.tables.prodcuts',
    expected: /a table of the keyspace catalog: products, stock_by_warehouse/,
    fix: /Did you mean products\?/,
  },
  {
    title: "a table's name that is none",
    cassandra: catalog({ tables: { 'pro ducts': {} } }),
    property: 'cassandra.catalog.tables["pro ducts"]',
    expected: /a table's name as its schema has it/,
    fix: /'products'/,
  },
  {
    title: 'an unknown setting of a table',
    cassandra: products({ pitr: true }),
    property: 'cassandra.catalog.tables.products.pitr',
    expected: /only the fields capacity, pointInTimeRecovery/,
    fix: /Remove/,
  },
  {
    title: 'a switch in quotes',
    cassandra: products({ timeToLive: 'on' }),
    property: 'cassandra.catalog.tables.products.timeToLive',
    expected: /true or false/,
    fix: /without quotes/,
  },
  {
    title: 'a time to live that is off and has a default',
    cassandra: file('expiring', { tables: { carts: { timeToLive: false } } }),
    property: 'cassandra.catalog.tables.carts.timeToLive',
    expected: /default_time_to_live = 60/,
    fix: /Remove it/,
  },
  {
    title: 'a rate above the capacity',
    cassandra: products({
      capacity: provisioned({ owner: 'autoscaler', min: 1, max: 50 }),
      readsPerSecond: 51,
    }),
    property: 'cassandra.catalog.tables.products.readsPerSecond',
    expected: /at most the 50 read units/,
    fix: /Raise the capacity/,
  },
  {
    title: 'a rate that no table takes',
    cassandra: products({ writesPerSecond: 1e6 }),
    property: 'cassandra.catalog.tables.products.writesPerSecond',
    expected: /from 1 to 40000/,
    fix: /without quotes/,
  },
  {
    title: 'no recovery in production',
    cassandra: products({ pointInTimeRecovery: false }),
    property: 'cassandra.catalog.tables.products.pointInTimeRecovery',
    expected: /restored to any second/,
    fix: /rule: 'no-point-in-time-recovery'/,
  },
  {
    title: 'an unknown maker',
    cassandra: products({ madeBy: 'pulumi' }),
    property: 'cassandra.catalog.tables.products.madeBy',
    expected: /"terraform", "cloudformation"/,
    fix: /one of these/,
  },
  ...several([
    [
      'without its own',
      { regions: ['us-east-1', 'us-west-2'] },
      {},
      'replication.regions',
      /own, eu-west-1/,
      /Add 'eu-west-1'/,
    ],
    [
      'that is one',
      { regions: ['eu-west-1'] },
      {},
      'replication.regions',
      /list of 2 to/,
      /eu-central-1/,
    ],
    [
      'of which one is unknown',
      { regions: ['eu-west-1', 'mars'] },
      {},
      'replication.regions[1]',
      /one of/,
      /one of these/,
    ],
    [
      'with provisioned capacity',
      {},
      { capacity: provisioned({ owner: 'terraform', units: 5 }) },
      'capacity',
      /on-demand/,
      /in one region/,
    ],
    [
      'with a provisioned table',
      {},
      { tables: { products: { capacity: provisioned({ owner: 'terraform', units: 5 }) } } },
      'tables.products.capacity',
      /on-demand/,
      /in one region/,
    ],
    [
      'without client-side timestamps',
      {},
      { tables: { products: { clientSideTimestamps: false } } },
      'tables.products.clientSideTimestamps',
      /regions agree on the last write/,
      /Remove/,
    ],
    [
      'with a table of CloudFormation',
      {},
      { tables: { products: { madeBy: 'cloudformation' } } },
      'tables.products.madeBy',
      /'terraform'/,
      /in one region/,
    ],
  ]),
];

function several(
  rows: readonly (readonly [string, object, object, string, RegExp, RegExp])[],
): Case[] {
  return rows.map(([title, replication, options, field, expected, fix]) => ({
    title: `several regions ${title}`,
    cassandra: catalog({
      replication: {
        kind: 'multi-region',
        regions: ['eu-west-1', 'eu-central-1'],
        ...replication,
      },
      ...options,
    }),
    property: `cassandra.catalog.${field}`,
    expected,
    fix,
  }));
}

function mistakesOf(cassandra: unknown): readonly Rejection[] {
  const neighbour = { ...good('dev'), name: 'neighbour', account: '111122223333' };
  return rejectionsOf({
    neighbour: { ...neighbour, cassandra: { taken: GOOD } },
    production: { ...good('production'), cassandra },
  });
}

describe('wrong keyspaces of an environment', () => {
  it('have a twin without the mistake that is accepted', () => {
    expect(mistakesOf(catalog({}))).toEqual([]);
    expect(mistakesOf({ carts: { schema: 'test/support/cql/expiring.cql' } })).toEqual([]);
  });

  it('are at least thirty', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(30);
  });

  it.each(CASES)('are told of $title, once and clearly', (wrong) => {
    const mistakes = mistakesOf(wrong.cassandra);
    expect(mistakes.map((mistake) => mistake.property)).toEqual([wrong.property]);
    const [mistake] = mistakes;
    expect(mistake?.source).toBe(wrong.source ?? 'environments/production.ts');
    expect(mistake?.expected).toMatch(wrong.expected);
    expect(mistake?.fix).toMatch(wrong.fix);
  });

  it('are shown on one line of visible characters, whatever was written', () => {
    for (const { cassandra } of CASES) {
      const message = new InvalidInput(mistakesOf(cassandra)).message;
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it.each([null, 7, 'catalog', [], () => ({})])('may even be %p', (cassandra) => {
    expect(mistakesOf(cassandra)).toMatchObject([
      { property: 'cassandra', expected: expect.stringMatching(/object of names/) as string },
    ]);
  });

  it('hear of every mistake of every file at once', () => {
    const wrong = { one: file('index').catalog, another: file('no-key').catalog };
    expect(mistakesOf(wrong).map(({ source }) => source)).toEqual([
      'test/support/cql/index.cql:2:1',
      'test/support/cql/no-key.cql:1:14',
    ]);
  });
});
