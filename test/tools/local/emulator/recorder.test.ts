import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Recorder, type Call } from '#tools/local/emulator/recorder';

const CALL: Call = {
  at: new Date('2026-11-24T12:00:00Z'),
  service: 'eks',
  region: 'eu-west-1',
  method: 'POST',
  path: '/clusters/a%2Fb',
  query: '',
  headers: {},
  body: Buffer.from('{"name":"a"}'),
  status: 200,
};

describe('the record of calls', () => {
  let folder: string;
  let recorder: Recorder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sevenfold-'));
    recorder = new Recorder(join(folder, 'run', 'calls.ndjson'));
  });
  afterEach(() => {
    recorder.close();
    rmSync(folder, { recursive: true });
  });

  function lines(): unknown[] {
    const text = readFileSync(join(folder, 'run', 'calls.ndjson'), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  }

  it('is in the file as soon as record returns, in order', () => {
    recorder.record(CALL);
    recorder.record({ ...CALL, method: 'GET', body: Buffer.alloc(0), status: 404 });

    expect(lines()).toEqual([
      {
        at: '2026-11-24T12:00:00.000Z',
        service: 'eks',
        region: 'eu-west-1',
        method: 'POST',
        path: '/clusters/a%2Fb',
        query: '',
        headers: {},
        body: '{"name":"a"}',
        status: 200,
      },
      expect.objectContaining({ method: 'GET', body: '', status: 404 }),
    ]);
  });

  it('keeps the headers that name operation and format, and no other', () => {
    const headers = {
      authorization: 'AWS4-HMAC-SHA256 Credential=A/1/eu-west-1/eks/aws4_request, Signature=5ec4e7',
      'x-amz-security-token': '5ec4e7',
      'x-amz-target': 'KeyspacesService.GetTable',
      'content-type': 'application/x-amz-json-1.0',
      cookie: '5ec4e7',
    };

    recorder.record({ ...CALL, headers });

    expect(lines()).toMatchObject([
      {
        headers: {
          'x-amz-target': 'KeyspacesService.GetTable',
          'content-type': 'application/x-amz-json-1.0',
        },
      },
    ]);
    expect(JSON.stringify(lines())).not.toContain('5ec4e7');
  });

  it('leaves the signature of a presigned URL out', () => {
    const query =
      'a=1&X-Amz-Credential=5ec4e7&X-Amz-Signature=5ec4e7&X-Amz-Security-Token=5ec4e7&b=%2F';

    recorder.record({ ...CALL, query });

    expect(lines()).toMatchObject([{ query: 'a=1&b=%2F' }]);
  });

  it('writes a body that is no text in base64', () => {
    recorder.record({ ...CALL, body: Buffer.from([0xff, 0x00, 0xfe]) });

    expect(lines()).toMatchObject([{ body: '/wD+', bodyBase64: true }]);
  });
});
