import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** One running process. */
export interface ProcessEntry {
  readonly pid: number;
  /** Pid of its parent. */
  readonly parent: number;
  /** Its arguments, joined by blanks. */
  readonly command: string;
}

/** Every running process; those that have ended and only await their parent (zombies) are left out. */
export function processTable(): readonly ProcessEntry[] {
  // Slim container images have /proc and no `ps`; macOS has `ps` and no /proc.
  return existsSync('/proc/self/stat') ? fromProc() : parsePs(ps());
}

/** Whether the process runs; a zombie does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return existsSync('/proc/self/stat') ? procEntry(String(pid)) !== undefined : true;
}

/** The arguments of a running process, or undefined where none has the pid: pids are used again. */
export function runningCommand(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) return procEntry(String(pid))?.command;
  return processTable().find((entry) => entry.pid === pid)?.command;
}

/** Reads the output of `ps -A -ww -o pid=,ppid=,stat=,command=`. */
export function parsePs(output: string): readonly ProcessEntry[] {
  return output.split('\n').flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (!pid || !parent || !command || state?.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

function ps(): string {
  return execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

function fromProc(): readonly ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => procEntry(name) ?? []);
}

function procEntry(pid: string): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets itself; the fields begin after the last one.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { pid: Number(pid), parent: Number(parent), command };
  } catch {
    return undefined; // it ended between the two looks
  }
}
