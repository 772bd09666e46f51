import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Resident memory of processes together, MiB; one that has ended counts nothing. */
export function residentMebibytes(pids: readonly number[]): number {
  const kibibytes = pids.map((pid) => residentKibibytes(pid)).reduce((sum, one) => sum + one, 0);
  return Math.round(kibibytes / 1024);
}

function residentKibibytes(pid: number): number {
  try {
    const text = existsSync('/proc/self/status')
      ? (/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0')
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(text);
  } catch {
    return 0;
  }
}
