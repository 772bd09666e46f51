import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '#tools/project-root';
import { cleanEnvironment } from './child-environment';
import { chosenCalls } from './chosen-calls';
import { venvPython } from './emulator-process';
import { runCommand } from './run-command';
import { logFile, shownPath } from './run-folder';
import type { RunFolder } from './run-folder';
import { UserError } from './user-error';

const SHOWN_VIOLATIONS = 20;

const checkSchema = z.object({
  calls: z.number(),
  operations: z.number(),
  violations: z.array(
    z.object({
      call: z.number(),
      service: z.string(),
      operation: z.string(),
      path: z.string(),
      message: z.string(),
    }),
  ),
  unparsed: z.array(z.unknown()),
});

/** What the check of all recorded calls against AWS's service models found. */
export type CallCheck = Readonly<z.infer<typeof checkSchema>>;

/** How many bytes of the record there are now: a run asks before its first call. */
export function recordedBytes(folder: RunFolder): number {
  return statSync(folder.calls, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Checks every call that the run answers for (`chosenCalls`), and writes the actions that they used
 * to `actions.json`.
 *
 * @param before - `recordedBytes` when the run began.
 */
export async function checkCalls(
  folder: RunFolder,
  before: number,
  signal: AbortSignal,
): Promise<CallCheck> {
  if (!existsSync(folder.calls)) return { calls: 0, operations: 0, violations: [], unparsed: [] };
  writeFileSync(folder.checkedCalls, chosenCalls(readFileSync(folder.calls), before));
  const { code, stdout, output } = await runCommand(
    venvPython(),
    [
      join(projectRoot(), 'tools', 'local', 'model-check', 'check.py'),
      ...['--calls', folder.checkedCalls, '--actions-out', folder.actions],
    ],
    { cwd: folder.path, env: cleanEnvironment(), signal, log: logFile(folder, 'model-check') },
  );
  if (code !== 0) throw new Error(`the model check itself failed:\n${output}`);
  return checkSchema.parse(JSON.parse(stdout));
}

/** "N calls, M operations, 0 violations". */
export function describeCheck({ calls, operations, violations, unparsed }: CallCheck): string {
  const rest = unparsed.length > 0 ? `, ${unparsed.length} not understood` : '';
  return `${calls} calls, ${operations} operations, ${violations.length} violations${rest}`;
}

/**
 * Fails with the list where a call breaks its model, or belongs to no known operation. The next run
 * then starts with a new emulator: what is deployed in this one rests on such calls.
 */
export function requireNoViolations(folder: RunFolder, check: CallCheck): void {
  const broken = check.violations.map(
    ({ call, service, operation, path, message }) =>
      `  call ${call}: ${service} ${operation}${path ? `, ${path}` : ''}: ${message}`,
  );
  const unknown = check.unparsed.map((entry) => `  not understood: ${JSON.stringify(entry)}`);
  const all = [...broken, ...unknown];
  rmSync(folder.refused, { force: true });
  if (all.length === 0) return;
  writeFileSync(folder.refused, '');
  const more = all.length - SHOWN_VIOLATIONS;
  throw new UserError(
    [
      `AWS would refuse this: ${describeCheck(check)} (lines of ${shownPath(folder.calls)}):`,
      ...all.slice(0, SHOWN_VIOLATIONS),
      ...(more > 0 ? [`  … and ${more} more.`] : []),
      'The next `npm run local` starts with a new emulator.',
    ].join('\n'),
  );
}
