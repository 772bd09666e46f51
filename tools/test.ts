import { join } from 'node:path';
import { endTree, leftovers } from './local/end-processes';
import { onInterruption } from './local/interruption';
import { runCommand } from './local/run-command';
import { E2E_RUN_FOLDER, runFolder } from './local/run-folder';
import { elapsed } from './local/elapsed';
import { UserError } from './local/user-error';
import { projectRoot } from './project-root';

/** The scripts of package.json that read the sources alone. */
const STATIC_CHECKS = ['types', 'lint', 'imports'];

const SUMMARY = /^\d+ passed, \d+ failed(, \d+ skipped)?$/;

/**
 * The whole test sequence behind `npm test`: types, lint and import rules one after another,
 * and beside them jest with all its projects. Everything runs to its end, so that one run shows every
 * failure. The last line is jest's own count.
 */
async function main(jestArgs: readonly string[]): Promise<void> {
  const interruption = onInterruption();
  try {
    const jest = runJest(jestArgs, interruption);
    const statics = runStaticChecks(interruption);
    const [{ code, summary }, failed] = await Promise.all([jest, statics]);
    if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
    console.log(summary);
    process.exitCode = code !== 0 || failed.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  } finally {
    // An emulator is nobody's child, so an aborted jest leaves it.
    const folder = runFolder({ SEVENFOLD_RUN_FOLDER: E2E_RUN_FOLDER });
    for (const { pid } of leftovers(folder)) endTree(pid);
  }
}

async function runStaticChecks(signal: AbortSignal): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const script of STATIC_CHECKS) {
    const start = performance.now();
    const { code, output } = await run('npm', ['run', '--silent', script], signal);
    console.log(`${code === 0 ? '✔' : '✖'} ${script} (${elapsed(start)})`);
    if (code === 0) continue;
    failed.push(script);
    console.log(output.trimEnd());
  }
  return failed;
}

/** Runs jest once for all projects; its closing line is held back so that it is the last of all. */
async function runJest(
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ code: number; summary: string }> {
  const start = performance.now();
  let summary = '0 passed, 1 failed';
  const colors = process.stdout.isTTY ? ['--colors'] : [];
  const program = join(projectRoot(), 'node_modules', 'jest', 'bin', 'jest.js');
  const all = [program, '--ci', '--maxWorkers=2', ...colors, ...args];
  const { code } = await run(process.execPath, all, signal, (line) => {
    if (SUMMARY.test(line)) summary = line;
    else console.log(line);
  });
  console.log(`${code === 0 ? '✔' : '✖'} tests (${elapsed(start)})`);
  return { code, summary };
}

function run(
  file: string,
  args: readonly string[],
  signal: AbortSignal,
  onLine: (line: string) => void = () => {},
): Promise<{ code: number; output: string }> {
  return runCommand(file, args, { cwd: projectRoot(), env: process.env, signal, onLine });
}

void main(process.argv.slice(2));
