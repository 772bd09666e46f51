import { createReadStream, existsSync } from 'node:fs';
import { readDeployment, stacksWithState } from './deployment';
import { isHealthy, recordedEmulator } from './emulator-process';
import { readUnknownOperations } from './inventory';
import { lockHolder } from './lock';
import { residentMebibytes } from './resident-memory';
import { runFolder } from './run-folder';
import type { RunFolder } from './run-folder';
import { deployOrder, readManifest, shortName } from './stacks';
import { table } from './table';
import { countResources } from './terraform-state';

/** Exit code when the emulator does not run, as of init scripts ("program is not running"). */
export const NOT_RUNNING = 3;

/** What runs and what is deployed; the shape of `sevenfold local status --json`. */
export interface Status {
  /** Whether the emulator runs and answers. */
  readonly running: boolean;
  /** The emulator, null where none runs. */
  readonly emulator: {
    readonly endpoint: string;
    readonly pid: number;
    readonly motoPid: number;
    /** ISO time. */
    readonly startedAt: string;
    /** Resident memory of the front and moto together, MiB. */
    readonly memoryMiB: number;
    /** Calls recorded since it started. */
    readonly calls: number;
    /** Operations that it was asked and does not know. */
    readonly unknownOperations: readonly unknown[];
  } | null;
  /** Pid of the command that deploys or destroys just now, null where none does. */
  readonly busy: number | null;
  /** Deployed stacks, each after those it depends on. */
  readonly stacks: readonly {
    readonly name: string;
    readonly resources: number;
    /** ISO time of its last complete deploy, null if that did not complete. */
    readonly deployedAt: string | null;
  }[];
}

/** Prints what runs and answers the exit code: 0 when the emulator runs, 3 when not. */
export async function status(options: { readonly json?: boolean }): Promise<number> {
  const current = await readStatus(runFolder());
  console.log(options.json ? JSON.stringify(current, null, 2) : describeStatus(current).join('\n'));
  return current.running ? 0 : NOT_RUNNING;
}

async function readStatus(folder: RunFolder): Promise<Status> {
  const emulator = recordedEmulator(folder);
  const busy = lockHolder(folder) ?? null;
  if (!emulator || !(await isHealthy(emulator))) {
    return { running: false, emulator: null, busy, stacks: [] };
  }
  const { endpoint, pid, motoPid, startedAt } = emulator;
  return {
    running: true,
    emulator: {
      ...{ endpoint, pid, motoPid, startedAt },
      memoryMiB: residentMebibytes([pid, motoPid]),
      calls: await countLines(folder.calls),
      unknownOperations: await readUnknownOperations(emulator),
    },
    busy,
    stacks: deployedStacks(folder),
  };
}

function deployedStacks(folder: RunFolder): Status['stacks'] {
  const withState = new Set(stacksWithState(folder).map((stack) => stack.name));
  if (withState.size === 0) return [];
  const record = readDeployment(folder);
  return deployOrder(readManifest(folder.output))
    .filter((stack) => withState.has(stack.name))
    .map(({ name }) => ({
      name,
      resources: countResources(folder, name),
      deployedAt: record?.stacks[name]?.at ?? null,
    }));
}

/** The status as a person reads it. */
export function describeStatus({ emulator, busy, stacks }: Status): readonly string[] {
  const work = busy === null ? [] : [`A command is at work (pid ${busy}).`];
  if (!emulator) return ['The emulator does not run. Start it and deploy:  npm run local', ...work];
  const unknown = emulator.unknownOperations.map((operation) => `  ${JSON.stringify(operation)}`);
  const rows = stacks.map(({ name, resources, deployedAt }) => [
    shortName(name),
    String(resources),
    deployedAt === null ? 'incomplete' : readableTime(deployedAt),
  ]);
  return [
    `The emulator runs at ${emulator.endpoint} (pid ${emulator.pid}, moto ${emulator.motoPid}), ` +
      `since ${readableTime(emulator.startedAt)}, ${emulator.memoryMiB} MiB.`,
    ...work,
    '',
    ...(rows.length === 0
      ? ['No stack is deployed.']
      : table([['Stack', 'Resources', 'Deployed'], ...rows])),
    '',
    `${emulator.calls} calls recorded, ${unknown.length} unknown operations.`,
    ...unknown,
  ];
}

/** `2026-11-24 06:23:07 UTC` for an ISO time. */
function readableTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

async function countLines(file: string): Promise<number> {
  if (!existsSync(file)) return 0;
  let count = 0;
  for await (const chunk of createReadStream(file)) {
    for (const byte of chunk as Buffer) if (byte === 10) count++;
  }
  return count;
}
