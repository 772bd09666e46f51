/** What a step tells while it works. */
export interface StepReport {
  /** What goes on now, one or more lines; in a terminal they replace those before. */
  live(lines: readonly string[]): void;
  /** A fact worth a line of its own where the output is not a terminal. */
  note(line: string): void;
}

/** A step's work; a string that it answers is shown beside its title. */
export interface StepResult<T> {
  readonly value: T;
  /** Shown beside the title, such as "3 stacks". */
  readonly summary: string;
}

/** A fixed list of steps, run one after another, shown with the time each took. */
export interface Steps {
  /** Runs the next step. Its title must be the next of the list. */
  run<T>(title: string, work: (report: StepReport) => Promise<StepResult<T>>): Promise<T>;
  /** Ends the list; after an error between two steps the next one is shown as failed. */
  end(error?: unknown): Promise<void>;
}
