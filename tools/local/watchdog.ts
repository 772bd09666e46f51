import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import type { RunFolder } from './run-folder';

/** Tells the watchdog that our command ended in order. */
export type Dismiss = () => void;

/** What the watchdog reads when it is dismissed. */
export const DISMISSAL = 'dismissed';

/**
 * Starts a process that ends what this one has started, should this one be killed (`kill -9`, out of
 * memory) and cannot do so itself. It holds the other end of a pipe to us, which the system closes
 * however we die.
 *
 * @param kept - Instance of the emulator that was running before us, which may stay.
 */
export function startWatchdog(folder: RunFolder, kept: string | undefined): Dismiss {
  const root = projectRoot();
  const args = [String(process.pid), folder.path, ...(kept === undefined ? [] : [kept])];
  const program = [join('tools', 'run.cjs'), join('tools', 'local', 'watchdog-main.ts')];
  // A group of its own, so that what kills ours leaves it.
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: root,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined); // a command without its watchdog is still a command
  child.stdin.on('error', () => undefined);
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref(); // it keeps nobody waiting
  return () => child.stdin.end(DISMISSAL);
}
