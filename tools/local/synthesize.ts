import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import { cleanEnvironment } from './child-environment';
import type { ProviderRequirement } from './provider-mirror';
import { runCommand } from './run-command';
import { logFile, makeRunFolder } from './run-folder';
import type { RunFolder } from './run-folder';
import { readManifest } from './stacks';
import type { Manifest } from './stacks';
import { UserError } from './user-error';

/** What a synthesis gave. */
export interface Synthesis {
  readonly manifest: Manifest;
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
  return { manifest: readManifest(folder.synthesized), notices };
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
