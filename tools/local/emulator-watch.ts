import { emulatorError } from './emulator-process';
import type { Emulator } from './emulator-process';
import { isRunning } from './process-table';
import type { RunFolder } from './run-folder';

const INTERVAL_MILLISECONDS = 250;

/** A watch over a running emulator. */
export interface EmulatorWatch {
  /** Aborted when the emulator or moto dies; its reason is the error to show. */
  readonly signal: AbortSignal;
  /** Looks once more, and throws if it has died. */
  throwIfDead(): void;
  /** Ends the watch. */
  stop(): void;
}

/** Watches an emulator, so that a crash ends the work at once instead of in a pile of retries. */
export function watchEmulator(folder: RunFolder, emulator: Emulator): EmulatorWatch {
  const controller = new AbortController();
  const look = (): void => {
    const dead = [
      { name: 'the emulator', pid: emulator.pid },
      { name: "the emulator's moto", pid: emulator.motoPid },
    ].find(({ pid }) => !isRunning(pid));
    if (!dead || controller.signal.aborted) return;
    const what = `${dead.name} (pid ${dead.pid}) died, and with it all that was deployed`;
    controller.abort(emulatorError(folder, `${what}; \`npm run local\` starts anew`));
  };
  const timer = setInterval(look, INTERVAL_MILLISECONDS);
  return {
    signal: controller.signal,
    throwIfDead: () => {
      look();
      controller.signal.throwIfAborted();
    },
    stop: () => clearInterval(timer),
  };
}
