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
  constructor(
    private readonly signal: string,
    exitCode: number,
    outcome = 'nothing is left running.',
  ) {
    super(`interrupted by ${signal}: ${outcome}`, exitCode);
  }

  /** The same, where the emulator was there before the command and is left running. */
  keeping(endpoint: string): Interrupted {
    const outcome = `the emulator runs on at ${endpoint}, and what is deployed there stays.`;
    return new Interrupted(this.signal, this.exitCode, outcome);
  }
}
