import type { ServiceAnswer, ServiceRequest } from './emulated-service';

/** The input of a rest-json operation, taken apart. */
export interface RestJsonInput {
  /** Decoded labels of the path. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, an object; empty when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly region: string;
}

/** One operation: AWS's name, method and path template as in the service's model. */
export interface RestJsonOperation {
  readonly name: string;
  readonly method: string;
  /** Path template, such as `/clusters/{name}`. */
  readonly path: string;
  /** Makes the output; throws a `ServiceError` to refuse. Absent: known by name, not implemented. */
  readonly handle?: (input: RestJsonInput) => object | Promise<object>;
}

/** What a check reads of an input; protocols without a query have none. */
interface CheckedInput {
  readonly query?: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Checks an operation's input before its handler sees it, and gives back what the handler may rely
 * on; throws a `ServiceError` to refuse. `checkAgainst` in `input-shapes.ts` makes one.
 */
export type InputCheck = <Input extends CheckedInput>(operation: string, input: Input) => Input;

/** A refusal in the service's own terms. */
export class ServiceError extends Error {
  constructor(
    /** Error shape of the service's model, such as `ResourceNotFoundException`. */
    readonly type: string,
    /** HTTP status of that shape. */
    readonly status: number,
    message: string,
    /** Further members of the error shape. */
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/**
 * Finds and runs the operation of a request in the rest-json 1.1 protocol, and writes its output or
 * refusal. Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export class RestJsonRouter {
  private readonly routes: readonly { operation: RestJsonOperation; segments: string[] }[];

  constructor(
    operations: readonly RestJsonOperation[],
    /** @default - every input is taken as it is */
    private readonly check: InputCheck = (_, input) => input,
    /** The service's own refusal of a body that is no JSON object. */
    private readonly notJson: (message: string) => ServiceError = serializationError,
  ) {
    this.routes = operations.map((operation) => ({
      operation,
      segments: operation.path.split('/'),
    }));
  }

  /** Names of the operations that are implemented, in alphabetical order. */
  get operations(): readonly string[] {
    const implemented = this.routes.filter(({ operation }) => operation.handle);
    return implemented.map(({ operation }) => operation.name).sort();
  }

  async answer(request: ServiceRequest): Promise<ServiceAnswer> {
    const found = this.find(request);
    const handle = found?.operation.handle;
    if (!found || !handle) {
      const operation = found?.operation.name ?? `${request.method} ${request.path}`;
      const message = `Sevenfold's emulator does not implement ${operation}.`;
      const error = new ServiceError('UnknownOperationException', 404, message);
      return { operation, known: false, ...failure(error) };
    }
    const { labels, operation } = found;
    const { name } = operation;
    const answered = { operation: name, known: true };
    try {
      const input = this.check(name, {
        labels,
        query: new URLSearchParams(request.query),
        body: parseBody(request.body, this.notJson),
        region: request.region,
      });
      return { ...answered, ...success(await handle(input)) };
    } catch (error) {
      if (error instanceof ServiceError) return { ...answered, ...failure(error) };
      return { ...answered, ...failure(internalFailure(name)), fault: error };
    }
  }

  private find(
    request: ServiceRequest,
  ): { operation: RestJsonOperation; labels: Record<string, string> } | undefined {
    const path = request.path.replace(/\/$/, '').split('/');
    for (const { operation, segments } of this.routes) {
      const labels = operation.method === request.method && matchPath(segments, path);
      if (labels) return { operation, labels };
    }
    return undefined;
  }
}

/** AWS's error for a fault of its own: https://docs.aws.amazon.com/eks/latest/APIReference/CommonErrors.html */
function internalFailure(operation: string): ServiceError {
  const message = `Sevenfold's emulator failed in ${operation}; its log says why.`;
  return new ServiceError('InternalFailure', 500, message);
}

function matchPath(
  template: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== path.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [i, segment] of template.entries()) {
    const given = path[i] ?? '';
    const label = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (label !== undefined && given !== '') labels[label] = decode(given);
    else if (segment !== given) return undefined;
  }
  return labels;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The object in a body, empty when there is no body. Refused when there is anything else. */
export function parseBody(
  body: Buffer,
  notJson: (message: string) => ServiceError = serializationError,
): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Record<string, unknown>;
    }
  } catch {
    // refused below
  }
  throw notJson('The body is not a JSON object.');
}

function serializationError(message: string): ServiceError {
  return new ServiceError('SerializationException', 400, message);
}

type Sent = Pick<ServiceAnswer, 'status' | 'headers' | 'body'>;

function success(output: object): Sent {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: toJson(output) };
}

function failure(error: ServiceError): Sent {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': error.type },
    body: toJson({ message: error.message, ...error.members }),
  };
}

/** JSON with timestamps in seconds since 1970, as the protocol has them in bodies. */
export function toJson(value: object): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, written: unknown) {
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : written;
  });
}
