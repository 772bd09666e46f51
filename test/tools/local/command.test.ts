import { type Command, CommanderError } from 'commander';
import { listAllAfterErrors, localCommand } from '#tools/local/command';

/** What the command line says to arguments that it refuses before it does anything. */
function refusal(args: readonly string[]): string {
  const command = localCommand();
  listAllAfterErrors(command);
  let said = '';
  const quiet = (one: Command): void => {
    one.exitOverride().configureOutput({
      writeErr: (text) => (said += text),
      writeOut: (text) => (said += text),
    });
    one.commands.forEach(quiet);
  };
  quiet(command);
  expect(() => command.parse([...args], { from: 'user' })).toThrow(CommanderError);
  return said;
}

describe('the local command', () => {
  it('suggests the nearest command and lists all', () => {
    expect(refusal(['destory'])).toBe(
      "error: unknown command 'destory'\n(Did you mean destroy?)\n" +
        'There are: up, destroy, status, env.\n',
    );
  });

  it('suggests the nearest option and lists all', () => {
    expect(refusal(['up', '--stak', 'network'])).toBe(
      "error: unknown option '--stak'\n(Did you mean --stack?)\n" +
        'There are: --stack, --port, --parallelism, --help.\n',
    );
  });

  it.each(['0', '65536', '-1', '1e3', '0x10', '4777.5', 'NaN', '', ' 80', '９'])(
    'refuses the port %j in one line',
    (port) => {
      expect(refusal(['up', `--port=${port}`])).toMatch(
        /^error: option '--port <port>' .*must be a whole number from 1 to 65535\.\n$/,
      );
    },
  );

  it('refuses more stacks at once than memory carries', () => {
    expect(refusal(['up', '--parallelism', '17'])).toContain('a whole number from 1 to 16');
  });

  it('can destroy by force', () => {
    expect(refusal(['destroy', '--help'])).toContain('--force');
  });

  it('shows in its help how to deploy one stack', () => {
    expect(refusal(['up', '--help'])).toContain('npm run local -- --stack network');
  });
});
