import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJsonFile } from './json-file';
import type { RunFolder } from './run-folder';
import { readManifest } from './stacks';
import type { Manifest, ManifestStack } from './stacks';

/** What is known of one deployed stack. */
export interface DeployedStack {
  /** Hash of the JSON that it was deployed from. */
  readonly hash: string;
  /** Seconds that its apply took. */
  readonly seconds: number;
  /** When it was deployed, ISO time. */
  readonly at: string;
}

/** What is deployed, and in which emulator: with another one all of it is gone. */
export interface Deployment {
  /** The emulator's instance. */
  readonly instance: string;
  readonly stacks: Readonly<Record<string, DeployedStack>>;
}

/** The deployment on record, or undefined where there is none. */
export function readDeployment(folder: RunFolder): Deployment | undefined {
  if (!existsSync(folder.deployed)) return undefined;
  return readJsonFile(folder.deployed) as Deployment;
}

/** Records what is deployed, in place of what was on record. */
export function writeDeployment(folder: RunFolder, deployment: Deployment): void {
  writeFileSync(folder.deployed, `${JSON.stringify(deployment, null, 2)}\n`);
}

/** Lets the next run deploy every stack, changed or not. */
export function distrustDeployment(folder: RunFolder): void {
  rmSync(folder.deployed, { force: true });
}

/** The stacks with a state: deployed, if only in part. */
export function stacksWithState(folder: RunFolder): readonly ManifestStack[] {
  if (!existsSync(join(folder.output, 'manifest.json'))) return [];
  return Object.values(readManifest(folder.output).stacks).filter((stack) =>
    existsSync(join(folder.states, `${stack.name}.tfstate`)),
  );
}

/** Hash of a stack's JSON in an output folder. */
export function stackHash(output: string, stack: ManifestStack): string {
  const json = readFileSync(join(output, stack.synthesizedStackPath));
  return createHash('sha256').update(json).digest('hex');
}

/**
 * Takes the chosen stacks from the synthesized output over into the deployed one. Its manifest names
 * what is deployed or about to be and nothing else, as cdktf's check of dependencies wants it; a
 * destroy thus needs no synthesis, and works whatever has become of the code.
 */
export function takeOver(folder: RunFolder, chosen: readonly ManifestStack[]): void {
  const before = stacksWithState(folder);
  for (const stack of chosen) {
    const target = join(folder.output, stack.synthesizedStackPath);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(folder.synthesized, stack.synthesizedStackPath), target);
  }
  mkdirSync(folder.states, { recursive: true });
  const stacks = Object.fromEntries([...before, ...chosen].map((stack) => [stack.name, stack]));
  const manifest: Manifest = { ...readManifest(folder.synthesized), stacks };
  writeFileSync(join(folder.output, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
