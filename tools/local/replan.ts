import { join } from 'node:path';
import { runCommand } from './run-command';
import { logFile, shownPath } from './run-folder';
import type { RunFolder } from './run-folder';
import type { ManifestStack } from './stacks';
import { terraformBinary } from './terraform-binary';
import { UserError } from './user-error';

/** Each plan starts a provider of half a gigabyte. */
const PLANS_AT_ONCE = 2;

/** How many lines of a plan are shown; its log has them all. */
const SHOWN_LINES = 40;

/** How to plan. */
export interface ReplanOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Sees the stacks that are being planned. */
  readonly onProgress: (stacks: readonly string[]) => void;
}

/**
 * Plans every stack against what was just deployed and fails unless nothing would change: what a
 * resource was told and what it reads back agree.
 */
export async function replan(
  folder: RunFolder,
  stacks: readonly ManifestStack[],
  options: ReplanOptions,
): Promise<void> {
  const queue = [...stacks];
  const running = new Set<string>();
  const failures: string[] = [];
  const worker = async (): Promise<void> => {
    for (let stack = queue.shift(); stack; stack = queue.shift()) {
      running.add(stack.name);
      options.onProgress([...running]);
      const failure = await planStack(folder, stack, options);
      if (failure !== undefined) failures.push(failure);
      running.delete(stack.name);
    }
  };
  await Promise.all(Array.from({ length: PLANS_AT_ONCE }, worker));
  if (failures.length > 0) {
    throw new UserError([...failures, 'The next `npm run local` deploys them again.'].join('\n\n'));
  }
}

async function planStack(
  folder: RunFolder,
  stack: ManifestStack,
  { env, signal }: ReplanOptions,
): Promise<string | undefined> {
  const log = logFile(folder, `plan-${stack.name}`);
  const { code, output } = await runCommand(
    terraformBinary(),
    [
      `-chdir=${join(folder.output, stack.workingDirectory)}`,
      ...['plan', '-detailed-exitcode', '-input=false', '-lock=false', '-no-color'],
    ],
    { cwd: folder.path, env, signal, log },
  );
  if (code === 0) return undefined;
  const what = code === 2 ? 'a second plan would change it' : 'it cannot be planned again';
  const shown = relevantLines(output, code === 2);
  const more = shown.length - SHOWN_LINES;
  return [
    `${stack.name}: ${what}. The whole plan: ${shownPath(log)}`,
    ...shown.slice(0, SHOWN_LINES),
    ...(more > 0 ? [`… and ${more} more lines.`] : []),
  ].join('\n');
}

/** The plan from its actions on, or the error itself: without the lines of the refresh. */
export function relevantLines(output: string, hasChanges: boolean): readonly string[] {
  const lines = output.trim().split('\n');
  const start = lines.findIndex((line) =>
    hasChanges
      ? /^(Terraform|OpenTofu) will perform|^Changes to Outputs/.test(line)
      : line.includes('Error:'),
  );
  return lines.slice(Math.max(start, 0));
}
