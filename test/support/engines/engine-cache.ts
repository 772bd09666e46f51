import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A real engine that a test holds our code against: what Maven fetches for it. */
export interface Engine {
  /** Names the engine in the cache and in messages: 'kafka'. */
  readonly name: string;
  /** The version that is proven against: '3.9.1'. The pom reads it as `${engine.version}`. */
  readonly version: string;
  /** Path of the pom whose dependencies are the class path. */
  readonly pom: string;
}

/** The engine's class path, or why there is none on this machine. */
export type ClassPath =
  | { readonly kind: 'ready'; readonly classPath: string }
  | { readonly kind: 'unavailable'; readonly why: string };

/** Longer than a slow mirror needs for 50 MB; without it a dead one would hang the run. */
const FETCH_MILLISECONDS = 10 * 60_000;

/**
 * Fetches an engine's jars once and keeps them outside the repository (`SEVENFOLD_ENGINES`, default
 * `~/.cache/sevenfold/engines`). Synchronous, so that a test file can skip its chapters by name.
 */
export function classPathOf(engine: Engine, env: NodeJS.ProcessEnv = process.env): ClassPath {
  const missing = missingJava(env) ?? missingTool('javac', env);
  if (missing !== undefined) return unavailable(missing);
  const folder = cacheFolder(engine, env);
  if (!existsSync(folder)) {
    const problem = missingTool('mvn', env) ?? fetchInto(folder, engine, env);
    if (problem !== undefined) return unavailable(problem);
  }
  return { kind: 'ready', classPath: join(folder, 'lib', '*') };
}

/** One folder a pom and version, so that a changed pom never meets old jars. */
function cacheFolder({ name, version, pom }: Engine, env: NodeJS.ProcessEnv): string {
  const root = env['SEVENFOLD_ENGINES'] || join(homedir(), '.cache', 'sevenfold', 'engines');
  mkdirSync(root, { recursive: true });
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 8);
  return join(root, `${name}-${version}-${hash}`);
}

/** Fetches beside the folder and renames at the end: a folder that exists is whole. */
function fetchInto(
  folder: string,
  { name, version, pom }: Engine,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const scratch = mkdtempSync(`${folder}-`);
  try {
    copyFileSync(pom, join(scratch, 'pom.xml'));
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${join(scratch, 'lib')}`];
    const result = spawnSync('mvn', ['-q', '-B', `-Dengine.version=${version}`, ...goal], {
      cwd: scratch,
      env,
      encoding: 'utf8',
      timeout: FETCH_MILLISECONDS,
    });
    if (result.status !== 0) {
      const reason = firstError(result.stdout) ?? result.error?.message ?? 'it gave no reason';
      return `Maven could not fetch ${name} ${version}: ${reason}`;
    }
    // Another process may have been faster; its jars are the same.
    if (!existsSync(folder)) renameSync(scratch, folder);
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function firstError(output: string): string | undefined {
  const line = output.split('\n').find((candidate) => candidate.startsWith('[ERROR]'));
  return line?.slice('[ERROR]'.length).trim().slice(0, 300);
}

/** What Kafka 4 and Cassandra 5 run on. */
const OLDEST_JAVA = 17;

function missingJava(env: NodeJS.ProcessEnv): string | undefined {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8', env });
  if (error !== undefined) return 'java was not found';
  const version = /version "(\d+)/.exec(stderr)?.[1];
  if (version !== undefined && Number(version) >= OLDEST_JAVA) return undefined;
  return `Java ${OLDEST_JAVA} or newer is needed, java is ${version ?? 'none that says its version'}`;
}

function missingTool(command: string, env: NodeJS.ProcessEnv): string | undefined {
  const { error } = spawnSync(command, ['-version'], { stdio: 'ignore', env });
  return error === undefined ? undefined : `${command} was not found`;
}

function unavailable(why: string): ClassPath {
  return { kind: 'unavailable', why };
}
