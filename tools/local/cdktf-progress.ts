import { CdktfOutput } from './cdktf-output';

/** How far one stack has come. */
export interface StackProgress {
  readonly stack: string;
  /** What the plan is going to do: additions, changes and destructions together. 0 before the plan. */
  readonly planned: number;
  /** How many of them are done. */
  readonly done: number;
  /** What goes on now, such as "creating aws_vpc.Vpc". */
  readonly action: string;
  /** Whether its apply or destroy has completed. */
  readonly complete: boolean;
  /** Seconds from its first line after initialization to its completion. 0 before it. */
  readonly seconds: number;
}

const STARTS = /^(\S+)(?: \(.*\))?: (Creating|Destroying|Modifying|Reading|Refreshing state)\.\.\./;
const ENDS = /^\S+(?: \(.*\))?: (?:Creation|Destruction|Modifications) complete/;
const PLAN = /^Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/;
const COMPLETE = /^(?:Apply|Destroy) complete!/;
const INITIALIZING = /^(?:Initializing|- |Terraform has|Successfully|You may now|Warning)/;

/** Follows the output of `cdktf deploy` and `cdktf destroy`. */
export class CdktfProgress {
  private readonly output: CdktfOutput;
  private readonly progress = new Map<string, StackProgress>();
  private readonly startedAt = new Map<string, number>();

  constructor(
    stacks: readonly string[],
    private readonly now: () => number = Date.now,
  ) {
    this.output = new CdktfOutput(stacks);
  }

  /** Progress by stack, as far as the output has named it. */
  get stacks(): ReadonlyMap<string, StackProgress> {
    return this.progress;
  }

  /** Takes one line; answers the stack's progress if the line changed it. */
  read(line: string): StackProgress | undefined {
    const { stack, text } = this.output.read(line);
    if (stack === undefined) return undefined;
    const before = this.progress.get(stack) ?? initial(stack);
    const after = this.step(before, text);
    if (after === before) return undefined;
    this.progress.set(stack, after);
    return after;
  }

  private step(before: StackProgress, text: string): StackProgress {
    if (before.complete) return before;
    if (INITIALIZING.test(text))
      return before.action === '' ? { ...before, action: 'initializing' } : before;
    const plan = PLAN.exec(text);
    if (plan) {
      this.begin(before.stack);
      const planned = plan.slice(1).reduce((sum, count) => sum + Number(count), 0);
      return { ...before, planned, action: 'applying' };
    }
    const [, address, verb] = STARTS.exec(text) ?? [];
    if (address && verb) {
      this.begin(before.stack);
      return { ...before, action: `${verb.toLowerCase().replace(' state', '')} ${address}` };
    }
    if (ENDS.test(text)) return { ...before, done: before.done + 1 };
    if (COMPLETE.test(text)) {
      return {
        ...before,
        complete: true,
        action: 'complete',
        seconds: this.secondsOf(before.stack),
      };
    }
    return before;
  }

  private begin(stack: string): void {
    if (!this.startedAt.has(stack)) this.startedAt.set(stack, this.now());
  }

  private secondsOf(stack: string): number {
    const now = this.now();
    return (now - (this.startedAt.get(stack) ?? now)) / 1000;
  }
}

function initial(stack: string): StackProgress {
  return { stack, planned: 0, done: 0, action: '', complete: false, seconds: 0 };
}
