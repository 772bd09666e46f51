import { spawnSync } from 'node:child_process';

/** What one run of a command cost, its child processes included. */
export interface Cost {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
}

/** bash counts the time of grandchildren too (esbuild is one), which Node does not tell. */
const TIMED = `TIMEFORMAT='%R %U %S'; { time "$@" 3>&2 2>&1 >/dev/null; } 2>&1`;

/** Runs a command to its end and says what it cost. Throws where it fails, with what it printed. */
export function measuredRun(
  command: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Cost {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: 'C', ...options.env },
    encoding: 'utf8',
  });
  const lines = stdout.trimEnd().split('\n');
  const times = /^(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)$/.exec(lines.at(-1) ?? '');
  if (status !== 0 || times === null) {
    throw new Error(`${command.join(' ')} failed (${String(status)}):\n${stdout}${stderr}`);
  }
  const [wall = 0, user = 0, system = 0] = times.slice(1).map(Number);
  return { wall, cpu: user + system };
}
