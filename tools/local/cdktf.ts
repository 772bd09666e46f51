import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import { CdktfProgress } from './cdktf-progress';
import type { StackProgress } from './cdktf-progress';
import { runCommand } from './run-command';
import { logFile, shownPath } from './run-folder';
import type { RunFolder } from './run-folder';
import { terraformErrors } from './terraform-errors';
import { UserError } from './user-error';

/** One call of the cdktf CLI. */
export interface CdktfRun {
  readonly action: 'deploy' | 'destroy';
  /** Ids of the stacks, with all that the action needs (dependencies, or dependants). */
  readonly stacks: readonly string[];
  /** How many stacks at once, where their order allows it. */
  readonly parallelism: number;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Sees the progress after each line that changed it. */
  readonly onProgress: (stack: StackProgress) => void;
}

/** How many errors are shown; the log has them all. */
const SHOWN_ERRORS = 5;

/** Runs the real cdktf CLI on the output folder; what Terraform refused becomes the error. */
export async function runCdktf(
  folder: RunFolder,
  run: CdktfRun,
): Promise<ReadonlyMap<string, StackProgress>> {
  const { action, stacks, parallelism, env, signal } = run;
  const log = logFile(folder, action);
  const progress = new CdktfProgress(stacks);
  const args = [
    ...[action, ...stacks, '--auto-approve', '--parallelism', String(parallelism)],
    // Locking providers for other platforms needs the registry; lock files of a run are thrown away.
    ...['--skip-synth', '--skip-provider-lock', '--no-color', '--output', folder.output],
  ];
  const { code, output } = await runCommand(
    process.execPath,
    [join(projectRoot(), 'node_modules', '.bin', 'cdktf'), ...args],
    {
      cwd: projectRoot(),
      env,
      signal,
      log,
      onLine: (line) => {
        const changed = progress.read(line);
        if (changed) run.onProgress(changed);
      },
    },
  );
  if (code === 0) return progress.stacks;
  const errors = terraformErrors(output, stacks);
  const shown = errors.length > 0 ? errors.slice(0, SHOWN_ERRORS) : [output.trim()];
  const more = errors.length - shown.length;
  throw new UserError(
    [
      `cdktf ${action} failed. Its whole output: ${shownPath(log)}`,
      ...shown,
      ...(more > 0 ? [`… and ${more} more errors.`] : []),
    ].join('\n\n'),
  );
}
