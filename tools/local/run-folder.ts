import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '#tools/project-root';
import { UserError } from './user-error';

/** Where the files of a run lie: one ignored folder, so that a run leaves no trace elsewhere. */
export interface RunFolder {
  /** Absolute path of the folder. */
  readonly path: string;
  /** Pid of the command that has the folder to itself now. */
  readonly lock: string;
  /** The latest synthesized output; deployed only once it is complete. */
  readonly synthesized: string;
  /** The output that is deployed: stacks' JSON, manifest and, in `state/`, their states. */
  readonly output: string;
  /** The states, one file a stack. */
  readonly states: string;
  /** There from the first change of a run until its end: a leftover means an interrupted run. */
  readonly unfinished: string;
  /** Which stacks are deployed, from which JSON, into which emulator. */
  readonly deployed: string;
  /** What our deploys have made in the emulator, as its inventory names it. */
  readonly made: string;
  /** There when AWS would have refused a call of the deployed: it is not built upon. */
  readonly refused: string;
  /** Terraform's CLI configuration of this run. */
  readonly terraformConfig: string;
  /** An empty file in the place of the user's AWS configuration and credentials. */
  readonly emptyAwsConfig: string;
  /** Written by the emulator while it runs. */
  readonly emulator: string;
  /** What the emulator was started with: its code's hash, account and region. */
  readonly emulatorStart: string;
  /** Every request to the emulator, one JSON object a line. */
  readonly calls: string;
  /** The calls that the check of a run is about; the other lines are empty. */
  readonly checkedCalls: string;
  /** The actions derived from the calls; kept when the rest is removed. */
  readonly actions: string;
}

/** The run folder of test/e2e/local.e2e.ts: it never disturbs a developer's emulator. */
export const E2E_RUN_FOLDER = join('.sevenfold', 'e2e');

/** The run folder: `SEVENFOLD_RUN_FOLDER`, relative to the project, or `.sevenfold/local`. */
export function runFolder(env: NodeJS.ProcessEnv = process.env): RunFolder {
  const path = resolve(projectRoot(), env['SEVENFOLD_RUN_FOLDER'] || join('.sevenfold', 'local'));
  const output = join(path, 'cdktf.out');
  return {
    path,
    lock: join(path, 'lock'),
    synthesized: join(path, 'synthesized'),
    output,
    states: join(output, 'state'),
    unfinished: join(path, 'unfinished'),
    deployed: join(path, 'deployed.json'),
    made: join(path, 'made.json'),
    refused: join(path, 'refused'),
    terraformConfig: join(path, 'terraform.rc'),
    emptyAwsConfig: join(path, 'aws-config'),
    emulator: join(path, 'emulator.json'),
    emulatorStart: join(path, 'emulator-start.json'),
    calls: join(path, 'calls.ndjson'),
    checkedCalls: join(path, 'checked-calls.ndjson'),
    actions: join(path, 'actions.json'),
  };
}

/** The log named so in the run folder. Logs outlive a destroy. */
export function logFile(folder: RunFolder, name: string): string {
  return join(folder.path, `${name}.log`);
}

/** The file as a person would type it: relative to where they stand if it lies below. */
export function shownPath(path: string, from: string = process.cwd()): string {
  return path.startsWith(from + '/') ? path.slice(from.length + 1) : path;
}

/** Forgets what was deployed: for an emulator that is new, so that no state outlives its resources. */
export function forgetDeployment(folder: RunFolder): void {
  const { output, deployed, made, refused, calls, checkedCalls, unfinished } = folder;
  for (const file of [output, deployed, made, refused, calls, checkedCalls, unfinished]) {
    rmSync(file, { recursive: true, force: true });
  }
}

/**
 * Removes what we put into the folder, by name and never the folder as a whole, since its path can
 * come from outside; logs and `actions.json` stay, and the lock, which its holder releases.
 */
export function removeRun(folder: RunFolder): void {
  forgetDeployment(folder);
  const { synthesized, terraformConfig, emptyAwsConfig, emulator, emulatorStart } = folder;
  for (const file of [synthesized, terraformConfig, emptyAwsConfig, emulator, emulatorStart]) {
    rmSync(file, { recursive: true, force: true });
  }
}

/** Makes the folder where it is missing; refused in one line where it cannot be. */
export function makeRunFolder(folder: RunFolder): void {
  try {
    makeFolder(folder.path);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** The one line about a run folder that the system does not let us use. */
export function unusable(folder: RunFolder, error: unknown): unknown {
  if (typeof (error as NodeJS.ErrnoException).code !== 'string') return error;
  return new UserError(
    `the run folder ${folder.path} cannot be used (${(error as Error).message}): set ` +
      'SEVENFOLD_RUN_FOLDER to a folder that can be written.',
  );
}

/** Node's own recursive mkdir never comes back from a folder that takes none, such as /proc. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another command may have made it in between.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
