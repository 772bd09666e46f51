/** An object of JSON, by its members' names. */
export type Members = Readonly<Record<string, unknown>>;

/** What is wrong in the file of a schema, and where. */
export interface SchemaFault {
  /** Names and positions from the top of the file: `['fields', 0, 'type']`. */
  readonly path: readonly (string | number)[];
  /** What should stand there, as a noun phrase. */
  readonly expected: string;
  /** What does stand there; undefined for nothing. */
  readonly got: unknown;
}

/** Whether a value is an object of JSON, and no list. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether no value of a list stands in it twice. */
export function isSet(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

/** The first fault of some, as the file has them. */
export function firstFault<T>(
  all: readonly T[],
  find: (one: T, index: number) => SchemaFault | undefined,
): SchemaFault | undefined {
  for (const [index, one] of all.entries()) {
    const fault = find(one, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A place in a file of JSON, as a JSON pointer: `/fields/0/type`, and `the top` for the whole. */
export function pointer(path: SchemaFault['path']): string {
  if (path.length === 0) return 'the top';
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
