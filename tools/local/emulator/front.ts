import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import type { AdminPaths } from './admin-paths';
import { credentialScope, type CredentialScope } from './credential-scope';
import type { EmulatedService, ServiceAnswer } from './emulated-service';
import { genericFailure } from './generic-failure';
import { endToEndHeaders, type MotoProxy, MotoUnavailable } from './moto-proxy';
import type { Recorder } from './recorder';
import type { UnknownOperations } from './unknown-operations';

/** What the front is made of. */
export interface FrontParts {
  /** The services answered from memory. */
  readonly services: readonly EmulatedService[];
  /** Takes all other requests. */
  readonly moto: MotoProxy;
  readonly recorder: Recorder;
  readonly unknownOperations: UnknownOperations;
  readonly admin: AdminPaths;
  /** Takes one line for each request that failed by our own fault. */
  readonly log: (line: string) => void;
}

const SEE_LOG = "Sevenfold's emulator failed; its log says why.";

/** A request that has been read. */
interface Received {
  readonly at: Date;
  readonly incoming: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly scope: CredentialScope;
}

/**
 * The HTTP server in front of moto. The service in a request's signature decides who answers: one of
 * our own services, or moto. Not yet listening.
 */
export function createFront(parts: FrontParts): Server {
  const services = new Map(parts.services.map((service) => [service.scope, service]));
  const server = createServer((incoming, response) => {
    answer(incoming, response, services, parts).catch((error: unknown) => {
      parts.log(`${incoming.method} ${incoming.url}: ${describe(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, genericFailure({ service: '', headers: {} }, 'InternalFailure', SEE_LOG));
    });
  });
  // Longer than any client keeps a connection idle, so that it is never us who closes one in use.
  server.keepAliveTimeout = 600_000;
  server.requestTimeout = 0;
  return server;
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  services: ReadonlyMap<string, EmulatedService>,
  parts: FrontParts,
): Promise<void> {
  const received = await receive(incoming);
  if (parts.admin.owns(received.path)) {
    const { status, body } = await parts.admin.answer(received);
    const headers = { 'content-type': 'application/json' };
    send(response, { status, headers, body: JSON.stringify(body) });
    return;
  }
  const service = services.get(received.scope.service);
  if (service) await answerFromMemory(service, received, response, parts);
  else await passOn(received, response, parts);
}

async function answerFromMemory(
  service: EmulatedService,
  received: Received,
  response: ServerResponse,
  parts: FrontParts,
): Promise<void> {
  const answered = await askService(service, received);
  const { operation, known, status, fault } = answered;
  if (!known) parts.unknownOperations.add(service.scope, operation);
  if (fault !== undefined) {
    parts.log(`${service.scope} ${operation} failed by our own fault: ${describe(fault)}`);
  }
  record(parts.recorder, received, status);
  send(response, answered);
}

/** The service's answer; a generic one when it has thrown instead, so that every call is recorded. */
async function askService(service: EmulatedService, received: Received): Promise<ServiceAnswer> {
  const { method, path, query, headers, body, scope } = received;
  try {
    return await service.answer({ method, path, query, headers, body, region: scope.region });
  } catch (fault) {
    const operation = headers['x-amz-target'] ?? `${method} ${path}`;
    const failure = genericFailure({ ...scope, headers }, 'InternalFailure', SEE_LOG);
    return { operation, known: true, fault, ...failure };
  }
}

async function passOn(
  received: Received,
  response: ServerResponse,
  { moto, recorder, log }: FrontParts,
): Promise<void> {
  const { incoming, method, path, headers, scope, body } = received;
  const url = incoming.url ?? '/';
  let answered: IncomingMessage;
  try {
    answered = await moto.forward({ method, url, rawHeaders: incoming.rawHeaders, body });
  } catch (error) {
    const gone = error instanceof MotoUnavailable;
    log(`${scope.service} ${method} ${path}: ${gone ? error.message : describe(error)}`);
    const failure = gone
      ? genericFailure({ ...scope, headers }, 'ServiceUnavailable', error.message)
      : genericFailure({ ...scope, headers }, 'InternalFailure', SEE_LOG);
    record(recorder, received, failure.status);
    send(response, failure);
    return;
  }
  const status = answered.statusCode ?? 502;
  record(recorder, received, status);
  response.sendDate = false;
  response.writeHead(status, answered.statusMessage, endToEndHeaders(answered.rawHeaders));
  await pipeline(answered, response);
}

function record(recorder: Recorder, received: Received, status: number): void {
  const { at, method, path, query, headers, body, scope } = received;
  recorder.record({ at, method, path, query, headers, body, status, ...scope });
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const at = new Date();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const query = mark < 0 ? '' : url.slice(mark + 1);
  return {
    at,
    incoming,
    method: incoming.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks),
    scope: credentialScope(incoming.headers.authorization, query),
  };
}

function send(
  response: ServerResponse,
  { status, headers, body }: Pick<ServiceAnswer, 'status' | 'headers' | 'body'>,
): void {
  response.writeHead(status, headers).end(body);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
