import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { runCdktf } from './cdktf';
import { checkCalls, describeCheck, recordedBytes, requireNoViolations } from './check-calls';
import { deployEnvironment } from './child-environment';
import {
  distrustDeployment,
  readDeployment,
  stackHash,
  stacksWithState,
  takeOver,
  writeDeployment,
} from './deployment';
import {
  isReusable,
  recordedEmulator,
  requireFreePort,
  startEmulator,
  stopEmulator,
} from './emulator-process';
import type { Emulator, EmulatorOptions } from './emulator-process';
import { watchEmulator } from './emulator-watch';
import { DESTROY_BY_FORCE } from './json-file';
import { rememberingMade } from './made';
import { progressReporter } from './progress-reporter';
import { prepareProviders } from './providers';
import { replan } from './replan';
import { upReport } from './report';
import { runFolder } from './run-folder';
import type { RunFolder } from './run-folder';
import { inSession } from './session';
import { deployOrder, resolveStackNames, shortName, withDependencies } from './stacks';
import type { Manifest, ManifestStack } from './stacks';
import { synthesize } from './synthesize';
import type { TerraformVariables } from './terraform-config';
import type { StepReport, StepResult, Steps } from './steps';
import { withAdvice } from './user-error';

/** What `sevenfold local up` can be told. */
export interface UpOptions {
  /** Stacks to deploy, with what they depend on: ids or short names. Default all. */
  readonly stack?: readonly string[];
  /** The emulator's port; refused when it is taken. Default 4777, or a free one where it is taken. */
  readonly port?: number;
  /** How many stacks are deployed at once, where their order allows it; memory of 0.5 GB each. */
  readonly parallelism: number;
}

const SYNTHESIZE = 'Synthesize the local environment';
const PROVIDERS = 'Find the providers';
const EMULATOR = 'Start the emulator';
const DEPLOY = 'Deploy';
const REPLAN = 'Plan again';
const CHECK = "Check every call against AWS's models";
const ADVICE =
  'The emulator still runs: `npm run local` goes on from here, `npm run local:destroy` destroys what ' +
  `Terraform knows of, and ${DESTROY_BY_FORCE} ends everything.`;
const STEPS = [SYNTHESIZE, PROVIDERS, EMULATOR, DEPLOY, REPLAN, CHECK];

/** Deploys the local environment into the emulator, proves it, and leaves the emulator running. */
export async function up(options: UpOptions, interruption: AbortSignal): Promise<void> {
  const folder = runFolder();
  let report: readonly string[] = [];
  await inSession(folder, interruption, async (begin) => {
    report = await deployAndProve(folder, options, interruption, begin(STEPS));
  });
  for (const line of report) console.log(line);
}

async function deployAndProve(
  folder: RunFolder,
  options: UpOptions,
  interruption: AbortSignal,
  steps: Steps,
): Promise<readonly string[]> {
  const { manifest, place, stacks, notices } = await steps.run(SYNTHESIZE, async () => {
    const synthesis = await synthesize(folder, interruption);
    const stacks = chooseStacks(synthesis.manifest, options.stack ?? []);
    return { value: { ...synthesis, stacks }, summary: names(stacks) };
  });
  const providers = await steps.run(PROVIDERS, () => {
    const value = prepareProviders(folder, folder.synthesized, manifest);
    return Promise.resolve({ value, summary: `from ${value.description}` });
  });
  const emulator = await steps.run(EMULATOR, () =>
    provideEmulator(folder, manifest, { place, port: options.port, signal: interruption }),
  );
  const watch = watchEmulator(folder, emulator);
  try {
    const signal = AbortSignal.any([interruption, watch.signal]);
    const { variables } = providers;
    const run = { folder, stacks, emulator, variables, signal, parallelism: options.parallelism };
    const before = recordedBytes(folder);
    const deployed = await steps.run(DEPLOY, (report) => deploy(run, report));
    await steps.run(REPLAN, (report) => planAgain(run, report));
    const check = await steps.run(CHECK, async () => {
      const value = await checkCalls(folder, before, signal);
      requireNoViolations(folder, value);
      return { value, summary: describeCheck(value) };
    });
    return upReport({
      folder,
      notices,
      stacks,
      deployed,
      emulator,
      check,
      providers: providers.description,
    });
  } catch (error) {
    watch.throwIfDead(); // says more than the failure that follows from it
    throw error;
  } finally {
    watch.stop();
  }
}

