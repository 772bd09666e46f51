import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '#tools/project-root';
import { cleanEnvironment } from './child-environment';
import { endPolitely, endTree } from './end-processes';
import { folderHash } from './folder-hash';
import { lastLines } from './last-lines';
import { isFreePort } from './free-port';
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

/** What an emulator is started with; another account or region needs another emulator. */
const startSchema = z.object({
  /** Hash of its code. */
  code: z.string(),
  /** Account that the local environment is bound to, twelve digits. */
  account: z.string(),
  /** Region that the local environment is bound to. */
  region: z.string(),
});

/** Account and region of an environment. */
export type Place = Readonly<Pick<z.infer<typeof startSchema>, 'account' | 'region'>>;

/** A running emulator, as it describes itself in its file and as we started it. */
export type Emulator = Readonly<z.infer<typeof emulatorSchema> & z.infer<typeof startSchema>>;

/** Where and how to start the emulator. */
export interface EmulatorOptions {
  /** The port asked for; refused when it is taken. Default: 4777, another where that is taken. */
  readonly port?: number | undefined;
  /** Account and region of the local environment. */
  readonly place: Place;
  /** Ends a start that is under way. */
  readonly signal: AbortSignal;
}

/** The emulator on record, if its process runs; healthy or not. */
export function recordedEmulator(folder: RunFolder): Emulator | undefined {
  const emulator = readFileAs(emulatorSchema, folder.emulator);
  const start = readFileAs(startSchema, folder.emulatorStart);
  if (!emulator || !start) return undefined;
  const isOurs = runningCommand(emulator.pid)?.includes(`--folder ${folder.path}`) ?? false;
  return isOurs ? { ...emulator, ...start } : undefined;
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
export async function isReusable(emulator: Emulator): Promise<boolean> {
  return emulator.code === emulatorCodeHash() && (await isHealthy(emulator));
}

/** Starts a new emulator that outlives us, and forgets what was deployed into the one before. */
export async function startEmulator(
  folder: RunFolder,
  { port, place, signal }: EmulatorOptions,
): Promise<Emulator> {
  makeRunFolder(folder);
  if (port !== undefined) await requireFreePort(port);
  forgetDeployment(folder);
  for (const file of [folder.emulator, ...emulatorLogs(folder)]) rmSync(file, { force: true });
  const { account, region } = place;
  const start: z.infer<typeof startSchema> = { code: emulatorCodeHash(), account, region };
  writeFileSync(folder.emulatorStart, `${JSON.stringify(start, null, 2)}\n`);
  const child = spawnEmulator(folder, port, place);
  let ended = child.pid === undefined;
  child.on('error', () => (ended = true));
  child.on('exit', () => (ended = true));

  const deadline = Date.now() + START_SECONDS * 1000;
  while (!ended && !signal.aborted && Date.now() < deadline) {
    const emulator = recordedEmulator(folder);
    if (emulator && (await isHealthy(emulator))) {
      child.removeAllListeners();
      if (port === undefined || emulator.port === port) return emulator;
      await stopEmulator(folder, emulator); // somebody was faster than it
      throw portTaken(port);
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

/** Refuses a port that something else listens on, in one line. */
export async function requireFreePort(port: number): Promise<void> {
  if (!(await isFreePort(port))) throw portTaken(port);
}

function portTaken(port: number): UserError {
  return new UserError(
    `port ${port} of 127.0.0.1 is taken, or not ours to take: ask for another, or leave --port out.`,
  );
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

function spawnEmulator(
  folder: RunFolder,
  port: number | undefined,
  { account, region }: Place,
): ReturnType<typeof spawn> {
  const log = openSync(logFile(folder, 'emulator'), 'a');
  try {
    const args = [
      ...['tools/run.cjs', 'tools/local/emulator/main.ts', '--folder', folder.path],
      ...['--account', account, '--region', region, '--python', venvPython()],
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

function readFileAs<T>(schema: z.ZodType<T>, path: string): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // missing, or not yet of this shape
  }
}
