import { UserError } from './user-error';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Turns the signals that ask us to end into one abort; a second signal does not cut it short. */
export function onInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const [name, exitCode] of Object.entries(EXIT_CODES)) {
    process.on(name, () => controller.abort(new Interrupted(name, exitCode)));
  }
  return controller.signal;
}

/** The user, or the system, asked us to end. */
export class Interrupted extends UserError {
  constructor(name: string, exitCode: number) {
    super(`interrupted by ${name}: nothing is left running.`, exitCode);
  }
}
