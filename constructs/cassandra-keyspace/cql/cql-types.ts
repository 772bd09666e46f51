import { meansAnotherType, quoted, quotedType } from './keywords';
import { FROZEN_LEVELS } from './keyspaces-limits';
import type { Finding, SourceText } from './source-text';
import type { TypeNode } from './syntax-tree';

/** A type of which every part is known, frozen where Cassandra freezes it. */
export interface ResolvedType {
  readonly kind: 'native' | 'list' | 'set' | 'map' | 'tuple' | 'user';
  /** The word of a native type (`varchar` is `text`) or the name of a user-defined one. */
  readonly name: string;
  /** Elements of a collection or tuple, fields of a user-defined type. */
  readonly of: readonly ResolvedType[];
  /** Whether it is written and read as one value. */
  readonly frozen: boolean;
  /** Frozen types one in another, it too. Kept, because the same type can stand in many others. */
  readonly levels: number;
}

/** What a type is read with. */
export interface TypeContext {
  /** The fields of a user-defined type; undefined where none of that name is declared before. */
  readonly fieldsOf: (name: string) => readonly ResolvedType[] | undefined;
  /** Whether a name is known to be wrong, so that its uses are no further mistakes. */
  readonly isBroken: (name: string) => boolean;
  /** Takes a mistake at a node. */
  readonly report: (node: TypeNode, finding: Finding) => void;
  /** Checks the keyspace that a name stands in. */
  readonly keyspace: (node: TypeNode, keyspace: string | undefined) => void;
}

/** Types of Cassandra that Keyspaces lacks. Source: `cassandra-apis.html` of its developer guide. */
const LACKING: Readonly<Record<string, string>> = {
  duration: 'Store seconds or nanoseconds as bigint.',
  vector: 'Keyspaces searches no vectors: store frozen<list<float>> and search elsewhere.',
  class: 'Write a type of CQL, such as text.',
};

/** Far beyond what Keyspaces takes, and far below what ends the stack of what reads types. */
export const TYPE_LEVELS = 100;

/** Reads a type; undefined when a part of it is wrong, which has then been reported. */
export function resolveType(node: TypeNode, context: TypeContext): ResolvedType | undefined {
  const levels = levelsOf(node);
  if (levels <= TYPE_LEVELS) return resolved(node, context);
  context.report(node, {
    expected: 'types nested a few levels deep',
    got: `${levels} levels`,
    fix: 'Nest less deeply.',
  });
  return undefined;
}

/** Types one in another, counted without recursion: nobody has looked at how many there are. */
function levelsOf(node: TypeNode): number {
  let levels = 0;
  for (let level: readonly TypeNode[] = [node]; level.length > 0; levels++) {
    level = level.flatMap(({ of }) => of);
  }
  return levels;
}

function resolved(node: TypeNode, context: TypeContext): ResolvedType | undefined {
  switch (node.kind) {
    case 'native':
      return native(node, node.name, context);
    case 'vector':
    case 'class':
      lacking(node, node.kind, context);
      return undefined;
    case 'user':
      return userType(node, node.name, context);
    case 'frozen':
      return frozenType(node, context);
    case 'list':
    case 'set':
    case 'map':
    case 'tuple':
      return built(node, node.kind, context);
  }
}

function native(node: TypeNode, name: string, context: TypeContext): ResolvedType | undefined {
  if (name in LACKING) {
    lacking(node, name, context);
    return undefined;
  }
  return madeOf('native', name === 'varchar' ? 'text' : name, []);
}

function lacking(node: TypeNode, name: string, { report }: TypeContext): void {
  const got = name === 'class' ? 'a class of Java' : name;
  report(node, { expected: 'a type that Keyspaces has', got, fix: LACKING[name] ?? '' });
}

function userType(
  node: TypeNode,
  { name, keyspace }: { readonly name: string; readonly keyspace?: string },
  context: TypeContext,
): ResolvedType | undefined {
  context.keyspace(node, keyspace);
  const of = context.fieldsOf(name);
  if (of !== undefined) return madeOf('user', name, of);
  if (!context.isBroken(name)) {
    const fix = meansAnotherType(name)
      ? `Write ${name}<…>, or the type's name without quotes.`
      : `Write CREATE TYPE ${quoted(name)} before it, or a type of CQL.`;
    context.report(node, { expected: 'a type that is declared before', got: quoted(name), fix });
  }
  return undefined;
}

