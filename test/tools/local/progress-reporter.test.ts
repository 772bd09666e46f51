import type { StackProgress } from '#tools/local/cdktf-progress';
import { progressReporter } from '#tools/local/progress-reporter';

describe('the report of a deploy in progress', () => {
  const live: string[][] = [];
  const notes: string[] = [];
  const show = progressReporter({
    live: (lines) => live.push([...lines]),
    note: (line) => notes.push(line),
  });
  const at = (stack: string, rest: Partial<StackProgress>): string[] | undefined => {
    show({ stack, planned: 0, done: 0, action: '', complete: false, seconds: 0, ...rest });
    return live.at(-1);
  };

  it('shows the stacks at work side by side and notes each as it completes', () => {
    expect(at('local-alarms', { action: 'initializing' })).toEqual(['alarms: initializing']);
    expect(at('local-network', { action: 'initializing' })).toEqual(['network: initializing']);
    expect(at('local-alarms', { planned: 7, done: 2, action: 'creating a' })).toEqual([
      'alarms: 2 of 7, creating a',
    ]);
    expect(at('local-kafka', { action: 'reading b' })).toEqual([
      'alarms: 2 of 7, creating a',
      'kafka: reading b',
    ]);
    expect(at('local-alarms', { planned: 7, done: 7, complete: true, seconds: 1.25 })).toEqual([
      'kafka: reading b',
    ]);
    expect(at('local-kafka', { complete: true, seconds: 0.5 })).toEqual([]);
    expect(notes).toEqual(['alarms: 7 of 7, 1.3 s', 'kafka: unchanged, 0.5 s']);
  });
});
