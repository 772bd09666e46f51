import { invalid } from './errors';

/** A CQL type taken apart. @example parse('map<text, frozen<address>>') */
export interface CqlType {
  /** Lower-case name, such as `map`, `text` or that of a user-defined type. */
  readonly name: string;
  readonly parameters: readonly CqlType[];
}

/** Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/cql.elements.html */
const SCALARS = new Set(
  (
    'ascii bigint blob boolean counter date decimal double float inet int smallint text time ' +
    'timestamp timeuuid tinyint uuid varchar varint'
  ).split(' '),
);

/** How many types each collection holds; a tuple any number. */
const COLLECTIONS: Readonly<Record<string, number>> = { list: 1, set: 1, map: 2 };

/** Types within each other: more than anybody writes, and far from the end of our stack. */
const MOST_NESTING = 100;

const TOKEN = /\s*("(?:[^"]|"")+"|\w+|[<>,])\s*/y;

/** Parses a type as the API has it. Refused when it is no type. */
export function parseCqlType(text: string): CqlType {
  const tokens = tokensOf(text);
  const parsed = readType(tokens);
  if (!parsed || tokens.length > 0) throw invalid(`Invalid type: ${text}`);
  return parsed;
}

/** Refused unless Keyspaces has every part of the type, or the keyspace a type of that name. */
export function checkCqlType(text: string, isUserDefined: (name: string) => boolean): CqlType {
  const type = parseCqlType(text);
  const wrong = all(type).find((part) => !isKnown(part, isUserDefined));
  if (wrong) throw invalid(`Unknown type ${wrong.name} in ${text}`);
  return type;
}

/** A type and all types within it. */
export function all(type: CqlType): readonly CqlType[] {
  return [type, ...type.parameters.flatMap(all)];
}

/** True of types whose values change in part: collections that are not frozen. */
export function isCollection({ name }: CqlType): boolean {
  return Object.hasOwn(COLLECTIONS, name);
}

function isKnown({ name, parameters }: CqlType, isUserDefined: (name: string) => boolean): boolean {
  const wanted = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (wanted !== undefined) return parameters.length === wanted;
  if (name === 'frozen') return parameters.length === 1;
  if (name === 'tuple') return parameters.length > 0;
  return parameters.length === 0 && (SCALARS.has(name) || isUserDefined(name));
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw invalid(`Invalid type: ${text}`);
    tokens.push(token);
  }
  return tokens;
}

function readType(tokens: string[], depth = 1): CqlType | undefined {
  const word = tokens.shift();
  if (word === undefined || /^[<>,]$/.test(word) || depth > MOST_NESTING) return undefined;
  const name = word.startsWith('"') ? word.slice(1, -1) : word.toLowerCase();
  if (tokens[0] !== '<') return { name, parameters: [] };
  const parameters: CqlType[] = [];
  let separator: string | undefined;
  do {
    tokens.shift();
    const parameter = readType(tokens, depth + 1);
    if (!parameter) return undefined;
    parameters.push(parameter);
    separator = tokens[0];
  } while (separator === ',');
  return tokens.shift() === '>' ? { name, parameters } : undefined;
}
