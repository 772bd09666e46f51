import { z } from 'zod';
import type { Emulator } from './emulator-process';
import { UserError } from './user-error';

const inventorySchema = z.object({
  resources: z.array(z.object({ service: z.string(), type: z.string(), id: z.string() })),
});
const ANSWER_MILLISECONDS = 30_000;
const unknownSchema = z.array(z.unknown());

/** Something that exists in the emulator beyond what a fresh one holds. */
export type InventoryEntry = z.infer<typeof inventorySchema>['resources'][number];

/** Everything in the emulator that somebody made. */
export async function readInventory(emulator: Emulator): Promise<readonly InventoryEntry[]> {
  return inventorySchema.parse(await get(emulator, 'inventory')).resources;
}

/** Operations that were asked of the emulator and that it does not know. */
export async function readUnknownOperations(emulator: Emulator): Promise<readonly unknown[]> {
  return unknownSchema.parse(await get(emulator, 'unknown-operations'));
}

async function get(emulator: Emulator, path: string): Promise<unknown> {
  try {
    const response = await fetch(`${emulator.endpoint}/_sevenfold/${path}`, {
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`the emulator does not answer GET /_sevenfold/${path}: ${reason}.`);
  }
}
