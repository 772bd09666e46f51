import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '#tools/project-root';
import { LOCAL_ACCOUNT, LOCAL_REGION, cleanEnvironment } from './child-environment';
import { endPolitely, endTree } from './end-processes';
import { folderHash } from './folder-hash';
import { lastLines } from './last-lines';
import { runningCommand } from './process-table';
import { forgetDeployment, logFile, makeRunFolder, shownPath } from './run-folder';
import type { RunFolder } from './run-folder';
import { UserError } from './user-error';

const START_SECONDS = 90;
const STOP_MILLISECONDS = 10_000;
const HEALTH_MILLISECONDS = 5_000;
/** How many lines of each log an error shows. */
const SHOWN_LINES = 6;

const emulatorSchema = z.object({
  pid: z.number(),
  port: z.number(),
  endpoint: z.string(),
  motoPid: z.number(),
  motoPort: z.number(),
  instance: z.string(),
  startedAt: z.string(),
});

/** A running emulator, as it describes itself in its file. */
export type Emulator = Readonly<z.infer<typeof emulatorSchema>>;

/** Where and how to start the emulator. */
export interface EmulatorOptions {
  /** The port asked for. Default: the emulator's own, another where it is taken. */
  readonly port?: number | undefined;
  /** Ends a start that is under way. */
  readonly signal: AbortSignal;
}

/** The emulator on record, if its process runs; healthy or not. */
export function recordedEmulator(folder: RunFolder): Emulator | undefined {
  const emulator = readEmulator(folder);
  if (!emulator) return undefined;
  const isOurs = runningCommand(emulator.pid)?.includes(`--folder ${folder.path}`) ?? false;
  return isOurs ? emulator : undefined;
}

/** Whether it answers, moto behind it too, and is the one on record. */
export async function isHealthy(emulator: Emulator): Promise<boolean> {
  try {
    const response = await fetch(`${emulator.endpoint}/_sevenfold/health`, {
      signal: AbortSignal.timeout(HEALTH_MILLISECONDS),
    });
    const health = (await response.json()) as { instance?: unknown };
    return response.ok && health.instance === emulator.instance;
  } catch {
    return false;
  }
}

/** Whether it answers and runs the emulator's code as it is now. */
export async function isReusable(folder: RunFolder, emulator: Emulator): Promise<boolean> {
  if (!existsSync(folder.emulatorCode)) return false;
  if (readFileSync(folder.emulatorCode, 'utf8') !== emulatorCodeHash()) return false;
  return isHealthy(emulator);
}

/** Starts a new emulator that outlives us, and forgets what was deployed into the one before. */
export async function startEmulator(
  folder: RunFolder,
  { port, signal }: EmulatorOptions,
): Promise<Emulator> {
  makeRunFolder(folder);
  forgetDeployment(folder);
  for (const file of [folder.emulator, ...emulatorLogs(folder)]) rmSync(file, { force: true });
  writeFileSync(folder.emulatorCode, emulatorCodeHash());
  const child = spawnEmulator(folder, port);
  let ended = child.pid === undefined;
  child.on('error', () => (ended = true));
  child.on('exit', () => (ended = true));

  const deadline = Date.now() + START_SECONDS * 1000;
  while (!ended && !signal.aborted && Date.now() < deadline) {
    const emulator = recordedEmulator(folder);
    if (emulator && (await isHealthy(emulator))) {
      child.removeAllListeners();
      return emulator;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (child.pid !== undefined) endTree(child.pid);
  signal.throwIfAborted();
  const reason = ended ? 'ended' : `did not answer within ${START_SECONDS} s`;
  throw emulatorError(folder, `the emulator ${reason} while starting`);
}

/** Stops an emulator, moto with it. */
export async function stopEmulator(folder: RunFolder, emulator: Emulator): Promise<void> {
  await endPolitely(emulator.pid, STOP_MILLISECONDS);
  // moto ends when its parent does; a hanging one is ended.
  if (runningCommand(emulator.motoPid)?.includes('moto') ?? false) {
    await endPolitely(emulator.motoPid, STOP_MILLISECONDS);
  }
  rmSync(folder.emulator, { force: true });
}

/** An error that shows the last lines of the emulator's logs. */
export function emulatorError(folder: RunFolder, what: string): UserError {
  const logs = emulatorLogs(folder).filter((log) => existsSync(log));
  const tails = logs.map(
    (log) => `--- the end of ${shownPath(log)}\n${lastLines(log, SHOWN_LINES)}`,
  );
  return new UserError([`${what}.`, ...tails].join('\n'));
}

/** Hash of all code that an emulator runs: a change makes a running one out of date. */
export function emulatorCodeHash(): string {
  const local = join(projectRoot(), 'tools', 'local');
  return folderHash([join(local, 'emulator'), join(local, 'moto')]);
}

/** Python of the virtual environment that set-up made. */
export function venvPython(): string {
  const python = join(projectRoot(), '.sevenfold', 'venv', 'bin', 'python');
  if (existsSync(python)) return python;
  throw new UserError('the Python environment .sevenfold/venv is missing: run `npm run local`.');
}

function emulatorLogs(folder: RunFolder): readonly string[] {
  return [logFile(folder, 'emulator'), logFile(folder, 'moto')];
}

function spawnEmulator(folder: RunFolder, port: number | undefined): ReturnType<typeof spawn> {
  const log = openSync(logFile(folder, 'emulator'), 'a');
  try {
    const args = [
      ...['tools/run.cjs', 'tools/local/emulator/main.ts', '--folder', folder.path],
      ...['--account', LOCAL_ACCOUNT, '--region', LOCAL_REGION, '--python', venvPython()],
      ...(port === undefined ? [] : ['--port', String(port)]),
    ];
    const child = spawn(process.execPath, args, {
      cwd: projectRoot(),
      env: cleanEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function readEmulator(folder: RunFolder): Emulator | undefined {
  try {
    return emulatorSchema.parse(JSON.parse(readFileSync(folder.emulator, 'utf8')));
  } catch {
    return undefined; // missing, or not yet of this shape
  }
}
