import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '#tools/project-root';
import { cleanEnvironment } from './child-environment';
import type { Place } from './emulator-process';
import type { ProviderRequirement } from './provider-mirror';
import { runCommand } from './run-command';
import { logFile, makeRunFolder } from './run-folder';
import type { RunFolder } from './run-folder';
import { readManifest } from './stacks';
import type { Manifest } from './stacks';
import { UserError } from './user-error';

/** The part of a stack's JSON that says where it is deployed. */
const placedSchema = z.object({
  provider: z.object({
    aws: z.array(z.object({ allowed_account_ids: z.tuple([z.string()]), region: z.string() })),
  }),
});

/** What a synthesis gave. */
export interface Synthesis {
  readonly manifest: Manifest;
  /** Account and region of the local environment, as its stacks name them. */
  readonly place: Place;
  /** What the app had to say, such as exceptions from the rules and versions near their end. */
  readonly notices: readonly string[];
}

/**
 * Synthesizes the local environment by the app command of cdktf.json, what `cdktf synth` runs, into a
 * folder of its own: what is deployed stays as it is until the whole output is there.
 */
export async function synthesize(folder: RunFolder, signal: AbortSignal): Promise<Synthesis> {
  makeRunFolder(folder);
  rmSync(folder.synthesized, { recursive: true, force: true });
  const { code, output } = await runCommand('/bin/sh', ['-c', appCommand()], {
    cwd: projectRoot(),
    env: { ...cleanEnvironment(), CDKTF_OUTDIR: folder.synthesized },
    signal,
    log: logFile(folder, 'synth'),
  });
  if (code !== 0)
    throw new UserError(`the local environment does not synthesize:\n${output.trim()}`);
  const notices = output.split('\n').filter((line) => line.trim() !== '');
  const manifest = readManifest(folder.synthesized);
  return { manifest, place: placeOf(folder.synthesized, manifest), notices };
}

/**
 * Account and region of an output folder's stacks, from the provider that they all share. Read from
 * what is deployed and not from environments/local.ts, so that the two cannot differ.
 */
export function placeOf(output: string, manifest: Manifest): Place {
  for (const { synthesizedStackPath } of Object.values(manifest.stacks)) {
    const json: unknown = JSON.parse(readFileSync(join(output, synthesizedStackPath), 'utf8'));
    const [provider] = placedSchema.safeParse(json).data?.provider.aws ?? [];
    if (provider) return { account: provider.allowed_account_ids[0], region: provider.region };
  }
  throw new Error(`no stack in ${output} has an AWS provider with an account and a region`);
}

/** The providers that the synthesized stacks require, each address once. */
export function requiredProviders(
  output: string,
  manifest: Manifest,
  registryHost: string,
): readonly ProviderRequirement[] {
  const required = new Map<string, ProviderRequirement>();
  for (const stack of Object.values(manifest.stacks)) {
    const text = readFileSync(join(output, stack.synthesizedStackPath), 'utf8');
    for (const { source, version = '' } of Object.values(providersOf(text))) {
      const address = fullAddress(source, registryHost);
      required.set(address, { address, version });
    }
  }
  return [...required.values()];
}

function providersOf(json: string): Readonly<Record<string, { source: string; version?: string }>> {
  const { terraform } = JSON.parse(json) as {
    terraform?: { required_providers?: Record<string, { source: string; version?: string }> };
  };
  return terraform?.required_providers ?? {};
}

/** `aws` and `hashicorp/aws` mean the same; Terraform fills in the rest. */
function fullAddress(source: string, registryHost: string): string {
  const parts = source.split('/');
  if (parts.length === 1) return `${registryHost}/hashicorp/${source}`;
  return parts.length === 2 ? `${registryHost}/${source}` : source;
}

function appCommand(): string {
  const file = readFileSync(join(projectRoot(), 'cdktf.json'), 'utf8');
  return (JSON.parse(file) as { app: string }).app;
}
