import { z } from 'zod';
import type { Emulator } from './emulator-process';

const inventorySchema = z.object({
  resources: z.array(z.object({ service: z.string(), type: z.string(), id: z.string() })),
});
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
  const response = await fetch(`${emulator.endpoint}/_sevenfold/${path}`, {
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`GET /_sevenfold/${path} answered ${response.status}`);
  return response.json();
}
