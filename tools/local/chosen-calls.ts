import { CALLERS } from './child-environment';

/**
 * The record of calls reduced to those that a run answers for; the other lines are left empty, so that
 * a line keeps its number. These are
 *
 * - of this run, every call of our deploy and of our plan;
 * - of the runs before into the same emulator, the deploys' calls that were accepted: what is deployed
 *   now rests on them. One that was refused changed nothing, and the mistake behind it may be mended;
 *   a plan of theirs only looked.
 *
 * Nobody else's: what a person asks of the emulator is no part of the deploy.
 *
 * @param record - The whole record.
 * @param before - How many bytes of it were there when this run began.
 */
export function chosenCalls(record: Buffer, before: number): string {
  const earlier = lines(record.subarray(0, before)).map((line) => (isBuiltUpon(line) ? line : ''));
  const ours = lines(record.subarray(before)).map((line) => (isOurs(line) ? line : ''));
  return [...earlier, ...ours].map((line) => `${line}\n`).join('');
}

interface RecordedCall {
  readonly caller?: string;
  readonly status: number;
}

function isOurs(line: string): boolean {
  const { caller } = JSON.parse(line) as RecordedCall;
  return caller === CALLERS.deploy || caller === CALLERS.plan;
}

function isBuiltUpon(line: string): boolean {
  const { caller, status } = JSON.parse(line) as RecordedCall;
  return caller === CALLERS.deploy && status < 400;
}

/** Whole lines only: the last one is still being written while its newline is missing. */
function lines(record: Buffer): readonly string[] {
  return record.toString('utf8').split('\n').slice(0, -1);
}
