import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  removeEmulatorFile,
  writeEmulatorFile,
  type EmulatorFile,
} from '#tools/local/emulator/emulator-file';

const CONTENT: EmulatorFile = {
  pid: 1,
  port: 4777,
  endpoint: 'http://127.0.0.1:4777',
  motoPid: 2,
  motoPort: 5000,
  instance: 'one',
  startedAt: '2026-11-24T12:00:00.000Z',
};

describe('emulator.json', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sevenfold-'));
    path = join(folder, 'emulator.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is written whole and leaves no draft', () => {
    writeEmulatorFile(path, CONTENT);

    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(CONTENT);
    expect(readdirSync(folder)).toEqual(['emulator.json']);
  });

  it('is removed by the emulator that wrote it and by no other', () => {
    writeEmulatorFile(path, CONTENT);

    removeEmulatorFile(path, 'two');
    expect(existsSync(path)).toBe(true);
    removeEmulatorFile(path, 'one');
    expect(existsSync(path)).toBe(false);
  });

  it('may be gone already', () => {
    expect(() => removeEmulatorFile(path, 'one')).not.toThrow();
  });
});
