import { existsSync } from 'node:fs';
import { runCdktf } from './cdktf';
import { deployEnvironment } from './child-environment';
import { distrustDeployment, stacksWithState } from './deployment';
import { DESTROY_BY_FORCE } from './json-file';
import { isHealthy, recordedEmulator, stopEmulator } from './emulator-process';
import type { Emulator } from './emulator-process';
import { watchEmulator } from './emulator-watch';
import { readLeft, rememberingMade } from './made';
import { progressReporter } from './progress-reporter';
import { prepareProviders } from './providers';
import { removeRun, runFolder } from './run-folder';
import type { RunFolder } from './run-folder';
import { inSession } from './session';
import { deployOrder, readManifest, shortName } from './stacks';
import type { ManifestStack } from './stacks';
import type { StepReport, StepResult, Steps } from './steps';
import { countResources, readState } from './terraform-state';
import { UserError, withAdvice } from './user-error';

const DESTROY = 'Destroy';
const PROVE = 'Prove that nothing is left';
const STOP = 'Stop the emulator';
const PARALLELISM = 2;
const DESTROYED = 'Nothing is left. Logs and actions.json stay in the run folder.';
const FORCED = 'Everything ended with the emulator, without Terraform and without a proof.';
const ADVICE =
  'The emulator still runs, with what is not destroyed. Mend the cause and destroy again; or end ' +
  `it with all it holds, which is in its memory only: ${DESTROY_BY_FORCE}`;

/** What `sevenfold local destroy` can be told. */
export interface DestroyOptions {
  /**
   * Stop the emulator, whose memory is all there is, and remove the states, whatever they hold:
   * neither Terraform nor the emulator has to play along. Default false.
   */
  readonly force?: boolean;
}

/** Destroys all that is deployed, proves that nothing is left, and stops the emulator. */
export async function destroy(options: DestroyOptions, interruption: AbortSignal): Promise<void> {
  const folder = runFolder();
  let closing: readonly string[] = [];
  await inSession(folder, interruption, async (begin) => {
    const emulator = recordedEmulator(folder);
    const reason = options.force ? FORCED : await reasonNotToDestroy(folder, emulator);
    if (emulator && reason === undefined) {
      closing = await destroyAndProve(
        folder,
        emulator,
        interruption,
        begin([DESTROY, PROVE, STOP]),
      );
    } else {
      await stop(folder, emulator, begin([STOP]));
      closing = [reason ?? DESTROYED];
    }
  });
  for (const line of closing) console.log(line);
}

/** Answers what to say at the end. */
async function destroyAndProve(
  folder: RunFolder,
  emulator: Emulator,
  interruption: AbortSignal,
  steps: Steps,
): Promise<readonly string[]> {
  await destroyStacks(folder, emulator, interruption, steps);
  let foreign: readonly string[];
  try {
    foreign = await steps.run(PROVE, () => proveNothingLeft(folder, emulator));
  } catch (error) {
    await stopAndRemove(folder, emulator); // kept, it would be in the way of every later destroy
    throw error;
  }
  await stop(folder, emulator, steps);
  if (foreign.length === 0) return [DESTROYED];
  return ['Made outside of Terraform, gone with the emulator:', ...indented(foreign), DESTROYED];
}

/** Why there is nothing that Terraform could or should destroy; all the rest is memory and files. */
async function reasonNotToDestroy(
  folder: RunFolder,
  emulator: Emulator | undefined,
): Promise<string | undefined> {
  const isDeployed = stacksWithState(folder).length > 0;
  if (!emulator) {
    return isDeployed
      ? 'The emulator had ended, and all that was deployed with it. Cleaned up.'
      : 'Nothing is deployed: there is nothing to destroy.';
  }
  if (existsSync(folder.unfinished)) {
    return 'The last run was interrupted; what it had made ended with the emulator. Cleaned up.';
  }
  if (!(await isHealthy(emulator))) {
    return 'The emulator did not answer; what was deployed ended with it. Cleaned up.';
  }
  return isDeployed ? undefined : 'Nothing was deployed; the emulator is stopped.';
}

async function destroyStacks(
  folder: RunFolder,
  emulator: Emulator,
  interruption: AbortSignal,
  steps: Steps,
): Promise<void> {
  const watch = watchEmulator(folder, emulator);
  const signal = AbortSignal.any([interruption, watch.signal]);
  try {
    await steps.run(DESTROY, (report) => runDestroy(folder, emulator, signal, report));
  } catch (error) {
    watch.throwIfDead();
    throw signal.aborted ? error : withAdvice(error, ADVICE);
  } finally {
    watch.stop();
  }
}

async function runDestroy(
  folder: RunFolder,
  emulator: Emulator,
  signal: AbortSignal,
  report: StepReport,
): Promise<StepResult<undefined>> {
  const manifest = readManifest(folder.output);
  const stacks = deployOrder(manifest).map((stack) => stack.name);
  const count = stacks.reduce((sum, stack) => sum + countResources(folder, stack), 0);
  const { variables } = prepareProviders(folder, folder.output, manifest);
  distrustDeployment(folder);
  await rememberingMade(folder, emulator, signal, () =>
    runCdktf(folder, {
      action: 'destroy',
      stacks,
      parallelism: PARALLELISM,
      env: deployEnvironment(folder, emulator, variables, 'deploy'),
      signal,
      onProgress: progressReporter(report),
    }),
  );
  const order = [...stacks].reverse().map(shortName).join(', ');
  return { value: undefined, summary: `${count} resources of ${order}` };
}

/** Fails with a list of what is left in a state, or of ours in the emulator; answers the rest there. */
async function proveNothingLeft(
  folder: RunFolder,
  emulator: Emulator,
): Promise<StepResult<readonly string[]>> {
  const stacks = stacksWithState(folder);
  const { ours, foreign } = await readLeft(folder, emulator);
  const left = [
    ...stacks.flatMap((stack) => stateLeftovers(folder, stack)),
    ...ours.map((name) => `in the emulator: ${name}`),
  ];
  if (left.length > 0) {
    throw new UserError(
      `destroyed, but left behind (the emulator is stopped, they ended with it):\n` +
        indented(left).join('\n'),
    );
  }
  const states = stacks.length === 1 ? '1 state is' : `${stacks.length} states are`;
  const but = foreign.length === 0 ? '' : `, but for ${foreign.length} made outside of Terraform`;
  return { value: foreign, summary: `${states} empty, and so is the emulator${but}` };
}

function stateLeftovers(folder: RunFolder, { name }: ManifestStack): readonly string[] {
  return readState(folder, name).map(({ address }) => `in the state of ${name}: ${address}`);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

async function stop(
  folder: RunFolder,
  emulator: Emulator | undefined,
  steps: Steps,
): Promise<void> {
  await steps.run(STOP, async () => {
    await stopAndRemove(folder, emulator);
    return { value: undefined, summary: emulator ? `pid ${emulator.pid} has ended` : 'none runs' };
  });
}

async function stopAndRemove(folder: RunFolder, emulator: Emulator | undefined): Promise<void> {
  if (emulator) await stopEmulator(folder, emulator);
  removeRun(folder);
}
