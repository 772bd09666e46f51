import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { runningCommand } from './process-table';
import { makeRunFolder, unusable } from './run-folder';
import type { RunFolder } from './run-folder';
import { UserError } from './user-error';

/** Gives the run folder back. */
export type Release = () => void;

/**
 * Takes the run folder for this process alone. Refused while another of our commands has it; a lock
 * whose holder is dead is taken over.
 */
export function takeLock(folder: RunFolder, isHeld: (pid: number) => boolean = isOurs): Release {
  makeRunFolder(folder);
  const mine = `${folder.lock}.${process.pid}`;
  writeOwn(mine, folder);
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(mine, folder.lock)) return () => rmSync(folder.lock, { force: true });
      const holder = holderOf(folder.lock);
      if (holder !== undefined && isHeld(holder)) throw inUse(holder, folder);
      setAside(folder.lock, holder);
    }
  } catch (error) {
    throw unusable(folder, error);
  } finally {
    rmSync(mine, { force: true });
  }
  throw new UserError(`another command is just taking ${folder.path}; try again.`);
}

/** The pid that holds the lock, or undefined where nobody does. */
export function lockHolder(folder: RunFolder): number | undefined {
  const holder = holderOf(folder.lock);
  return holder !== undefined && isOurs(holder) ? holder : undefined;
}

function writeOwn(mine: string, folder: RunFolder): void {
  try {
    writeFileSync(mine, `${process.pid}\n`);
  } catch (error) {
    throw unusable(folder, error);
  }
}

function inUse(holder: number, folder: RunFolder): UserError {
  return new UserError(
    `another sevenfold command (pid ${holder}) works in ${folder.path}: ` +
      'wait for its end, or end it with Ctrl-C.',
  );
}

/** A link is made whole or not at all, so nobody reads a lock without its pid. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock away; if another took it over in between, gives theirs back. */
function setAside(lock: string, dead: number | undefined): void {
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== dead) linked(aside, lock);
  } catch {
    // gone already: its holder has just released it
  }
  rmSync(aside, { force: true });
}

/** The pid that a lock names, running or not; undefined where there is none. */
export function holderOf(lock: string): number | undefined {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A pid is used again after a while: only one that runs our command holds the lock. */
function isOurs(pid: number): boolean {
  if (pid === process.pid) return false;
  return /\b(setup|sevenfold)(\.cjs|\.ts)? local\b/.test(runningCommand(pid) ?? '');
}
