import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { InvalidInput, type Rejection, shown } from './invalid-input';
import { isCalendarDate } from './calendar-date';
import { nearest } from './nearest';

/**
 * The words in which every schema of ours is written. Each failure carries what is expected and
 * what to write instead (as JSON in zod's message), so that `rejections` can list all of them.
 */
function explain(expected: string, fix: string): string {
  return JSON.stringify({ expected, fix });
}

/** Reports, from a schema's refinement, a mistake that spans fields. */
export function mistake(
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
  expected: string,
  fix: string,
): void {
  context.addIssue({ code: 'custom', path: [...path], message: explain(expected, fix) });
}

/**
 * Adds a rule over several fields of an object. It runs only when none of the fields it reads has a
 * mistake, so that it may trust their types and no mistake is told twice.
 */
export function across<S extends z.ZodType, K extends keyof z.output<S> & string>(
  schema: S,
  reads: readonly K[],
  check: (fields: Pick<z.output<S>, K>, context: z.RefinementCtx) => void,
): S {
  const spoils = ({ code, path = [] }: z.core.$ZodRawIssue) =>
    path.length === 0 ? code !== 'unrecognized_keys' : reads.some((field) => field === path[0]);
  return schema.superRefine(check, { when: ({ issues }) => !issues.some(spoils) });
}

/** One value, accepted by a predicate. The remedy may depend on what was written. */
export function value<T>(
  accepts: (input: unknown) => boolean,
  expected: string,
  fix: string | ((input: unknown) => string),
): z.ZodType<T> {
  const error =
    typeof fix === 'string'
      ? explain(expected, fix)
      : ({ input }: { input?: unknown }) => explain(expected, fix(input));
  // Not aborting: the rules of the object around it still run, so that all mistakes come at once.
  return z.custom<T>(accepts, { error, abort: false });
}

/** A whole number in a closed range. Texts such as "3" are refused: an environment file is typed. */
export function wholeNumber(min: number, max: number, fix?: string): z.ZodType<number> {
  return value<number>(
    (input) => Number.isInteger(input) && (input as number) >= min && (input as number) <= max,
    `a whole number from ${min} to ${max}`,
    fix ?? `Write a number from ${min} to ${max}, without quotes.`,
  );
}

/** `true` or `false`. */
export function flag(fix = 'Write true or false, without quotes.'): z.ZodType<boolean> {
  return value<boolean>((input) => typeof input === 'boolean', 'true or false', fix);
}

/** One of a fixed list of texts or numbers. */
export function oneOf<const T extends string | number>(allowed: readonly T[], fix?: string) {
  const list = allowed.map((item) => shown(item)).join(', ');
  return value<T>(
    (input) => (allowed as readonly unknown[]).includes(input),
    `one of ${list}`,
    fix ?? 'Write one of these.',
  );
}

/** A text that matches a pattern, of at most `max` characters. */
export function pattern(
  regex: RegExp,
  max: number,
  expected: string,
  fix: string,
): z.ZodType<string> {
  return value<string>(
    (input) => typeof input === 'string' && input.length <= max && regex.test(input),
    expected,
    fix,
  );
}

/**
 * A name that becomes part of AWS and Kubernetes names: lower-case letters, digits and single
 * hyphens, beginning with a letter. (RFC 1123 labels, narrowed so that a name never ends in "-".)
 */
export function name(max: number, example: string): z.ZodType<string> {
  return pattern(
    /^[a-z](?:-?[a-z0-9])*$/,
    max,
    `a name of 1 to ${max} characters: lower-case letters, digits and single hyphens, beginning with a letter`,
    `Write, for example, '${example}'.`,
  );
}

/** Control characters, halves of a character and what hides or reorders text: no part of a line of free text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** How cdktf marks a value that Terraform will know: a text like it would be taken for one. */
const TOKEN_MARKER = '{TfToken[';

/** One line of free text. `${…}` is allowed: it reaches the output as literal text (`literal`). */
export function text(max: number, example: string): z.ZodType<string> {
  return value<string>(
    (input) =>
      typeof input === 'string' &&
      input.length <= max &&
      input.trim() !== '' &&
      input.trim() === input &&
      !INVISIBLE.test(input) &&
      !input.includes(TOKEN_MARKER),
    `one line of text of 1 to ${max} visible characters`,
    `Write, for example, '${example}'.`,
  );
}

/** A date that exists, `YYYY-MM-DD`. */
export function date(): z.ZodType<string> {
  return value<string>(
    (input) => typeof input === 'string' && isCalendarDate(input),
    'a date that exists, as YYYY-MM-DD',
    "Write, for example, '2027-03-31'.",
  );
}

