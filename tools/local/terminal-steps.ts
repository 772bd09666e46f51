import { elapsed } from './elapsed';
import type { StepReport, StepResult, Steps } from './steps';

/** What listr2 asks of a task that we use. */
interface TaskView {
  title: string;
  output: string;
}

type Work = (task: TaskView) => Promise<void>;

/** Steps as a list that is redrawn in place; each waits until its turn comes. */
export class TerminalSteps implements Steps {
  private readonly gates: readonly Gate[];
  private readonly shown: Promise<void>;

  constructor(titles: readonly string[]) {
    this.gates = titles.map((title) => new Gate(title));
    this.shown = this.show();
  }

  async run<T>(title: string, work: (report: StepReport) => Promise<StepResult<T>>): Promise<T> {
    const gate = this.next();
    if (gate?.title !== title) throw new Error(`step ${title} is not the next one`);
    return new Promise<T>((resolve, reject) => {
      gate.open(async (task) => {
        const start = performance.now();
        const clock = setInterval(() => (task.title = `${title} (${elapsed(start)})`), 1000);
        try {
          const { value, summary } = await work({
            live: (lines) => (task.output = lines.join('\n')),
            note: () => {},
          });
          clearInterval(clock);
          task.title = `${title}: ${summary} (${elapsed(start)})`;
          resolve(value);
        } catch (error) {
          clearInterval(clock);
          task.title = `${title} (${elapsed(start)})`;
          reject(asError(error));
          throw error;
        }
      });
    });
  }

  async end(error?: unknown): Promise<void> {
    if (error !== undefined) this.next()?.open(() => Promise.reject(asError(error)));
    await this.shown;
  }

  private next(): Gate | undefined {
    return this.gates.find((gate) => !gate.isOpen);
  }

  /** Draws until the last step ends or one fails; the caller has the error already. */
  private async show(): Promise<void> {
    const { Listr } = await import('listr2');
    const tasks = this.gates.map((gate) => ({
      title: gate.title,
      task: async (_: unknown, task: TaskView) => (await gate.work)(task),
    }));
    const list = new Listr(tasks, {
      // The command ends its children itself before it exits.
      registerSignalListeners: false,
      rendererOptions: { showErrorMessage: false, collapseErrors: false },
    });
    await list.run().catch(() => {});
  }
}

/** Lets one step begin. */
class Gate {
  readonly work: Promise<Work>;
  isOpen = false;
  private resolve: (work: Work) => void = () => {};

  constructor(readonly title: string) {
    this.work = new Promise((resolve) => (this.resolve = resolve));
  }

  open(work: Work): void {
    this.isOpen = true;
    this.resolve(work);
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
