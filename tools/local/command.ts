import { Command, InvalidArgumentError } from 'commander';
import { destroy } from './destroy';
import type { DestroyOptions } from './destroy';
import { onInterruption } from './interruption';
import { printShellEnvironment } from './shell-environment';
import { status } from './status';
import { up } from './up';
import type { UpOptions } from './up';

/** Each stack under way costs a provider of half a gigabyte. */
const MAX_PARALLELISM = 16;

/** `sevenfold local`: the deploy on this machine. */
export function localCommand(): Command {
  const local = new Command('local').description(
    'a whole deploy on this machine, with no cloud account',
  );
  addUp(local);
  local
    .command('destroy')
    .description('destroy everything, prove that nothing is left, stop the emulator')
    .option('--force', 'only stop the emulator and remove the states, whatever Terraform would say')
    .action((options: DestroyOptions) => destroy(options, onInterruption()));
  local
    .command('status')
    .description('what runs and what is deployed; exit code 0 when the emulator runs, 3 when not')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await status(options);
    });
  local
    .command('env')
    .description('print the lines that lead a shell to the emulator')
    .addHelpText(
      'after',
      '\nExample:\n  eval "$(npx sevenfold local env)" && aws eks list-clusters',
    )
    .action(printShellEnvironment);
  return local;
}

function addUp(local: Command): void {
  local
    .command('up')
    .description('start the emulator, deploy every stack of the local environment, prove it')
    .option('--stack <name...>', 'only these stacks, with what they depend on')
    .option(
      '--port <port>',
      "the emulator's port; refused when it is taken (default: 4777, or a free one)",
      wholeNumber(1, 65535),
    )
    .option(
      '--parallelism <stacks>',
      'stacks deployed at once, where their order allows it',
      wholeNumber(1, MAX_PARALLELISM),
      2,
    )
    .addHelpText(
      'after',
      `
Examples:
  npm run local                                  everything
  npm run local -- --stack network               one stack with what it depends on
  npx sevenfold local up --port 4800             the emulator on another port

Environment:
  SEVENFOLD_PROVIDER_MIRROR   folder with Terraform providers, where the registry is out of reach
  SEVENFOLD_RUN_FOLDER        where the files of the run lie (default: .sevenfold/local)
  TERRAFORM_BINARY_NAME       for example tofu (default: terraform)`,
    )
    .action((options: UpOptions) => up(options, onInterruption()));
}

/** Refuses all but a whole number within the bounds, in one line. */
function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

/** After an unknown command or option, names what there is; commander suggests the nearest itself. */
export function listAllAfterErrors(command: Command): void {
  const commands = command.commands.map((one) => one.name());
  const options = command.options.map((option) => option.long ?? option.flags);
  const known = commands.length > 0 ? commands : [...options, '--help'];
  command.configureOutput({
    outputError: (message, write) =>
      write(message.includes('unknown') ? `${message}There are: ${known.join(', ')}.\n` : message),
  });
  command.commands.forEach(listAllAfterErrors);
}
