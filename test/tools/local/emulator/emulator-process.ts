import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { EmulatorFile } from '#tools/local/emulator/emulator-file';
import { projectRoot } from '#tools/project-root';

import { venvPython } from './venv-python';

/** The emulator as its own process, as the local command starts it. */
export class EmulatorProcess {
  /** Folder of the run. */
  readonly folder = mkdtempSync(join(tmpdir(), 'sevenfold-emulator-'));
  /** Resolves to the exit code, or null after a signal. */
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private errors = '';

  constructor(options: {
    readonly port: number;
    readonly motoServer?: string;
    /** Leaves an emulator.json of one that was killed in the folder. */
    readonly stale?: boolean;
  }) {
    if (options.stale) writeFileSync(join(this.folder, 'emulator.json'), '{}');
    this.child = spawn(
      process.execPath,
      [
        ...['tools/run.cjs', 'tools/local/emulator/main.ts', '--folder', this.folder],
        ...['--account', '000000000000', '--region', 'eu-west-1', '--python', venvPython()],
        ...['--port', String(options.port)],
        ...(options.motoServer ? ['--moto-server', options.motoServer] : []),
      ],
      { cwd: projectRoot(), stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.child.stderr?.on('data', (chunk) => (this.errors += String(chunk)));
    this.exited = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it wrote to standard error. */
  get stderr(): string {
    return this.errors;
  }

  /** True while emulator.json is there. */
  get announced(): boolean {
    return existsSync(join(this.folder, 'emulator.json'));
  }

  /** The content of emulator.json once it is there; fails when the process ends before. */
  async ready(): Promise<EmulatorFile> {
    while (!this.announced) {
      if (this.child.exitCode !== null) throw new Error(`ended early: ${this.stderr}`);
      await delay(50);
    }
    return JSON.parse(this.file('emulator.json')) as EmulatorFile;
  }

  file(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Ends it if need be and removes its folder. */
  async dispose(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    await this.exited;
    rmSync(this.folder, { recursive: true });
  }
}

/** Resolves when no process has this id any more. */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await delay(20);
  }
}
