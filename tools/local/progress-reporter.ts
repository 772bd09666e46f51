import type { StackProgress } from './cdktf-progress';
import { shortName } from './stacks';
import type { StepReport } from './steps';

/**
 * Shows the stacks at work, and in plain output each one that has completed. cdktf initializes all
 * stacks before it begins with the first, so one that only is initialized is left out afterwards.
 */
export function progressReporter(report: StepReport): (stack: StackProgress) => void {
  const working = new Map<string, string>();
  return (progress) => {
    const { stack, done, planned, action, complete, seconds } = progress;
    const name = shortName(stack);
    const count = planned > 0 ? `${done} of ${planned}` : 'unchanged';
    if (complete) {
      working.delete(stack);
      report.note(`${name}: ${count}, ${seconds.toFixed(1)} s`);
    } else if (action !== 'initializing') {
      working.set(stack, planned > 0 ? `${name}: ${count}, ${action}` : `${name}: ${action}`);
    } else if (working.size === 0) {
      report.live([`${name}: initializing`]);
      return;
    }
    report.live([...working.values()]);
  };
}
