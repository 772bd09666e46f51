import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** What `emulator.json` says: there is such a file exactly while an emulator is ready. */
export interface EmulatorFile {
  /** Process id of the front. */
  readonly pid: number;
  /** Port of the front on 127.0.0.1. */
  readonly port: number;
  /** Value for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  /** Process id of moto. */
  readonly motoPid: number;
  /** Port of moto on 127.0.0.1. */
  readonly motoPort: number;
  /** Random UUID of this start; the health path gives it back. */
  readonly instance: string;
  /** ISO time at which it was ready. */
  readonly startedAt: string;
}

/** Writes the file in one step, so that no reader sees half of it. */
export function writeEmulatorFile(path: string, content: EmulatorFile): void {
  const draft = `${path}.${content.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, undefined, 2)}\n`);
  renameSync(draft, path);
}

/** Removes the file if it still speaks of this instance: a later emulator's file is left alone. */
export function removeEmulatorFile(path: string, instance: string): void {
  try {
    const { instance: found } = JSON.parse(readFileSync(path, 'utf8')) as Partial<EmulatorFile>;
    if (found === instance) rmSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