/** A list with at least `min` and at most `max` entries, none of them twice. */
export function list<T extends z.ZodType>(entry: T, min: number, max: number, fix: string) {
  const expected =
    min === 0 ? `a list of at most ${max} entries` : `a list of ${min} to ${max} entries`;
  return z.array(entry, { error: explain(expected, fix) }).superRefine(
    (_, context) => {
      const entries: unknown = context.value;
      if (!Array.isArray(entries)) return; // zod has said so
      if (entries.length < min || entries.length > max) {
        context.addIssue({ code: 'custom', message: explain(expected, fix) });
      }
      const wrong = new Set(context.issues.map(({ path = [] }) => path[0]));
      entries.forEach((item: unknown, index) => {
        if (wrong.has(index)) return; // said already
        if (entries.findIndex((other) => isDeepStrictEqual(other, item)) === index) return;
        const message = explain('each entry only once', 'Remove the repeated entry.');
        context.addIssue({ code: 'custom', path: [index], message });
      });
    },
    { when: () => true },
  );
}

/** An object whose keys are names that the user chooses. */
export function named<T extends z.ZodType>(key: z.ZodType<string>, entry: T, example: string) {
  return z.record(key as z.ZodType<string, string>, entry, {
    error: explain('an object of names and their settings', `Write, for example, ${example}.`),
  });
}

/** An object with just these fields: any other key is refused, with the nearest known one proposed. */
export function fields<const S extends z.ZodRawShape>(shape: S) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? explain(`only the fields ${known.join(', ')}`, unknownKeyFix(issue.keys, known))
        : explain(`an object with the fields ${known.join(', ')}`, 'Write { … }.'),
  });
}

function unknownKeyFix(keys: readonly string[], known: readonly string[]): string {
  const close = keys.length === 1 ? nearest(keys[0] ?? '', known) : undefined;
  return close === undefined ? 'Remove it.' : `Did you mean ${close}?`;
}

/** One of several objects, told apart by a field: only the fields of the kind chosen are accepted. */
export function choice<
  const D extends string,
  const O extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(discriminator: D, kinds: readonly string[], options: O) {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  return z.discriminatedUnion(discriminator, options, {
    error: explain(
      `an object whose ${discriminator} is one of ${list}`,
      `Write { ${discriminator}: '${kinds[0]}' } or another of these.`,
    ),
  });
}

/** Every mistake that a schema finds in an input; an empty list when there is none. */
export function rejections(schema: z.ZodType, input: unknown, source: string): Rejection[] {
  const { error } = schema.safeParse(input);
  return [
    ...foreignPrototypes(input, [], source),
    ...(error?.issues.flatMap((issue) => fromIssue(issue, input, source)) ?? []),
  ];
}

/** Refuses an input with `InvalidInput`, every mistake of it at once. */
export function requireValid(schema: z.ZodType, input: unknown, source: string): void {
  const found = rejections(schema, input, source);
  if (found.length > 0) throw new InvalidInput(found);
}

/** zod looks past `__proto__`; here a value that it would hide or inherit is a mistake like any other. */
function foreignPrototypes(
  input: unknown,
  path: readonly PropertyKey[],
  source: string,
): Rejection[] {
  if (typeof input !== 'object' || input === null || path.length > DEEPEST) return [];
  const prototype: unknown = Object.getPrototypeOf(input);
  const expected = 'a plain object without __proto__';
  const fix = 'Remove __proto__; spread other objects into this one instead.';
  if (!(Array.isArray(input) || isBare(prototype)) || Object.hasOwn(input, '__proto__')) {
    return [{ source, property: dotted([...path, '__proto__']), got: prototype, expected, fix }];
  }
  return Object.entries(input).flatMap(([key, inner]) =>
    foreignPrototypes(inner, [...path, key], source),
  );
}

/** Whether a prototype adds nothing: none, or the `Object.prototype` of whichever realm. */
function isBare(prototype: unknown): boolean {
  if (prototype === null) return true;
  const bare = Object.getPrototypeOf(prototype) === null;
  return bare && Object.keys(prototype as object).length === 0;
}

/** No schema of ours is deeper; an object that contains itself ends here. */
const DEEPEST = 16;

function fromIssue(issue: z.core.$ZodIssue, input: unknown, source: string): Rejection[] {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.filter((key) => key !== '__proto__'); // said by foreignPrototypes
    return keys.map((key) => rejection(issue.message, [...issue.path, key], input, source));
  }
  if (issue.code === 'invalid_key') {
    const key = issue.path.at(-1);
    return issue.issues.map((inner) => ({
      ...rejection(inner.message, issue.path, input, source),
      got: key,
    }));
  }
  return [rejection(issue.message, issue.path, input, source)];
}

function rejection(
  message: string,
  path: readonly PropertyKey[],
  input: unknown,
  source: string,
): Rejection {
  const { expected, fix } = explained(message);
  return { source, property: dotted(path), got: valueAt(input, path), expected, fix };
}

function explained(message: string): { expected: string; fix: string } {
  if (message.startsWith('{')) return JSON.parse(message) as { expected: string; fix: string };
  throw new Error(`a schema without an explanation: ${message}`);
}

/** `a.b[0].c`; a part that is no plain word is quoted and cut, so that no name can forge a path. */
export function dotted(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const word = String(part);
      if (!/^[A-Za-z_][\w-]{0,62}$/.test(word)) return `[${shown(word)}]`;
      return index === 0 ? word : `.${word}`;
    })
    .join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    input,
  );
}
