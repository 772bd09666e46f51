import { existsSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Emulator } from './emulator-process';
import { readInventory } from './inventory';
import type { InventoryEntry } from './inventory';
import { readJsonFile } from './json-file';
import type { RunFolder } from './run-folder';

const madeSchema = z.array(z.string());

/**
 * Does work that changes the emulator, and remembers what came to be in it meanwhile, also when the
 * work fails: that is ours to destroy. What came before it or between two commands, somebody made by
 * hand. (The record of calls cannot tell: it has no answers, where the ids are, and some resources
 * come unasked with another.) What somebody makes during the work counts as ours.
 *
 * @param signal - Once aborted, the emulator is about to end and nothing is worth remembering.
 */
export async function rememberingMade<T>(
  folder: RunFolder,
  emulator: Emulator,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const before = new Set((await readInventory(emulator)).map(nameOf));
  const remember = async (): Promise<void> => {
    const now = (await readInventory(emulator)).map(nameOf);
    const made = new Set([...readMade(folder), ...now.filter((name) => !before.has(name))]);
    writeFileSync(folder.made, `${JSON.stringify([...made].sort(), null, 2)}\n`);
  };
  let result: T;
  try {
    result = await work();
  } catch (error) {
    if (!signal.aborted) await remember().catch(() => undefined); // the work's own error says more
    throw error;
  }
  await remember();
  return result;
}

/** What is in the emulator now: left behind by us, or made by somebody else. */
export async function readLeft(
  folder: RunFolder,
  emulator: Emulator,
): Promise<{ readonly ours: readonly string[]; readonly foreign: readonly string[] }> {
  const made = readMade(folder);
  const left = (await readInventory(emulator)).map(nameOf);
  return {
    ours: left.filter((name) => made.has(name)),
    foreign: left.filter((name) => !made.has(name)),
  };
}

function readMade(folder: RunFolder): ReadonlySet<string> {
  if (!existsSync(folder.made)) return new Set();
  return new Set(madeSchema.parse(readJsonFile(folder.made)));
}

function nameOf({ service, type, id }: InventoryEntry): string {
  return `${service} ${type} ${id}`;
}
