import { endTree, leftovers } from './end-processes';
import { isHealthy, recordedEmulator, stopEmulator } from './emulator-process';
import { startWatchdog } from './watchdog';
import { intactEmulator } from './intact-emulator';
import { Interrupted } from './interruption';
import { isRunning } from './process-table';
import { takeLock } from './lock';
import type { RunFolder } from './run-folder';
import { startSteps } from './start-steps';
import type { Steps } from './steps';

/** Begins to show a list of steps; a command does so once. */
export type BeginSteps = (titles: readonly string[]) => Steps;

/**
 * Runs a command that changes what is deployed: alone in the run folder, with what a killed run left
 * behind ended first. When it is interrupted, killed, or loses its emulator, nothing is left running;
 * but an emulator that was there before, with its deployment untouched, stays.
 */
export async function inSession(
  folder: RunFolder,
  interruption: AbortSignal,
  work: (begin: BeginSteps) => Promise<void>,
): Promise<void> {
  const release = takeLock(folder);
  const before = recordedEmulator(folder)?.instance;
  const dismissWatchdog = startWatchdog(folder, before);
  let steps: Steps | undefined;
  try {
    endLeftovers(folder);
    await work((titles) => (steps = startSteps(titles)));
    await steps?.end();
  } catch (error) {
    await steps?.end(error);
    if (!interruption.aborted && isEmulatorWhole(folder)) throw error;
    const kept = interruption.aborted ? intactEmulator(folder, before) : undefined;
    if (kept && interruption.reason instanceof Interrupted && (await isHealthy(kept))) {
      endLeftovers(folder);
      throw interruption.reason.keeping(kept.endpoint);
    }
    await stopAll(folder);
    throw error;
  } finally {
    dismissWatchdog();
    release();
  }
}

function isEmulatorWhole(folder: RunFolder): boolean {
  const emulator = recordedEmulator(folder);
  return emulator !== undefined && isRunning(emulator.motoPid);
}

async function stopAll(folder: RunFolder): Promise<void> {
  const emulator = recordedEmulator(folder);
  if (emulator) await stopEmulator(folder, emulator);
  for (const entry of leftovers(folder)) endTree(entry.pid);
}

/** All but the emulator, which is meant to run between commands. */
function endLeftovers(folder: RunFolder): void {
  const emulator = recordedEmulator(folder);
  for (const entry of leftovers(folder)) {
    if (entry.pid !== emulator?.pid) endTree(entry.pid);
  }
}
