import type { ServiceAnswer, ServiceRequest } from './emulated-service';
import { type InputCheck, parseBody, ServiceError, toJson } from './rest-json';

/** The input of an AWS JSON operation. */
export interface AwsJsonInput {
  readonly body: Readonly<Record<string, unknown>>;
  readonly region: string;
}

/** One operation: AWS's name and what it does. */
export interface AwsJsonOperation {
  readonly name: string;
  /** Makes the output; throws a `ServiceError` to refuse. */
  readonly handle: (input: AwsJsonInput) => object | Promise<object>;
}

/**
 * Finds and runs the operation of a request in the AWS JSON 1.0 protocol, and writes its output or
 * refusal. Source: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export class AwsJsonRouter {
  private readonly byTarget: ReadonlyMap<string, AwsJsonOperation>;

  constructor(
    /** What comes before the operation's name in `X-Amz-Target`. @example 'KeyspacesService' */
    prefix: string,
    private readonly all: readonly AwsJsonOperation[],
    /** @default - every input is taken as it is */
    private readonly check: InputCheck = (_, input) => input,
  ) {
    this.byTarget = new Map(all.map((operation) => [`${prefix}.${operation.name}`, operation]));
  }

  /** Names of the operations, in alphabetical order. */
  get operations(): readonly string[] {
    return this.all.map(({ name }) => name).sort();
  }

  async answer(request: ServiceRequest): Promise<ServiceAnswer> {
    const target = request.headers['x-amz-target'] ?? '';
    const operation = this.byTarget.get(target);
    if (!operation) {
      const name = target.split('.').at(-1) || `${request.method} ${request.path}`;
      const message = `Sevenfold's emulator does not implement ${name}.`;
      const error = new ServiceError('UnknownOperationException', 404, message);
      return { operation: name, known: false, ...failure(error) };
    }
    const answered = { operation: operation.name, known: true };
    try {
      const input = this.check(operation.name, {
        body: parseBody(request.body),
        region: request.region,
      });
      const output = await operation.handle(input);
      return { ...answered, status: 200, headers: HEADERS, body: toJson(output) };
    } catch (error) {
      if (error instanceof ServiceError) return { ...answered, ...failure(error) };
      throw error;
    }
  }
}

const HEADERS = { 'content-type': 'application/x-amz-json-1.0' };

function failure(error: ServiceError): Pick<ServiceAnswer, 'status' | 'headers' | 'body'> {
  const body = { __type: error.type, message: error.message, ...error.members };
  return { status: error.status, headers: HEADERS, body: toJson(body) };
}
