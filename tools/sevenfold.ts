import { Command } from 'commander';
import { listAllAfterErrors, localCommand } from './local/command';
import { UserError } from './local/user-error';

/** The command line `sevenfold`: one sub-command a tool. */
async function main(): Promise<void> {
  const program = new Command('sevenfold')
    .description('Commands around the platform that this repository defines.')
    .addCommand(localCommand());
  listAllAfterErrors(program);
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = error.exitCode;
  }
}

void main();
