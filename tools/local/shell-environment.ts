import { emulatorVariables } from './child-environment';
import { recordedEmulator } from './emulator-process';
import { runFolder } from './run-folder';
import { NOT_RUNNING } from './status';
import { UserError } from './user-error';

/** Prints the lines that lead a shell to the emulator, for `eval "$(npx sevenfold local env)"`. */
export function printShellEnvironment(): void {
  const emulator = recordedEmulator(runFolder());
  if (!emulator) throw new UserError('the emulator does not run: npm run local', NOT_RUNNING);
  for (const [name, value] of Object.entries(emulatorVariables(emulator, 'person'))) {
    console.log(`export ${name}='${value}'`);
  }
  // A profile would win over the dummy credentials.
  console.log('unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN');
}
