import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { endTree } from './end-processes';
import { UserError } from './user-error';

/** How to run a command. */
export interface CommandOptions {
  /** The child's working folder. */
  readonly cwd: string;
  /** The child's whole environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the child with all its descendants when aborted; the call then rejects with its reason. */
  readonly signal: AbortSignal;
  /** Gets all output, in place of what it held. Default: nowhere. */
  readonly log?: string;
  /** Sees each line of both outputs as it comes. */
  readonly onLine?: (line: string) => void;
}

/** What a command did. */
export interface CommandResult {
  /** Its exit code; 128 + signal is not told apart from a plain 1. */
  readonly code: number;
  /** Its standard output. */
  readonly stdout: string;
  /** Both outputs, in the order they came. */
  readonly output: string;
}

/** Runs a command to its end. A non-zero exit code is a result, not an error. */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { cwd, env, signal, log, onLine } = options;
  signal.throwIfAborted();
  // A group of its own: Ctrl-C in the terminal reaches us alone, and we end the child in order.
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = (): void => {
    if (child.pid !== undefined) endTree(child.pid);
  };
  signal.addEventListener('abort', end);
  const sink = log === undefined ? undefined : createWriteStream(log);
  let stdout = '';
  let output = '';
  const take = (line: string, isOutput: boolean): void => {
    output += `${line}\n`;
    if (isOutput) stdout += `${line}\n`;
    sink?.write(`${line}\n`);
    onLine?.(line);
  };
  createInterface({ input: child.stdout }).on('line', (line) => take(line, true));
  createInterface({ input: child.stderr }).on('line', (line) => take(line, false));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', (error) => reject(new UserError(`cannot run ${file}: ${error.message}`)));
      child.on('close', (exitCode) => resolve(exitCode ?? 1));
    });
    signal.throwIfAborted();
    return { code, stdout, output };
  } finally {
    signal.removeEventListener('abort', end);
    sink?.end();
  }
}
