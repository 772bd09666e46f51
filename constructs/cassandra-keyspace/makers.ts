import { tableTemplateBytes, TEMPLATE_BYTES, typeTemplateBytes } from './cloudformation-templates';
import type { CqlPosition, CqlTable, CqlType } from './cql/cql-schema';
import type { TableSettings } from './table-settings';

/** Something of a table or type that its maker cannot make. */
export interface Unmakeable {
  /** Where the schema says it. */
  readonly at: CqlPosition;
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

/**
 * Names of types, which Keyspaces' API would turn to lower case, and of their fields.
 * Sources: https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_CreateType.html and
 * https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_FieldDefinition.html
 */
const TYPE_NAME = /^[a-z][a-z0-9_]{0,47}$/;
const FIELD_NAME = /^[a-zA-Z0-9_]{1,128}$/;

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

/** What of a type CloudFormation, the one that makes types, cannot make. */
export function unmakeableType(type: CqlType): readonly Unmakeable[] {
  const { name, fields, position } = type;
  const wrong: Unmakeable[] = [];
  if (!TYPE_NAME.test(name)) {
    wrong.push({
      at: position,
      expected:
        "a type's name of 1 to 48 lower-case letters, digits and _ that begins with a letter",
      got: name,
      fix: 'Rename the type.',
    });
  }
  for (const field of fields) {
    if (FIELD_NAME.test(field.name)) continue;
    wrong.push({
      at: field.position,
      expected: "a field's name of 1 to 128 letters, digits and _",
      got: field.name,
      fix: 'Rename the field.',
    });
  }
  const fix = 'Give it fewer fields or shorter names: a part of them can be a type of its own.';
  return [...wrong, ...tooLarge(typeTemplateBytes(type), position, fix)];
}

/** CloudFormation reads no longer template than that from where Terraform puts it. */
function tooLarge(bytes: number, at: CqlPosition, fix: string): Unmakeable[] {
  if (bytes <= TEMPLATE_BYTES) return [];
  const expected = `at most ${TEMPLATE_BYTES} bytes of CloudFormation's template`;
  return [{ at, expected, got: `about ${bytes}`, fix }];
}

function notByTerraform(table: CqlTable, maker: Maker): Unmakeable[] {
  const { name, columns, position } = table;
  const wrong: Unmakeable[] = [];
  if (!TERRAFORM_TABLE.test(name))
    wrong.push({
      at: position,
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
      wrong.push({ at: column.at, expected, got: column.name, fix });
    }
    if (!TERRAFORM_TYPE.test(column.type)) {
      const expected =
        "a type that Terraform's aws_keyspaces_table takes: one <> around one or two plain types";
      const fix =
        byCloudFormationInstead(table, maker) ??
        'Write a plainer type: a CREATE TYPE whose name has letters and digits alone, as frozen<…>, can hold the rest.';
      wrong.push({ at: column.at, expected, got: column.type, fix });
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
  table: CqlTable,
  { timeToLive }: Pick<Maker, 'timeToLive'>,
): Unmakeable[] {
  const { name, columns, options, position } = table;
  const expected = 'a name of 2 to 48 letters, digits and _ that begins with a letter or digit';
  const wrong: Unmakeable[] = [];
  if (!CLOUDFORMATION_NAME.test(name))
    wrong.push({ at: position, expected, got: name, fix: 'Rename the table.' });
  if (timeToLive && options.defaultTimeToLive === undefined) {
    wrong.push({
      at: position,
      expected: 'no time to live without a default in a table that CloudFormation makes',
      got: 'timeToLive: true',
      fix: `Write default_time_to_live in the schema of ${name}, or let Terraform make the table.`,
    });
  }
  for (const column of columns) {
    if (!CLOUDFORMATION_NAME.test(column.name)) {
      wrong.push({ at: column.at, expected, got: column.name, fix: 'Rename the column.' });
    }
    if (column.kind === 'static') {
      wrong.push({
        at: column.at,
        expected: 'no static column in a table that CloudFormation makes',
        got: column.name,
        fix: 'Move the column into a table of its own, or let Terraform make the table: with lower-case names, and types with one <> at most.',
      });
    }
  }
  const fix = `Give ${name} fewer columns or shorter names, move some into a table of their own, or let Terraform make it: with lower-case names, and types with one <> at most.`;
  return [...wrong, ...tooLarge(tableTemplateBytes(table), position, fix)];
}
