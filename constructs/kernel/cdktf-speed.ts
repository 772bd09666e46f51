import { TerraformStack } from 'cdktf';

/**
 * Two costs of cdktf 0.21 that no output depends on, taken away before the first construct:
 * a stack trace for every token (half of all time at a thousand services; kept when asked for), and
 * `dependsOn`, which visits a densely layered set of stacks exponentially often.
 */
export function speedUpCdktf(options: { readonly stackTraces: boolean }): void {
  if (!options.stackTraces) silenceCreationStacks();
  TerraformStack.prototype.dependsOn = function dependsOn(target: TerraformStack): boolean {
    const seen = new Set<TerraformStack>();
    const waiting = [...this.dependencies];
    for (let stack = waiting.pop(); stack !== undefined; stack = waiting.pop()) {
      if (stack === target) return true;
      if (seen.has(stack)) continue;
      seen.add(stack);
      waiting.push(...stack.dependencies);
    }
    return false;
  };
}

/** cdktf offers no switch: its own module is told to capture nothing. */
function silenceCreationStacks(): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an ES import could not be written to
  const stackTrace = require('cdktf/lib/tokens/private/stack-trace') as {
    captureStackTrace: () => string[];
  };
  stackTrace.captureStackTrace = () => [];
}
