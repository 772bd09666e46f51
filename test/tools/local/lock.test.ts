import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '#tools/local/lock';
import { type RunFolder, runFolder } from '#tools/local/run-folder';

const ALIVE = (): boolean => true;
const DEAD = (): boolean => false;

describe('the lock on the run folder', () => {
  let path: string;
  let folder: RunFolder;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'sevenfold-lock-'));
    folder = runFolder({ SEVENFOLD_RUN_FOLDER: path });
  });
  afterEach(() => rmSync(path, { recursive: true }));

  it('holds our pid while it is taken, and leaves nothing once released', () => {
    const release = takeLock(folder);
    expect(readFileSync(folder.lock, 'utf8')).toBe(`${process.pid}\n`);
    release();
    expect(readdirSync(path)).toEqual([]);
  });

  it('is refused while another has it, with the pid of the other', () => {
    writeFileSync(folder.lock, '4242\n');
    expect(() => takeLock(folder, ALIVE)).toThrow('another sevenfold command (pid 4242) works in');
    expect(readFileSync(folder.lock, 'utf8')).toBe('4242\n');
  });

  it('is taken over from a holder that is dead', () => {
    writeFileSync(folder.lock, '4242\n');
    takeLock(folder, DEAD);
    expect(readFileSync(folder.lock, 'utf8')).toBe(`${process.pid}\n`);
    expect(readdirSync(path)).toEqual(['lock']);
  });

  it('is taken over when its file is damaged', () => {
    writeFileSync(folder.lock, '');
    takeLock(folder, ALIVE);
    expect(readFileSync(folder.lock, 'utf8')).toBe(`${process.pid}\n`);
  });

  it('is not held by a process that merely has the pid of one that was ours', () => {
    writeFileSync(folder.lock, `${process.ppid}\n`); // jest, or what started it
    takeLock(folder);
    expect(existsSync(folder.lock)).toBe(true);
    expect(readFileSync(folder.lock, 'utf8')).toBe(`${process.pid}\n`);
  });
});
