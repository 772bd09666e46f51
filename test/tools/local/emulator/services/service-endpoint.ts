import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { credentialScope } from '#tools/local/emulator/credential-scope';
import type { EmulatedService, ServiceAnswer } from '#tools/local/emulator/emulated-service';

/** A service of ours on a loopback port, for the SDK's clients. */
export interface ServiceEndpoint {
  readonly service: EmulatedService;
  /** Every answer so far. */
  readonly answers: readonly ServiceAnswer[];
  /** What a client is made with to come here; it tries once. */
  clientOptions(region?: string): {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  close(): Promise<void>;
}

/** Serves it in this process; `close` it in the end. */
export async function serve(service: EmulatedService): Promise<ServiceEndpoint> {
  const answers: ServiceAnswer[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const [path = '', query = ''] = (incoming.url ?? '').split('?');
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const answer = await service.answer({
        method: incoming.method ?? '',
        path,
        query,
        headers,
        body: Buffer.concat(chunks),
        region: credentialScope(incoming.headers.authorization, query).region,
      });
      answers.push(answer);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    service,
    answers,
    clientOptions: (region = 'eu-west-1') => ({
      region,
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