function frozenType(node: TypeNode, context: TypeContext): ResolvedType | undefined {
  const inner = node.of[0];
  if (inner === undefined) return undefined;
  // What stands inside is frozen with it, so the rules for parts that are not do not apply.
  const type =
    inner.kind === 'list' || inner.kind === 'set' || inner.kind === 'map'
      ? built(inner, inner.kind, context, true)
      : resolved(inner, context);
  if (type === undefined) return undefined;
  if (type.kind === 'native') {
    const fix = `Write ${type.name} without frozen<>.`;
    context.report(node, {
      expected: 'a collection, tuple or user-defined type in frozen<>',
      got: type.name,
      fix,
    });
    return undefined;
  }
  return freeze(type);
}

function built(
  node: TypeNode,
  kind: 'list' | 'set' | 'map' | 'tuple',
  context: TypeContext,
  insideFrozen = false,
): ResolvedType | undefined {
  const freezes = insideFrozen || kind === 'tuple';
  const parts = node.of.map((part) => {
    const isCollection = part.kind === 'list' || part.kind === 'set' || part.kind === 'map';
    const type = isCollection ? built(part, part.kind, context, freezes) : resolved(part, context);
    return type === undefined ? undefined : checkedPart(part, type, kind, freezes, context);
  });
  const of = parts.filter((part) => part !== undefined);
  if (of.length < parts.length) return undefined;
  return madeOf(kind, kind, of, freezes);
}

function checkedPart(
  node: TypeNode,
  type: ResolvedType,
  kind: string,
  freezes: boolean,
  { report }: TypeContext,
): ResolvedType | undefined {
  if (type.name === 'counter' && type.kind === 'native') {
    report(node, {
      expected: `no counter inside ${kind}<>`,
      got: 'counter',
      fix: 'Write bigint, or give the counter a column of its own.',
    });
    return undefined;
  }
  if (freezes) return freeze(type);
  if (type.kind !== 'native' && !type.frozen) {
    const got = canonical(type);
    report(node, { expected: `a frozen type inside ${kind}<>`, got, fix: `Write frozen<${got}>.` });
    return undefined;
  }
  return type;
}

function freeze(type: ResolvedType): ResolvedType {
  if (type.kind === 'native') return type;
  // The fields of a user-defined type keep their own spelling: they stand in its declaration.
  const of = type.kind === 'user' ? type.of : type.of.map(freeze);
  return madeOf(type.kind, type.name, of, true);
}

function madeOf(
  kind: ResolvedType['kind'],
  name: string,
  of: readonly ResolvedType[],
  frozen = false,
): ResolvedType {
  const inner = of.reduce((most, { levels }) => Math.max(most, levels), 0);
  return { kind, name, of, frozen, levels: inner + (frozen ? 1 : 0) };
}

/** The spelling of `CqlColumn.type`. A tuple is always frozen, so Keyspaces writes it without saying so. */
export function canonical(type: ResolvedType): string {
  if (type.kind === 'native') return type.name;
  const text =
    type.kind === 'user'
      ? quotedType(type.name)
      : `${type.kind}<${type.of.map(canonical).join(', ')}>`;
  return type.frozen && type.kind !== 'tuple' ? `frozen<${text}>` : text;
}

/** Frozen types one in another, as deep as Keyspaces goes. */
export function checkLevels({ levels }: ResolvedType, at: number, source: SourceText): void {
  if (levels <= FROZEN_LEVELS) return;
  source.mistake(at, {
    expected: `at most ${FROZEN_LEVELS} frozen types one in another`,
    got: `${levels}`,
    fix: 'Put the inner ones into a table of their own.',
  });
}

/** Whether a type is a collection that can be changed element by element. */
export function isLiveCollection({ kind, frozen }: ResolvedType): boolean {
  return !frozen && (kind === 'list' || kind === 'set' || kind === 'map');
}