/** All that the deploy steps work with. */
interface Run {
  readonly folder: RunFolder;
  readonly stacks: readonly ManifestStack[];
  readonly emulator: Emulator;
  /** What tells Terraform where providers come from. */
  readonly variables: TerraformVariables;
  readonly signal: AbortSignal;
  readonly parallelism: number;
}

function chooseStacks(manifest: Manifest, typed: readonly string[]): readonly ManifestStack[] {
  if (typed.length === 0) return deployOrder(manifest);
  return withDependencies(manifest, resolveStackNames(manifest, typed));
}

/** The emulator that runs, if what is deployed in it can be trusted and built upon; else a new one. */
async function provideEmulator(
  folder: RunFolder,
  manifest: Manifest,
  options: EmulatorOptions,
): Promise<StepResult<Emulator>> {
  const { port, place } = options;
  const running = recordedEmulator(folder);
  if (port !== undefined && port !== running?.port) await requireFreePort(port);
  const removed = stacksWithState(folder).find((stack) => !manifest.stacks[stack.name]);
  const wasCutOff = existsSync(folder.unfinished);
  let why = 'the one before was out of date';
  if (wasCutOff) why = 'the last run was interrupted';
  else if (existsSync(folder.refused)) why = 'AWS would refuse what is deployed in the one before';
  else if (removed) why = `there is no stack ${shortName(removed.name)} any more`;
  else if (running && port !== undefined && port !== running.port)
    why = 'another port was asked for';
  else if (running && (running.account !== place.account || running.region !== place.region))
    why = 'account or region has changed';
  else if (running && (await isReusable(running))) {
    return { value: running, summary: `runs already at ${running.endpoint}` };
  }
  if (running) await stopEmulator(folder, running);
  const value = await startEmulator(folder, options);
  return {
    value,
    summary: running || wasCutOff ? `at ${value.endpoint}, anew: ${why}` : `at ${value.endpoint}`,
  };
}

/** Deploys unless every stack is deployed from just this JSON; answers the seconds of each stack. */
async function deploy(
  { folder, stacks, emulator, variables, signal, parallelism }: Run,
  report: StepReport,
): Promise<StepResult<ReadonlyMap<string, number>>> {
  const record = readDeployment(folder);
  const known = record?.instance === emulator.instance ? record.stacks : {};
  const hashes = new Map(stacks.map((stack) => [stack.name, stackHash(folder.synthesized, stack)]));
  if (stacks.every((stack) => known[stack.name]?.hash === hashes.get(stack.name))) {
    return { value: new Map(), summary: 'nothing to do, all is deployed as it is defined' };
  }
  takeOver(folder, stacks);
  const apply = () =>
    runCdktf(folder, {
      action: 'deploy',
      stacks: stacks.map((stack) => stack.name),
      parallelism,
      env: deployEnvironment(folder, emulator, variables, 'deploy'),
      signal,
      onProgress: progressReporter(report),
    });
  const progress = await rememberingMade(folder, emulator, signal, () =>
    markedUnfinished(folder, signal, apply),
  );
  const at = new Date().toISOString();
  const seconds = new Map(stacks.map(({ name }) => [name, progress.get(name)?.seconds ?? 0]));
  const fresh = Object.fromEntries(
    stacks.map(({ name }) => [
      name,
      { hash: hashes.get(name) ?? '', seconds: seconds.get(name) ?? 0, at },
    ]),
  );
  writeDeployment(folder, { instance: emulator.instance, stacks: { ...known, ...fresh } });
  return { value: seconds, summary: names(stacks) };
}

/**
 * A deploy that is cut off leaves resources that no state knows; the mark tells the next run. One that
 * Terraform itself ended in order, even with an error, has a true state to go on from.
 */
async function markedUnfinished<T>(
  folder: RunFolder,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  writeFileSync(folder.unfinished, '');
  distrustDeployment(folder);
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? error : withAdvice(error, ADVICE);
  } finally {
    if (!signal.aborted) rmSync(folder.unfinished, { force: true });
  }
}

async function planAgain(
  { folder, stacks, emulator, variables, signal }: Run,
  report: StepReport,
): Promise<StepResult<undefined>> {
  try {
    const env = deployEnvironment(folder, emulator, variables, 'plan');
    const onProgress = (running: readonly string[]): void => report.live(running.map(shortName));
    await replan(folder, stacks, { env, signal, onProgress });
  } catch (error) {
    // So that the next run deploys instead of planning the same again.
    if (!signal.aborted) distrustDeployment(folder);
    throw error;
  }
  return { value: undefined, summary: 'no changes' };
}

function names(stacks: readonly ManifestStack[]): string {
  return stacks.map((stack) => shortName(stack.name)).join(', ');
}
