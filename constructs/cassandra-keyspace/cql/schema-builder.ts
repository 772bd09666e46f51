import type { CqlKeyspace, CqlSchema, CqlTable, CqlType } from './cql-schema';
import {
  canonical,
  checkLevels,
  type ResolvedType,
  resolveType,
  type TypeContext,
} from './cql-types';
import { NAME } from './keyspaces-limits';
import { meansAnotherType, quoted } from './keywords';
import { type Place, repeatedNames, type SourceText } from './source-text';
import type { CreateTypeNode, NameNode, OptionNode, StatementNode, TypeNode } from './syntax-tree';
import { tableOf } from './table-builder';
import { isFlat } from './table-options';
import { unsupportedStatement } from './unsupported-statements';

/** Puts statements together to a schema and reports what does not fit. */
export class SchemaBuilder {
  private keyspace: CqlKeyspace | undefined;
  /** The keyspace that the files name first, wherever they do. */
  private keyspaceName: string | undefined;
  private readonly types = new Map<string, { type: CqlType; fields: readonly ResolvedType[] }>();
  private readonly tables = new Map<string, CqlTable>();
  private readonly brokenTypes = new Set<string>();

  /** What has been declared so far. */
  schema(): CqlSchema {
    return {
      ...(this.keyspace !== undefined && { keyspace: this.keyspace }),
      types: [...this.types.values()].map(({ type }) => type),
      tables: [...this.tables.values()],
    };
  }

  /** A type whose declaration cannot be read: its uses are no further mistakes. */
  breakType(name: string): void {
    this.brokenTypes.add(name);
  }

  /** Takes the next statement. */
  add(statement: StatementNode, place: Place): void {
    switch (statement.kind) {
      case 'create-keyspace':
        this.addKeyspace(statement.name, statement.options, statement.at, place);
        break;
      case 'use':
        this.checkKeyspace(statement.name.at, statement.name.name, place);
        break;
      case 'create-type':
        this.addType(statement, place);
        break;
      case 'create-table':
        this.addTable(statement, place);
        break;
      case 'other':
        place.source.mistake(place.base + statement.at, unsupportedStatement(statement.words));
        break;
    }
  }

  private addKeyspace(
    { name, at: nameAt }: NameNode,
    options: Extract<StatementNode, { kind: 'create-keyspace' }>['options'],
    at: number,
    place: Place,
  ): void {
    const { source, base } = place;
    if (this.keyspace !== undefined) {
      const fix = 'Give each keyspace files of its own.';
      source.mistake(base + at, { expected: 'one CREATE KEYSPACE', got: 'another', fix });
      return;
    }
    this.checkName(nameAt, name, 'keyspace', place);
    this.checkKeyspace(nameAt, name, place);
    for (const option of options) keyspaceOption(option, place);
    this.keyspace = { name, position: source.position(base + at) };
  }

  private addType(statement: CreateTypeNode, place: Place): void {
    const { source, base } = place;
    const { name, at, keyspace } = statement.name;
    const before = source.mistakes.length;
    this.checkName(at, name, 'type', place);
    if (keyspace !== undefined) this.checkKeyspace(at, keyspace, place);
    if (meansAnotherType(name)) {
      source.mistake(base + at, {
        expected: 'a name that is no type of CQL',
        got: quoted(name),
        fix: `Write ${name}_value, for example.`,
      });
    }
    if (this.types.has(name)) {
      source.mistake(base + at, {
        expected: 'each type once',
        got: `${quoted(name)} again`,
        fix: 'Remove one of them.',
      });
      return;
    }
    const fields = statement.fields.map((field) => {
      const type = resolveType(field.type, this.context(place));
      if (type !== undefined) checkFieldType(type, base + field.type.at, source);
      return { name: field.name.name, at: base + field.name.at, type };
    });
    for (const repeated of repeatedNames(fields)) {
      source.mistake(repeated.at, {
        expected: 'each field once',
        got: `${quoted(repeated.name)} again`,
        fix: 'Remove one of them.',
      });
    }
    if (source.mistakes.length > before) {
      this.breakType(name);
      return;
    }
    const resolved = fields.flatMap(({ type }) => type ?? []);
    this.types.set(name, {
      fields: resolved,
      type: {
        name,
        ...(keyspace !== undefined && { keyspace }),
        fields: fields.flatMap((field) =>
          field.type === undefined
            ? []
            : [
                {
                  name: field.name,
                  type: canonical(field.type),
                  position: source.position(field.at),
                },
              ],
        ),
        position: source.position(base + statement.at),
      },
    });
  }

