import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AdminPaths } from '#tools/local/emulator/admin-paths';
import type { EmulatedService, ServiceRequest } from '#tools/local/emulator/emulated-service';
import { createFront } from '#tools/local/emulator/front';
import { MotoProxy } from '#tools/local/emulator/moto-proxy';
import { Recorder } from '#tools/local/emulator/recorder';
import { UnknownOperations } from '#tools/local/emulator/unknown-operations';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

interface Answer {
  readonly status: number | undefined;
  readonly message: string | undefined;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

function signedFor(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=A/20261124/eu-west-1/${service}/aws4_request, Signature=0`;
}

describe('the front', () => {
  let folder: string;
  let moto: Server;
  let seen: Seen[];
  let motoAnswers: (incoming: IncomingMessage) => [number, Record<string, string>, Buffer];
  let own: ServiceRequest[];
  let logged: string[];
  let stopped: number;
  let proxy: MotoProxy;
  let front: Server;
  let recorder: Recorder;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sevenfold-'));
    seen = [];
    own = [];
    logged = [];
    stopped = 0;
    motoAnswers = () => [200, {}, Buffer.from('from moto')];
    moto = createServer((incoming, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const { method, url, rawHeaders: headers } = incoming;
        seen.push({ method, url, headers, body: Buffer.concat(chunks) });
        const [status, answerHeaders, body] = motoAnswers(incoming);
        response.writeHead(status, answerHeaders).end(body);
      })();
    });
    proxy = new MotoProxy(await listen(moto));
    recorder = new Recorder(join(folder, 'calls.ndjson'));
    const log = (line: string): void => void logged.push(line);
    const unknownOperations = new UnknownOperations(log);
    front = createFront({
      services: [service()],
      moto: proxy,
      recorder,
      unknownOperations,
      log,
      admin: new AdminPaths({
        identity: { instance: 'i', account: '000000000000', region: 'eu-west-1' },
        healthy: () => Promise.resolve(moto.listening),
        unknownOperations: () => unknownOperations.list(),
        inventory: () => Promise.resolve([{ service: 'eks', type: 'cluster', id: 'main' }]),
        stop: () => (stopped += 1),
      }),
    });
    await listen(front);
  });

  afterEach(async () => {
    proxy.close();
    recorder.close();
    for (const server of [front, moto]) {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    }
    rmSync(folder, { recursive: true });
  });

  function service(): EmulatedService {
    return {
      scope: 'eks',
      operations: ['ListClusters'],
      answer: (received) => {
        own.push(received);
        if (received.path === '/throws') throw new Error('a bug');
        const fault = received.path === '/faulty' ? new TypeError('a bug') : undefined;
        const known = received.path !== '/unheard-of';
        const operation = known ? 'ListClusters' : 'UnheardOf';
        const status = fault ? 500 : known ? 200 : 404;
        const headers = { 'x-own': '1' };
        return Promise.resolve({ operation, known, status, headers, body: '{}', fault });
      },
      inventory: () => [],
    };
  }

  async function send(
    path: string,
    options: { method?: string; headers?: string[]; body?: Buffer } = {},
  ): Promise<Answer> {
    const { method = 'GET', headers = [], body } = options;
    const outgoing = request({
      ...{ host: '127.0.0.1', port: (front.address() as AddressInfo).port, path, method },
      headers: ['Host', '127.0.0.1', ...headers],
    });
    outgoing.end(body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return {
      status: response.statusCode,
      message: response.statusMessage,
      headers: response.rawHeaders,
      body: Buffer.concat(chunks),
    };
  }

  function records(): Record<string, unknown>[] {
    const text = readFileSync(join(folder, 'calls.ndjson'), 'utf8').trim();
    return text === ''
      ? []
      : text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('answers a request that is signed for a service of ours', async () => {
    const answer = await send('/clusters?maxResults=2', {
      headers: ['Authorization', signedFor('eks')],
    });

    expect(answer).toMatchObject({ status: 200, body: Buffer.from('{}') });
    expect(own).toMatchObject([
      { method: 'GET', path: '/clusters', query: 'maxResults=2', region: 'eu-west-1' },
    ]);
    expect(seen).toEqual([]);
  });

  it('answers a presigned request for a service of ours', async () => {
    await send('/clusters?X-Amz-Credential=A%2F20261124%2Feu-west-1%2Feks%2Faws4_request');

    expect(own).toHaveLength(1);
  });

  it.each([
    ['another service', ['Authorization', signedFor('ec2')]],
    ['nobody', []],
  ])('passes a request that is signed for %s on to moto', async (_, headers) => {
    const answer = await send('/clusters', { headers });

    expect(answer.body.toString()).toBe('from moto');
    expect(own).toEqual([]);
  });

  it('passes path, query, headers and body on byte for byte', async () => {
    const body = Buffer.from([0, 255, 13, 10, 128]);
    const headers = ['Authorization', signedFor('s3'), 'X-Amz-Meta-Case', 'kept as it is'];

    await send('/b/k%2Fey%20+?x=%2f&y', { method: 'PUT', headers, body });

    expect(seen).toMatchObject([{ method: 'PUT', url: '/b/k%2Fey%20+?x=%2f&y', body }]);
    expect(seen[0]?.headers).toEqual(expect.arrayContaining(['X-Amz-Meta-Case', 'kept as it is']));
    expect(seen[0]?.headers).toEqual(expect.arrayContaining(['Host', '127.0.0.1']));
  });

  it('gives status, headers and body of moto back byte for byte', async () => {
    const body = Buffer.alloc(300_000, 7);
    motoAnswers = () => [418, { 'X-Amzn-RequestId': 'r', 'Set-Cookie': 'a=b' }, body];

    const answer = await send('/', { headers: ['Authorization', signedFor('s3')] });

    expect(answer.status).toBe(418);
    expect(answer.body.equals(body)).toBe(true);
    expect(answer.headers).toEqual(expect.arrayContaining(['X-Amzn-RequestId', 'r']));
  });

  it('keeps headers of one connection from the next', async () => {
    await send('/', {
      headers: ['Connection', 'x-private', 'X-Private', '1', 'TE', 'trailers', 'X-Kept', '1'],
    });

    const names = seen[0]?.headers.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
    expect(names).toContain('x-kept');
    expect(names).not.toContain('x-private');
    expect(names).not.toContain('te');
  });

  it('keeps its connections to moto', async () => {
    const connections = new Set<unknown>();
    moto.on('connection', (socket) => connections.add(socket));

    for (let i = 0; i < 5; i += 1) await send('/');

    expect(connections.size).toBe(1);
  });

  it.each([
    ['ec2', FORM, '<Response><Errors><Error><Code>ServiceUnavailable</Code><Message>'],
    ['iam', FORM, '<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>'],
    ['logs', 'application/x-amz-json-1.1', '{"__type":"ServiceUnavailable","message":"'],
  ])('answers %s 503 in its own form when moto is gone', async (name, contentType, start) => {
    moto.closeAllConnections();
    await new Promise((resolve) => moto.close(resolve));

    const headers = ['Authorization', signedFor(name), 'Content-Type', contentType];
    const answer = await send('/', { method: 'POST', headers, body: Buffer.from('{}') });

    expect(answer.status).toBe(503);
    expect(answer.body.toString()).toContain(start);
    expect(answer.body.toString()).toContain('moto does not answer (connect ECONNREFUSED');
    expect(logged.join()).toContain(`${name} POST /: moto does not answer`);
    expect(records()).toMatchObject([{ service: name, status: 503 }]);
    expect((await send('/_sevenfold/health')).status).toBe(503);
  });

  it('answers, records and logs a call that a service of ours fails to answer', async () => {
    const headers = ['Authorization', signedFor('eks')];

    const answer = await send('/throws', { method: 'POST', headers });

    expect(answer.status).toBe(500);
    expect(answer.headers).toEqual(expect.arrayContaining(['x-amzn-ErrorType', 'InternalFailure']));
    expect(JSON.parse(answer.body.toString())).toMatchObject({ __type: 'InternalFailure' });
    expect(records()).toMatchObject([{ service: 'eks', path: '/throws', status: 500 }]);
    expect(logged.join()).toMatch(
      /^eks POST \/throws failed by our own fault: Error: a bug\n +at /,
    );
  });

  it('logs the fault that a service of ours has answered with', async () => {
    await send('/faulty', { headers: ['Authorization', signedFor('eks')] });

    expect(logged.join()).toMatch(
      /^eks ListClusters failed by our own fault: TypeError: a bug\n +at /,
    );
    expect(records()).toMatchObject([{ path: '/faulty', status: 500 }]);
  });

  it('records every call with its answer, and no admin path', async () => {
    await send('/clusters', { headers: ['Authorization', signedFor('eks')] });
    await send('/', {
      method: 'POST',
      headers: [
        'Authorization',
        signedFor('ec2'),
        'Content-Type',
        'application/x-www-form-urlencoded',
      ],
      body: Buffer.from('Action=DescribeVpcs'),
    });
    await send('/_sevenfold/health');

    expect(records()).toMatchObject([
      { service: 'eks', region: 'eu-west-1', method: 'GET', path: '/clusters', status: 200 },
      { service: 'ec2', method: 'POST', body: 'Action=DescribeVpcs', status: 200 },
    ]);
    expect(JSON.stringify(records())).not.toMatch(/Credential|Signature/);
  });

  it('lists and logs the unknown operations of our services', async () => {
    for (let i = 0; i < 2; i += 1) {
      await send('/unheard-of', { headers: ['Authorization', signedFor('eks')] });
    }

    const { body } = await send('/_sevenfold/unknown-operations');
    expect(JSON.parse(body.toString())).toEqual([
      { service: 'eks', operation: 'UnheardOf', calls: 2 },
    ]);
    expect(logged).toEqual(['unknown operation eks:UnheardOf']);
  });

  it('tells who it is and what exists, and stops on request', async () => {
    const health = await send('/_sevenfold/health');
    const inventory = await send('/_sevenfold/inventory');
    const stop = await send('/_sevenfold/stop', { method: 'POST' });

    expect(JSON.parse(health.body.toString())).toEqual({
      instance: 'i',
      account: '000000000000',
      region: 'eu-west-1',
    });
    expect(JSON.parse(inventory.body.toString())).toEqual({
      resources: [{ service: 'eks', type: 'cluster', id: 'main' }],
    });
    expect([stop.status, stopped]).toEqual([202, 1]);
  });

  it('does nothing for a web page', async () => {
    const headers = ['Origin', 'https://attacker.example'];

    const { status } = await send('/_sevenfold/stop', { method: 'POST', headers });

    expect([status, stopped]).toEqual([403, 0]);
  });
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
