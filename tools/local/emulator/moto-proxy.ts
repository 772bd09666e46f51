import { Agent, request, type IncomingMessage } from 'node:http';

import type { ServiceAnswer, ServiceRequest } from './emulated-service';

/** A request to pass on to moto. */
export interface ProxiedRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly url: string;
  /** Name, value, name, value… exactly as sent (Node's `rawHeaders`). */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** Headers that speak about one connection only: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Passes requests on to moto over kept-alive connections; the bytes of bodies are left alone. */
export class MotoProxy {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly port: number) {}

  /** Sends the request; the answer's body is still to be read. Throws `MotoUnavailable`. */
  async forward(proxied: ProxiedRequest): Promise<IncomingMessage> {
    try {
      return await this.send(proxied);
    } catch (error) {
      // moto may close an idle connection just as it is taken up again: nothing was read of this
      // request then, so it can be sent once more.
      if (error instanceof ClosedWhileIdle) return this.send(proxied);
      throw error;
    }
  }

  /** Sends a request of one of our services on, and reads the whole answer. */
  async pass(request: ServiceRequest): Promise<Pick<ServiceAnswer, 'status' | 'headers' | 'body'>> {
    const { method, path, query, headers, body } = request;
    const rawHeaders = Object.entries(headers).flat();
    const answer = await this.forward({ method, url: `${path}?${query}`, rawHeaders, body });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return {
      status: answer.statusCode ?? 502,
      headers: { 'content-type': answer.headers['content-type'] ?? 'text/xml' },
      body: Buffer.concat(chunks).toString('utf8'),
    };
  }

  /** Closes idle connections. */
  close(): void {
    this.agent.destroy();
  }

  private send({ method, url, rawHeaders, body }: ProxiedRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = [...endToEndHeaders(rawHeaders, true)];
      if (body.length > 0 || !['GET', 'HEAD'].includes(method)) {
        headers.push('Content-Length', String(body.length));
      }
      const options = { host: '127.0.0.1', port: this.port, agent: this.agent, method, path: url };
      const outgoing = request({ ...options, headers, setHost: false }, resolve);
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const idle = outgoing.reusedSocket && error.code === 'ECONNRESET';
        reject(idle ? new ClosedWhileIdle(error) : new MotoUnavailable(error));
      });
      outgoing.end(body);
    });
  }
}

/** The connection to moto failed: it is not there, or it ended within an answer. */
export class MotoUnavailable extends Error {
  constructor(cause: Error) {
    super(`moto does not answer (${cause.message}); see moto.log`, { cause });
  }
}

class ClosedWhileIdle extends MotoUnavailable {}

/**
 * Raw headers without those of one connection, in their order and spelling.
 *
 * @param withoutLength leaves Content-Length out too, for a body whose length the sender knows.
 */
export function endToEndHeaders(rawHeaders: readonly string[], withoutLength = false): string[] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    pairs.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  }
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((token) => token.trim().toLowerCase()));
  const dropped = new Set([...HOP_BY_HOP, ...named, ...(withoutLength ? ['content-length'] : [])]);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase())).flat();
}
