import { elapsed } from './elapsed';
import type { StepReport, StepResult, Steps } from './steps';

const HEARTBEAT_MILLISECONDS = 15_000;

/** Steps as plain lines: one when a step starts, its notes, one when it ends. */
export class PlainSteps implements Steps {
  constructor(private readonly print: (line: string) => void = console.log) {}

  async run<T>(title: string, work: (report: StepReport) => Promise<StepResult<T>>): Promise<T> {
    const start = performance.now();
    let latest: readonly string[] = [];
    this.print(`▸ ${title}`);
    const heartbeat = setInterval(() => {
      for (const line of latest) this.print(`  ${line} (${elapsed(start)})`);
    }, HEARTBEAT_MILLISECONDS);
    try {
      const { value, summary } = await work({
        live: (lines) => (latest = lines),
        note: (line) => this.print(`  ${line}`),
      });
      this.print(`✔ ${title}: ${summary} (${elapsed(start)})`);
      return value;
    } catch (error) {
      this.print(`✖ ${title} (${elapsed(start)})`);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  async end(): Promise<void> {}
}
