import { join, resolve } from 'node:path';

import { Command, InvalidArgumentError } from 'commander';

import { projectRoot } from '#tools/project-root';

import { Emulator } from './emulator';

/** Port that is tried first, so that a user can remember the endpoint. */
const DEFAULT_PORT = 4777;

interface Arguments {
  readonly folder: string;
  readonly account: string;
  readonly region: string;
  readonly python: string;
  readonly port: number;
  readonly motoServer: string;
}

const command = new Command('emulator')
  .description('AWS on this machine: our front and moto. Runs until SIGTERM, SIGINT or a death.')
  .requiredOption('--folder <dir>', 'folder of the run')
  .requiredOption('--account <id>', 'AWS account, twelve digits', matching(/^\d{12}$/))
  .requiredOption('--region <name>', 'AWS region', matching(/^[a-z]{2}(-[a-z]+)+-\d$/))
  .requiredOption('--python <file>', 'Python that has moto')
  .option('--port <number>', 'wanted port on 127.0.0.1', portNumber, DEFAULT_PORT)
  .option(
    '--moto-server <file>',
    "moto's server script",
    join(projectRoot(), 'tools/local/moto/server.py'),
  );

// The stack of a fault in the log then names our files and not the bundle; run.cjs has it off.
process.setSourceMapsEnabled(true);

const { folder, python, motoServer, ...rest } = command.parse().opts<Arguments>();
const emulator = Emulator.start({
  ...rest,
  folder: resolve(folder),
  python: resolve(python),
  motoServer: resolve(motoServer),
});
process.on('SIGTERM', () => emulator.stop());
process.on('SIGINT', () => emulator.stop());
process.on('SIGHUP', () => emulator.stop());
void emulator.end.then((code) => process.exit(code));

function matching(pattern: RegExp): (value: string) => string {
  return (value) => {
    if (!pattern.test(value)) throw new InvalidArgumentError(`expected ${pattern.source}.`);
    return value;
  };
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535) {
    throw new InvalidArgumentError('expected a number from 1 to 65535.');
  }
  return port;
}
