import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProviderSource } from '#tools/local/provider-mirror';
import { registryHost, terraformBinary } from '#tools/local/terraform-binary';
import { terraformConfig } from '#tools/local/terraform-config';
import { projectRoot } from '#tools/project-root';

/** The provider version that everything is proven with. */
const PROVIDER_VERSION = '5.100.0';

/** What `terraform validate` says of a stack's folder: its errors, an empty list when it is valid. */
export function validate(stackFolder: string): readonly string[] {
  terraform(stackFolder, 'init', '-backend=false', '-input=false', '-no-color');
  const report = JSON.parse(terraform(stackFolder, 'validate', '-json')) as {
    diagnostics: { severity: string; summary: string; detail: string }[];
  };
  return report.diagnostics.map(
    ({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`,
  );
}

function terraform(folder: string, ...args: string[]): string {
  try {
    return execFileSync(terraformBinary(), args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...providerConfiguration(), CHECKPOINT_DISABLE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { stdout?: string; stderr?: string };
    if (args[0] === 'validate' && stdout.startsWith('{')) return stdout; // invalid is an answer
    throw new Error(
      `terraform ${args.join(' ')} in ${folder} failed: ${message}\n${stdout}${stderr}`,
    );
  }
}

/**
 * Variables that give Terraform the provider from a mirror of this machine where there is one, else
 * from the registry.
 */
export function providerConfiguration(): Readonly<Record<string, string>> {
  const host = registryHost(terraformBinary());
  const required = [{ address: `${host}/hashicorp/aws`, version: PROVIDER_VERSION }];
  const source = findProviderSource(
    { env: process.env, platform: process.platform, project: projectRoot() },
    required,
  );
  const home = join(projectRoot(), '.sevenfold');
  const cache = join(home, 'terraform-providers');
  mkdirSync(cache, { recursive: true });
  if (source.kind === 'configuration') return { TF_PLUGIN_CACHE_DIR: cache };
  const file = join(home, 'test-terraform.rc');
  writeFileSync(file, terraformConfig(source));
  return {
    TF_CLI_CONFIG_FILE: file,
    TF_PLUGIN_CACHE_DIR: cache,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
  };
}

/** What a terraform command with the real provider says, and whether it succeeded. */
export function runTerraform(
  stackFolder: string,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): { readonly ok: boolean; readonly output: string } {
  const ran = spawnSync(terraformBinary(), args, {
    cwd: stackFolder,
    encoding: 'utf8',
    env: { ...process.env, ...providerConfiguration(), ...env, CHECKPOINT_DISABLE: '1' },
  });
  return { ok: ran.status === 0, output: `${ran.stdout}${ran.stderr}` };
}
