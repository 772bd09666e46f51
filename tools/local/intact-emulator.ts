import { existsSync } from 'node:fs';
import { readDeployment } from './deployment';
import { recordedEmulator } from './emulator-process';
import type { Emulator } from './emulator-process';
import { isRunning } from './process-table';
import type { RunFolder } from './run-folder';

/**
 * The emulator of that instance if it runs, moto too, and no deploy or destroy has touched what is
 * deployed in it without coming to its end.
 *
 * @param instance - The emulator that was running when the command began; undefined where none was.
 */
export function intactEmulator(
  folder: RunFolder,
  instance: string | undefined,
): Emulator | undefined {
  const emulator = recordedEmulator(folder);
  if (!emulator || emulator.instance !== instance || !isRunning(emulator.motoPid)) return undefined;
  if (existsSync(folder.unfinished) || !isDeployedInto(folder, emulator)) return undefined;
  return emulator;
}

function isDeployedInto(folder: RunFolder, emulator: Emulator): boolean {
  try {
    return readDeployment(folder)?.instance === emulator.instance;
  } catch {
    return false; // what cannot be read is not intact
  }
}