  private addTable(
    statement: Extract<StatementNode, { kind: 'create-table' }>,
    place: Place,
  ): void {
    const { source, base } = place;
    const { name, at, keyspace } = statement.name;
    this.checkName(at, name, 'table', place);
    if (keyspace !== undefined) this.checkKeyspace(at, keyspace, place);
    if (this.tables.has(name)) {
      source.mistake(base + at, {
        expected: 'each table once',
        got: `${quoted(name)} again`,
        fix: 'Remove one of them.',
      });
      return;
    }
    this.tables.set(name, tableOf(statement, place, this.context(place)));
  }

  private context(place: Place): TypeContext {
    const { source, base } = place;
    return {
      fieldsOf: (name) => this.types.get(name)?.fields,
      isBroken: (name) => this.brokenTypes.has(name),
      report: ({ at }: TypeNode, finding) => source.mistake(base + at, finding),
      keyspace: ({ at }: TypeNode, keyspace) => {
        if (keyspace !== undefined) this.checkKeyspace(at, keyspace, place);
      },
    };
  }

  /** All names with a dot, USE and CREATE KEYSPACE must mean one keyspace. */
  private checkKeyspace(at: number, name: string, { source, base }: Place): void {
    this.keyspaceName ??= name;
    if (this.keyspaceName === name) return;
    source.mistake(base + at, {
      expected: `the keyspace ${quoted(this.keyspaceName)}, as before`,
      got: quoted(name),
      fix: 'Give each keyspace files of its own.',
    });
  }

  private checkName(at: number, name: string, kind: string, { source, base }: Place): void {
    if (NAME.test(name)) return;
    source.mistake(base + at, {
      expected: `a ${kind}'s name of 1 to 48 letters, digits and _, beginning with a letter or digit`,
      got: quoted(name),
      fix: 'Write another name.',
    });
  }
}

/** What may be no field of a user-defined type. */
function checkFieldType(type: ResolvedType, at: number, source: SourceText): void {
  if (type.kind === 'native' && type.name === 'counter') {
    source.mistake(at, {
      expected: 'no counter in a type',
      got: 'counter',
      fix: 'Write bigint, or give the counter a column of its own.',
    });
  } else if (type.kind === 'user' && !type.frozen) {
    const got = canonical(type);
    source.mistake(at, { expected: 'a frozen type in a type', got, fix: `Write frozen<${got}>.` });
  }
  checkLevels(type, at, source);
}

function keyspaceOption(option: OptionNode, { source, base }: Place): void {
  const name = option.kind === 'option' ? option.name.name : option.kind;
  if (option.kind === 'option' && !isFlat(source, base, option.value)) return;
  if (name === 'replication') {
    if (isSingleRegion(option)) return;
    source.notice(
      base + option.at,
      'replication has no effect: Keyspaces keeps three copies in three availability zones; write further regions in the environment.',
    );
  } else if (name === 'durable_writes') {
    source.notice(
      base + option.at,
      'durable_writes has no effect: every write to Keyspaces is durable.',
    );
  } else {
    source.mistake(base + option.at, {
      expected: 'replication or durable_writes',
      got: name,
      fix: 'Remove it.',
    });
  }
}

/** What Keyspaces' own documentation writes, and what is so anyway. */
function isSingleRegion(option: OptionNode): boolean {
  return (
    option.kind === 'option' &&
    option.value.kind === 'map' &&
    option.value.entries.every(
      ({ value }) => value.kind === 'text' && value.text === 'SingleRegionStrategy',
    )
  );
}
