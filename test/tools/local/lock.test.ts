import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '#tools/local/lock';
import { type RunFolder, runFolder } from '#tools/local/run-folder';
import { UserError } from '#tools/local/user-error';

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

  it('makes the folder, and those above it', () => {
    const deep = runFolder({ SEVENFOLD_RUN_FOLDER: join(path, 'a', 'b') });
    takeLock(deep);
    expect(existsSync(deep.lock)).toBe(true);
  });

  describe('on a folder that cannot be used', () => {
    function refusal(at: string): string {
      try {
        takeLock(runFolder({ SEVENFOLD_RUN_FOLDER: at }));
      } catch (error) {
        if (error instanceof UserError) return error.message;
        throw error;
      }
      return 'taken';
    }

    it.each([
      ['is a file', 'file', /EEXIST/],
      ['lies below a file', 'file/run', /EEXIST|ENOTDIR/],
      ['has a folder in the place of the lock', 'occupied', /EISDIR/],
    ])('is refused in one line with folder and reason when it %s', (_, name, reason) => {
      writeFileSync(join(path, 'file'), '');
      mkdirSync(join(path, 'occupied', `lock.${process.pid}`), { recursive: true });
      const at = join(path, name);
      expect(refusal(at)).toMatch(reason);
      expect(refusal(at)).toMatch(
        /^the run folder .* cannot be used \(.*\): set SEVENFOLD_RUN_FOLDER/,
      );
      expect(refusal(at)).toContain(at);
      expect(refusal(at)).not.toContain('\n');
    });

    (process.platform === 'linux' ? it : it.skip)(
      'is refused, and does not hang, where the system makes no folders (only Linux has such a place)',
      () => {
        expect(refusal('/proc/sevenfold/run')).toContain(
          '/proc/sevenfold/run cannot be used (ENOENT',
        );
      },
    );
  });

  it('is not held by a process that merely has the pid of one that was ours', () => {
    writeFileSync(folder.lock, `${process.ppid}\n`); // jest, or what started it
    takeLock(folder);
    expect(existsSync(folder.lock)).toBe(true);
    expect(readFileSync(folder.lock, 'utf8')).toBe(`${process.pid}\n`);
  });
});
