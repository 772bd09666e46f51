import { type Maker, unmakeable, unmakeableType } from '#constructs/cassandra-keyspace/makers';
import { column, table, type } from '#test/support/cql-tables';

const TERRAFORM: Maker = { madeBy: 'terraform', timeToLive: false, multiRegion: false };
const ID = column('id', 'uuid', 'partition_key');
const NESTED = 'list<frozen<list<int>>>';

const fixes = (columns: readonly ReturnType<typeof column>[], maker: Partial<Maker> = {}) =>
  unmakeable(table('orders', [ID, ...columns]), { ...TERRAFORM, ...maker }).map(({ fix }) => fix);

describe('what Terraform cannot make of a table', () => {
  it.each([
    ['capitals', column('Path', 'text')],
    ['a nested type', column('path', NESTED)],
  ])('goes to CloudFormation where that makes the whole table: %s', (_, strange) => {
    expect(fixes([strange])).toEqual([expect.stringContaining("madeBy: 'cloudformation'")]);
    expect(
      unmakeable(table('orders', [ID, strange]), { ...TERRAFORM, madeBy: 'cloudformation' }),
    ).toEqual([]);
  });

  it.each(['a b', 'x'.repeat(60), 'A', 'größe'])(
    'is renamed where CloudFormation would not take it either: %s',
    (name) => {
      expect(fixes([column(name, 'text')])).toEqual([expect.stringMatching(/^Rename the column/)]);
    },
  );

  it.each([
    ['a static column', [column('label', 'text', 'static')], {}],
    ['a column of one letter', [column('x', 'int')], {}],
    ['a time to live without a default', [], { timeToLive: true }],
    ['several regions', [], { multiRegion: true }],
  ] as const)('is changed where %s keeps CloudFormation from the table', (_, others, maker) => {
    expect(fixes([column('Path', 'text'), ...others], maker)).toEqual([
      expect.stringMatching(/^Rename the column/),
    ]);
    expect(fixes([column('path', NESTED), ...others], maker)).toEqual([
      expect.stringMatching(/^Write a plainer type/),
    ]);
  });
});

describe('what CloudFormation cannot make of a type', () => {
  it('is nothing of what people write', () => {
    const fields = { x: 'int', Mm: 'double', _1: 'frozen<list<int>>', ['n'.repeat(128)]: 'text' };
    expect(unmakeableType(type('big_box2', fields))).toEqual([]);
  });

  it.each(['a b', 'n'.repeat(129), 'we${1+1}rd', 'x\b', 'größe'])('is a field named %j', (name) => {
    expect(unmakeableType(type('size', { mm: 'int', [name]: 'int' }))).toMatchObject([
      { got: name, fix: 'Rename the field.' },
    ]);
  });

  it.each(['Money', '1st', '_size'])('is a type named %s', (name) => {
    expect(unmakeableType(type(name, { mm: 'int' }))).toMatchObject([
      { got: name, fix: 'Rename the type.' },
    ]);
  });
});

describe('what is too large for one template of CloudFormation', () => {
  const parts = (count: number) => Array.from({ length: count }, (_, at) => `a_name_${at}`);
  const columns = (count: number) => parts(count).map((name) => column(name, 'list<int>'));
  const fields = (count: number) =>
    Object.fromEntries(parts(count).map((name) => [name, 'frozen<list<int>>']));
  const byCloudFormation = { ...TERRAFORM, madeBy: 'cloudformation' } as const;

  it('is refused with what to do, as a type and as a table', () => {
    expect(unmakeableType(type('size', fields(500)))).toEqual([]);
    expect(unmakeableType(type('size', fields(900)))).toMatchObject([
      { expected: expect.stringContaining('at most 51200 bytes') as string },
    ]);
    expect(unmakeable(table('wide', [ID, ...columns(700)]), byCloudFormation)).toEqual([]);
    expect(unmakeable(table('wide', [ID, ...columns(1_000)]), byCloudFormation)).toMatchObject([
      {
        expected: expect.stringContaining('at most 51200 bytes') as string,
        fix: expect.stringContaining('let Terraform make it') as string,
      },
    ]);
  });

  it('is no advice to change the maker', () => {
    const strange = [...columns(1_000), column('Path', 'text')];
    expect(fixes(strange)).toEqual([expect.stringMatching(/^Rename the column/)]);
  });
});
