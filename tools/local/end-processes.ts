import { isRunning, processTable } from './process-table';
import type { ProcessEntry } from './process-table';
import type { RunFolder } from './run-folder';

const SETTLE_MILLISECONDS = 20;
const END_MILLISECONDS = 5_000;

/**
 * Ends a process with all its descendants, at once. The cdktf CLI runs each terraform in a terminal
 * of its own, so neither a process group nor a signal to cdktf reaches them. The tree is frozen from
 * the top before it is killed: what is frozen cannot start another child that would escape.
 */
export function endTree(root: number): void {
  const frozen = new Set<number>();
  let fresh = freeze([root], frozen);
  for (let quiet = 0; quiet < 2; quiet = fresh.length === 0 ? quiet + 1 : 0) {
    sleep(SETTLE_MILLISECONDS);
    const children = processTable().filter((entry) => frozen.has(entry.parent));
    fresh = freeze(
      children.map((entry) => entry.pid),
      frozen,
    );
  }
  for (const pid of frozen) signal(pid, 'SIGKILL');
  // A provider of half a gigabyte is not gone at once.
  const deadline = Date.now() + END_MILLISECONDS;
  const isLeft = (): boolean => processTable().some((entry) => frozen.has(entry.pid));
  while (isLeft() && Date.now() < deadline) sleep(SETTLE_MILLISECONDS);
}

/** Asks a process to end, waits for at most that long, then ends it with its descendants. */
export async function endPolitely(pid: number, withinMilliseconds: number): Promise<void> {
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + withinMilliseconds;
  while (isRunning(pid) && Date.now() < deadline) await pause(50);
  if (isRunning(pid)) endTree(pid);
}

/**
 * Ours that a killed run left behind: processes that were started on this run folder, known by their
 * arguments. A person's editor or `tail` on a file of the folder is not among them.
 */
export function leftovers(
  folder: RunFolder,
  table: readonly ProcessEntry[] = processTable(),
): readonly ProcessEntry[] {
  const marks = [
    `--folder ${folder.path}`,
    `--output ${folder.output}`,
    `-chdir=${folder.output}/`,
    `--calls ${folder.checkedCalls}`,
  ];
  const isMarked = (command: string): boolean =>
    marks.some((mark) => `${command} `.includes(mark.endsWith('/') ? mark : `${mark} `));
  return table.filter((entry) => entry.pid !== process.pid && isMarked(entry.command));
}

function freeze(pids: readonly number[], frozen: Set<number>): readonly number[] {
  const fresh = pids.filter((pid) => !frozen.has(pid));
  for (const pid of fresh) {
    signal(pid, 'SIGSTOP');
    frozen.add(pid);
  }
  return fresh;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended by itself
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
