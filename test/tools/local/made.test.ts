import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '#tools/local/emulator-process';
import type { InventoryEntry } from '#tools/local/inventory';
import { readLeft, rememberingMade } from '#tools/local/made';
import { type RunFolder, runFolder } from '#tools/local/run-folder';

const EMULATOR: Emulator = {
  pid: 1,
  port: 4777,
  endpoint: 'http://127.0.0.1:4777',
  motoPid: 2,
  motoPort: 5000,
  instance: 'one',
  startedAt: '2026-11-24T12:00:00.000Z',
  code: '',
  account: '000000000000',
  region: 'eu-west-1',
};
const SIGNAL = new AbortController().signal;

describe('what is left in the emulator', () => {
  let path: string;
  let folder: RunFolder;
  let resources: readonly InventoryEntry[];
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'sevenfold-made-'));
    folder = runFolder({ SEVENFOLD_RUN_FOLDER: path });
    resources = [];
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(() => Promise.resolve(Response.json({ resources })));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(path, { recursive: true });
  });

  const topic = (id: string): InventoryEntry => ({ service: 'sns', type: 'Topic', id });
  function making(...made: readonly InventoryEntry[]): () => Promise<string> {
    return () => {
      resources = [...resources, ...made];
      return Promise.resolve('done');
    };
  }
  const work = (doing: () => Promise<unknown>): Promise<unknown> =>
    rememberingMade(folder, EMULATOR, SIGNAL, doing);

  it('is ours when it came to be while we worked, in this command or an earlier one', async () => {
    expect(await work(making(topic('a')))).toBe('done');
    await work(making(topic('b')));
    expect(await readLeft(folder, EMULATOR)).toEqual({
      ours: ['sns Topic a', 'sns Topic b'],
      foreign: [],
    });
  });

  it("is somebody else's when it was there before, or came between two commands", async () => {
    resources = [topic('before')];
    await work(making(topic('ours')));
    resources = [...resources, topic('between')];
    await work(making());
    expect(await readLeft(folder, EMULATOR)).toEqual({
      ours: ['sns Topic ours'],
      foreign: ['sns Topic before', 'sns Topic between'],
    });
  });

  it('is ours also when the work failed, and its error is handed on', async () => {
    const failing = async (): Promise<never> => {
      await making(topic('half'))();
      throw new Error('refused');
    };
    await expect(work(failing)).rejects.toThrow('refused');
    expect((await readLeft(folder, EMULATOR)).ours).toEqual(['sns Topic half']);
  });

  it('is asked for in one line when the emulator does not tell', async () => {
    jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 502 }));
    await expect(readLeft(folder, EMULATOR)).rejects.toThrow(
      'the emulator does not answer GET /_sevenfold/inventory: status 502.',
    );
  });
});
