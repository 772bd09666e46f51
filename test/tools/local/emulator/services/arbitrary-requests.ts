import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import type { ServiceRequest } from '#tools/local/emulator/emulated-service';
import type { InputShapes } from '#tools/local/emulator/input-shapes';
import { projectRoot } from '#tools/project-root';

/** What gets a request past the first checks: values by the name of a member or a path label. */
export type Plausible = ReadonlyMap<string, readonly string[]>;

/** Requests of an operation. */
export type RequestsOf = (operation: string) => fc.Arbitrary<ServiceRequest>;

/** What means something to JavaScript, to a shell or to nobody. */
const HOSTILE = ['', '__proto__', 'constructor', 'toString', '{', '\u0000', 'aws:a', '%', '${a}'];

/** The largest number of 32 bits: what counts up to it does not end. */
const HUGE = 2 ** 31 - 1;

/**
 * Requests of a rest-json service, mostly as its shapes are.
 *
 * @param sdk AWS's own client, which knows methods and paths.
 */
export function restJsonRequests(service: string, sdk: object, plausible: Plausible): RequestsOf {
  const values = new ArbitraryValues(inputShapes(service), plausible);
  return (operation) => {
    const { method, path } = route(sdk, operation);
    return fc.record({
      method: fc.constant(method),
      path: pathOf(path, values),
      query: values.query(operation).map((given) => new URLSearchParams(given).toString()),
      body: values.body(operation).map((given) => Buffer.from(JSON.stringify(given))),
      headers: fc.constant({}),
      region: fc.constant('eu-west-1'),
    });
  };
}

/**
 * Requests of an AWS JSON service, mostly as its shapes are.
 *
 * @param prefix what comes before the operation in `X-Amz-Target`.
 */
export function awsJsonRequests(service: string, prefix: string, plausible: Plausible): RequestsOf {
  const values = new ArbitraryValues(inputShapes(service), plausible);
  return (operation) =>
    fc.record({
      method: fc.constant('POST'),
      path: fc.constant('/'),
      query: fc.constant(''),
      body: values.body(operation).map((given) => Buffer.from(JSON.stringify(given))),
      headers: fc.constant({ 'x-amz-target': `${prefix}.${operation}` }),
      region: fc.constant('eu-west-1'),
    });
}

/** The shapes that a service of ours holds requests against. */
function inputShapes(service: string): InputShapes {
  const file = join(projectRoot(), `tools/local/emulator/services/${service}/input-shapes.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as InputShapes;
}

/** Values of a service's shapes. */
class ArbitraryValues {
  constructor(
    private readonly shapes: InputShapes,
    private readonly plausible: Plausible,
  ) {}

  query(operation: string): fc.Arbitrary<[string, string][]> {
    return this.members(this.shapes.operations[operation]?.query).map((given) =>
      Object.entries(given).map(([name, value]): [string, string] => [name, String(value)]),
    );
  }

  body(operation: string): fc.Arbitrary<Values> {
    return this.members(this.shapes.operations[operation]?.body);
  }

  text(name: string): fc.Arbitrary<string> {
    const plausible = this.plausible.get(name) ?? ['a', 'b'];
    return fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...plausible) },
      fc.constantFrom(...HOSTILE),
    );
  }

  /** A value of a shape's type, or now and then anything else. */
  private value(reference: string, name: string): fc.Arbitrary<unknown> {
    return fc.oneof({ weight: 60, arbitrary: this.typed(reference, name) }, fc.jsonValue());
  }

  private typed(reference: string, name: string): fc.Arbitrary<unknown> {
    const shape = this.shapes.shapes[reference];
    if (!shape && reference === 'boolean') return fc.boolean();
    if (!shape && reference !== 'string') {
      const few = fc.integer({ min: -1, max: 50 });
      return fc.oneof({ weight: 20, arbitrary: few }, fc.constant(HUGE));
    }
    if (!shape) return this.text(name);
    if ('enum' in shape) return fc.constantFrom(...shape.enum);
    if ('list' in shape) return fc.array(this.value(shape.list, name), { maxLength: 3 });
    if ('map' in shape) {
      return fc.dictionary(this.text('key'), this.value(shape.map, name), { maxKeys: 3 });
    }
    return this.members(shape);
  }

  private members({ members = {}, required = [] }: Partial<Structure> = {}): fc.Arbitrary<Values> {
    const given = Object.entries(members).map(([name, reference]) => {
      const pair = this.value(reference, name).map((value) => [[name, value]] as const);
      // An optional member is mostly absent: each that is there may be one that is refused.
      return required.includes(name)
        ? fc.oneof({ weight: 40, arbitrary: pair }, fc.constant([]))
        : fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, pair);
    });
    return fc.tuple(...given).map((pairs) => Object.fromEntries<unknown>(pairs.flat()));
  }
}

type Values = Record<string, unknown>;
type Structure = NonNullable<InputShapes['operations'][string]['body']>;

/** A path with its labels filled in. */
function pathOf(template: string, values: ArbitraryValues): fc.Arbitrary<string> {
  const labels = [...template.matchAll(/\{(\w)(\w*)\}/g)].map(([, first = '', rest = '']) =>
    values.text(first.toLowerCase() + rest),
  );
  return fc.tuple(...labels).map((texts) => {
    let next = 0;
    return template.replace(/\{\w+\}/g, () => encodeURIComponent(texts[next++] ?? ''));
  });
}

/** Method and path template of an operation, as AWS's own client has them. */
function route(sdk: object, operation: string): { readonly method: string; readonly path: string } {
  const schema = (sdk as Record<string, unknown>)[`${operation}$`];
  const { http } = (schema as { 3: { http: [string, string, number] } })[3];
  return { method: http[0], path: http[1].split('?')[0] ?? '' };
}
