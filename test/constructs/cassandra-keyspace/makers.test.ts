import { type Maker, unmakeable } from '#constructs/cassandra-keyspace/makers';
import { column, table } from '#test/support/cql-tables';

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
