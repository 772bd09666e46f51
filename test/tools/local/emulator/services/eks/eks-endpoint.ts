import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { EKSClient } from '@aws-sdk/client-eks';

import type { EmulatedService, ServiceAnswer } from '#tools/local/emulator/emulated-service';
import { eksService } from '#tools/local/emulator/services/eks/eks-service';

import { StubEc2 } from './stub-ec2';

/** The EKS service on a loopback port, with a real client before it and stub EC2 behind it. */
export interface EksEndpoint {
  readonly client: EKSClient;
  /** A client of another region. */
  readonly elsewhere: EKSClient;
  readonly ec2: StubEc2;
  readonly service: EmulatedService;
  /** Every answer so far. */
  readonly answers: readonly ServiceAnswer[];
  close(): Promise<void>;
}

/** The day of every test. */
export const NOW = new Date('2026-11-24T12:00:00Z');

/** Serves EKS in this process; `close` it in the end. */
export async function serveEks(): Promise<EksEndpoint> {
  const ec2 = new StubEc2();
  const answers: ServiceAnswer[] = [];
  const service = eksService({
    account: '000000000000',
    ec2,
    now: () => NOW,
    log: () => undefined,
  });
  const server = createServer((incoming, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const [path = '', query = ''] = (incoming.url ?? '').split('?');
      const answer = await service.answer({
        method: incoming.method ?? '',
        path,
        query,
        headers: {},
        body: Buffer.concat(chunks),
        region: /\/(eu-[\w-]+)\/eks\//.exec(incoming.headers.authorization ?? '')?.[1] ?? '',
      });
      answers.push(answer);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clientOf = (region: string): EKSClient =>
    new EKSClient({
      region,
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  const client = clientOf('eu-west-1');
  const elsewhere = clientOf('eu-central-1');
  return {
    client,
    elsewhere,
    ec2,
    service,
    answers,
    close: async () => {
      client.destroy();
      elsewhere.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
