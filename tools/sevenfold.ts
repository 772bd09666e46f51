import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { listAllAfterErrors, localCommand } from './local/command';
import { UserError } from './local/user-error';
import { projectRoot } from './project-root';

/** The command line `sevenfold`: one sub-command a tool. */
async function main(): Promise<void> {
  const program = new Command('sevenfold')
    .description('Commands around the platform that this repository defines.')
    .version(version(), '--version', 'print the version of this repository')
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

/** The version in package.json. */
function version(): string {
  const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

void main();
