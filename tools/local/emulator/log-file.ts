import { appendFileSync } from 'node:fs';

/** Appends dated lines to a log file; synchronous, so that the last line before an exit is kept. */
export class LogFile {
  constructor(private readonly path: string) {}

  line(text: string): void {
    appendFileSync(this.path, `${new Date().toISOString()} ${text}\n`);
  }
}
