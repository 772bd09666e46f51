import type { CqlColumn, CqlTable } from './cql/cql-schema';
import type { TableSettings } from './table-settings';

/** Something of a table that its maker cannot make. */
export interface Unmakeable {
  /** The column, or undefined for the table itself. */
  readonly column?: CqlColumn;
  /** What the maker takes, as a noun phrase. */
  readonly expected: string;
  /** What the table has. */
  readonly got: string;
  /** What to write instead, as a sentence. */
  readonly fix: string;
}

/**
 * What `aws_keyspaces_table` checks, in 5.100 and in 6: one pair of angle brackets around at most
 * two plain words, and names in lower case.
 * Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/keyspaces/table.go
 */
const TERRAFORM_TYPE = /^[0-9a-z]+(?:<[0-9a-z]+(?:, ?[0-9a-z]+)?>)?$/;
const TERRAFORM_COLUMN = /^[0-9a-z_]{1,48}$/;
const TERRAFORM_TABLE = /^[0-9A-Za-z_]{1,48}$/;

/** Source: the schema of AWS::Cassandra::Table in CloudFormation's registry. */
const CLOUDFORMATION_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_]{1,47}$/;

/** What of a table decides whether a maker can make it. */
export interface Maker {
  readonly madeBy: TableSettings['madeBy'];
  /** Whether rows may expire. */
  readonly timeToLive: boolean;
  /** Whether the keyspace lies in several regions, where only Terraform makes tables. */
  readonly multiRegion: boolean;
}

/** What of a table its maker cannot make; nothing when it can make all. */
export function unmakeable(table: CqlTable, maker: Maker): readonly Unmakeable[] {
  return maker.madeBy === 'terraform'
    ? notByTerraform(table, maker)
    : notByCloudFormation(table, maker);
}

function notByTerraform(table: CqlTable, maker: Maker): Unmakeable[] {
  const { name, columns } = table;
  const wrong: Unmakeable[] = [];
  if (!TERRAFORM_TABLE.test(name))
    wrong.push({
      expected: "a table's name of letters, digits and _",
      got: name,
      fix: 'Rename the table.',
    });
  for (const column of columns) {
    if (!TERRAFORM_COLUMN.test(column.name)) {
      const expected = "a column's name of lower-case letters, digits and _";
      const fix =
        byCloudFormationInstead(table, maker) ??
        'Rename the column: 1 to 48 lower-case letters, digits and _.';
      wrong.push({ column, expected, got: column.name, fix });
    }
    if (!TERRAFORM_TYPE.test(column.type)) {
      const expected =
        "a type that Terraform's aws_keyspaces_table takes: one <> around one or two plain types";
      const fix =
        byCloudFormationInstead(table, maker) ??
        'Write a plainer type: a CREATE TYPE whose name has letters and digits alone, as frozen<…>, can hold the rest.';
      wrong.push({ column, expected, got: column.type, fix });
    }
  }
  return wrong;
}

/** The advice to change the maker, where the other one would make the whole table. */
function byCloudFormationInstead(table: CqlTable, maker: Maker): string | undefined {
  if (maker.multiRegion || notByCloudFormation(table, maker).length > 0) return undefined;
  return `For a new table write tables: { ${table.name}: { madeBy: 'cloudformation' } }; one that exists would be replaced by that.`;
}

function notByCloudFormation(
  { name, columns, options }: CqlTable,
  { timeToLive }: Pick<Maker, 'timeToLive'>,
): Unmakeable[] {
  const expected = 'a name of 2 to 48 letters, digits and _ that begins with a letter or digit';
  const wrong: Unmakeable[] = [];
  if (!CLOUDFORMATION_NAME.test(name))
    wrong.push({ expected, got: name, fix: 'Rename the table.' });
  if (timeToLive && options.defaultTimeToLive === undefined) {
    wrong.push({
      expected: 'no time to live without a default in a table that CloudFormation makes',
      got: 'timeToLive: true',
      fix: `Write default_time_to_live in the schema of ${name}, or let Terraform make the table.`,
    });
  }
  for (const column of columns) {
    if (!CLOUDFORMATION_NAME.test(column.name)) {
      wrong.push({ column, expected, got: column.name, fix: 'Rename the column.' });
    }
    if (column.kind === 'static') {
      wrong.push({
        column,
        expected: 'no static column in a table that CloudFormation makes',
        got: column.name,
        fix: 'Move the column into a table of its own, or let Terraform make the table: with lower-case names, and types with one <> at most.',
      });
    }
  }
  return wrong;
}
