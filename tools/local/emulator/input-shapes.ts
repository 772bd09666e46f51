import { type InputRefusals, usualRefusals } from './input-refusals';
import type { InputCheck, ServiceError } from './rest-json';

/**
 * What a value must be: the name of a primitive (`string`, `boolean`, `integer`, `long`, `number`) or
 * of one of a service's shapes.
 */
type Reference = string;

/** Named members; others are ignored, as AWS does. */
interface Structure {
  readonly members: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
}

type Shape =
  | { readonly enum: readonly string[] }
  | { readonly list: Reference }
  | { readonly map: Reference }
  | Structure;

/** The inputs of a service's operations, as `extract-input-shapes.py` writes them. */
export interface InputShapes {
  /** What they were extracted from. */
  readonly source: string;
  /** By AWS's name of the operation. */
  readonly operations: Readonly<Record<string, OperationInput>>;
  /** Named shapes. */
  readonly shapes: Readonly<Record<string, Shape>>;
}

interface OperationInput {
  /** The service's error for a value that is missing or not allowed. */
  readonly refusal?: string;
  readonly query?: Structure;
  readonly body?: Structure;
}

/** 32 bits: https://smithy.io/2.0/spec/simple-types.html#integer */
const LARGEST_INTEGER = 2 ** 31 - 1;

/**
 * Holds every input against its shape: types, required members and enums. What a handler then sees
 * has the types of the service's model: no member that the model lacks and no null.
 *
 * @param refusalsOf the service's own refusals, by its error for a malformed request.
 */
export function checkAgainst(
  shapes: InputShapes,
  refusalsOf: (type: string) => InputRefusals = usualRefusals,
): InputCheck {
  return (operation, input) => {
    const { refusal = 'ValidationException', query, body } = inputOf(shapes, operation);
    const reader = new ShapeReader(shapes, refusalsOf(refusal));
    if (query && input.query) {
      reader.structure(query, typedQuery(shapes, query, input.query), '');
    }
    return { ...input, body: body ? reader.structure(body, input.body, '') : {} };
  };
}

/** A query's parameters as JSON would have them; a text that is no such value stays one. */
function typedQuery(
  { shapes }: InputShapes,
  { members }: Structure,
  query: URLSearchParams,
): Record<string, unknown> {
  const given = Object.entries(members).filter(([name]) => query.has(name));
  return Object.fromEntries(
    given.map(([name, reference]) => {
      const shape = shapes[reference];
      if (shape && 'list' in shape) return [name, query.getAll(name)];
      const text = query.get(name) ?? '';
      const isJson =
        (reference === 'boolean' && /^(true|false)$/.test(text)) ||
        (['integer', 'long'].includes(reference) && /^-?[1-9]\d*$|^0$/.test(text));
      return [name, isJson ? JSON.parse(text) : text];
    }),
  );
}

function inputOf({ operations, source }: InputShapes, operation: string): OperationInput {
  const input = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!input) throw new Error(`${source} has no operation ${operation}`);
  return input;
}

/** Reads values as their shapes. */
class ShapeReader {
  constructor(
    private readonly shapes: InputShapes,
    private readonly refusals: InputRefusals,
  ) {}

  structure({ members, required = [] }: Structure, value: unknown, path: string): Values {
    const given = this.object(value, path);
    const read: Values = {};
    for (const [name, reference] of Object.entries(members)) {
      const member = Object.hasOwn(given, name) ? given[name] : undefined;
      const at = path === '' ? name : `${path}.${name}`;
      if (required.includes(name)) this.checkRequired(at, member);
      if (member !== undefined && member !== null) read[name] = this.value(reference, member, at);
    }
    return read;
  }

  private checkRequired(path: string, value: unknown): void {
    const { missing, empty } = this.refusals;
    if (value === undefined || value === null) throw missing(path);
    if (value === '' && empty) throw empty(path);
  }

  private value(reference: Reference, value: unknown, path: string): unknown {
    const shape = this.shapes.shapes[reference];
    if (!shape) return this.primitive(reference, value, path);
    if ('enum' in shape) return this.oneOf(shape.enum, value, path);
    if ('list' in shape) return this.list(shape.list, value, path);
    if ('map' in shape) return this.map(shape.map, value, path);
    return this.structure(shape, value, path);
  }

  private primitive(reference: Reference, value: unknown, path: string): unknown {
    if (isPrimitive(reference, value)) return value;
    const article = reference === 'integer' ? 'an' : 'a';
    throw this.wrongType(path, `${article} ${reference}`, value);
  }

  private oneOf(allowed: readonly string[], value: unknown, path: string): unknown {
    if (typeof value !== 'string') throw this.wrongType(path, 'a string', value);
    if (allowed.includes(value)) return value;
    throw this.refusals.notInEnum(path, value, allowed);
  }

  private list(item: Reference, value: unknown, path: string): unknown[] {
    if (!Array.isArray(value)) throw this.wrongType(path, 'a list', value);
    return value.map((one: unknown, i) => this.value(item, one, `${path}[${i}]`));
  }

  private map(item: Reference, value: unknown, path: string): Values {
    // Keys are the client's: `__proto__` must be one like any other.
    const read = Object.create(null) as Values;
    for (const [key, one] of Object.entries(this.object(value, path))) {
      read[key] = this.value(item, one, `${path}.${key}`);
    }
    return read;
  }

  private object(value: unknown, path: string): Values {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Values;
    }
    throw this.wrongType(path, 'an object', value);
  }

  private wrongType(path: string, expected: string, value: unknown): ServiceError {
    return this.refusals.wrongType(path, expected, kindOf(value));
  }
}

type Values = Record<string, unknown>;

function isPrimitive(name: string, value: unknown): boolean {
  switch (name) {
    case 'string':
    case 'boolean':
      return typeof value === name;
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST_INTEGER;
    case 'long':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      throw new Error(`no shape and no primitive: ${name}`);
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
