import { PlainSteps } from './plain-steps';
import type { Steps } from './steps';
import { TerminalSteps } from './terminal-steps';

/** A list in place for a terminal, plain lines for a pipe, a file or CI. */
export function startSteps(titles: readonly string[]): Steps {
  const { CI, TERM } = process.env;
  const isTerminal = process.stdout.isTTY && !CI && TERM !== 'dumb';
  return isTerminal ? new TerminalSteps(titles) : new PlainSteps();
}
