import { CdktfOutput } from './cdktf-output';

/** A line that reports on some resource, and so ends the error before it. */
const REPORT = /^\S+(?: \(.*\))?: (?:Creat|Destr|Modif|Read|Refresh|Still)/;

/**
 * Terraform's own errors out of the output of the cdktf CLI: each from "Error:" on, headed by its
 * stack, without cdktf's padding and closing status line, each once.
 */
export function terraformErrors(output: string, stacks: readonly string[]): readonly string[] {
  const reader = new CdktfOutput(stacks);
  const errors: string[][] = [];
  let current: string[] | undefined;
  for (const line of output.split('\n')) {
    const { stack, text } = reader.read(line);
    if (text.startsWith('Error:')) {
      current = [stack === undefined ? text : `${stack}: ${text}`];
      errors.push(current);
    } else if (stack === undefined || REPORT.test(text)) {
      current = undefined;
    } else {
      current?.push(text);
    }
  }
  return [...new Set(errors.map((lines) => lines.join('\n').trim()))];
}
