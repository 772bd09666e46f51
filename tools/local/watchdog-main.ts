import { text } from 'node:stream/consumers';
import { endTree, leftovers } from './end-processes';
import { DISMISSAL } from './watchdog';
import { holderOf } from './lock';
import { intactEmulator } from './intact-emulator';
import { runFolder } from './run-folder';

/** Waits for the end of the command with this pid, and ends what it left if it was killed. */
async function main([pid, path, kept]: readonly string[]): Promise<void> {
  const folder = runFolder({ SEVENFOLD_RUN_FOLDER: path });
  if ((await text(process.stdin)) === DISMISSAL) return;
  const left = leftovers(folder);
  // A next command takes the lock before it starts anything: while the lock still names the dead
  // one, all that is in the table is of the dead one.
  if (holderOf(folder.lock) !== Number(pid)) return;
  const emulator = intactEmulator(folder, kept);
  for (const entry of left) if (entry.pid !== emulator?.pid) endTree(entry.pid);
}

void main(process.argv.slice(2));
