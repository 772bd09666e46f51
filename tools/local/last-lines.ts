import { readFileSync } from 'node:fs';

/** The last lines of a text file, blank ones left out; a word where there are none. */
export function lastLines(file: string, count: number): string {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(-count);
  return lines.length === 0 ? '(empty)' : lines.join('\n');
}
