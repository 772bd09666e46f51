import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import type { AdminPaths } from './admin-paths';
import { credentialScope, type CredentialScope } from './credential-scope';
import type { EmulatedService } from './emulated-service';
import { endToEndHeaders, type MotoProxy } from './moto-proxy';
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
      else
        sendText(response, 502, 'Sevenfold: the request could not be answered; see emulator.log');
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
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
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
  const { method, path, query, headers, body, scope } = received;
  const request = { method, path, query, headers, body, region: scope.region };
  const answered = await service.answer(request);
  if (!answered.known) parts.unknownOperations.add(service.scope, answered.operation);
  record(parts.recorder, received, answered.status);
  response.writeHead(answered.status, answered.headers).end(answered.body);
}

async function passOn(
  received: Received,
  response: ServerResponse,
  { moto, recorder }: FrontParts,
): Promise<void> {
  const { incoming, method, body } = received;
  const url = incoming.url ?? '/';
  const answered = await moto.forward({ method, url, rawHeaders: incoming.rawHeaders, body });
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

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${text}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
