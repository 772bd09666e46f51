import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import type { ProviderSource } from './provider-mirror';
import type { RunFolder } from './run-folder';

/** Environment variables that tell Terraform where providers come from. */
export type TerraformVariables = Readonly<Record<string, string>>;

/**
 * Writes the run's CLI configuration. Providers are unpacked once into a cache that all stacks and
 * runs share: the AWS provider is 0.7 GB, and each stack would hold its own. (From an unpacked mirror
 * the cache holds only links.) The cdktf CLI initializes stacks one after another, which the cache
 * needs: it is not safe for two `terraform init` at once.
 */
export function writeTerraformConfig(
  folder: RunFolder,
  source: ProviderSource,
): TerraformVariables {
  const cache = join(projectRoot(), '.sevenfold', 'terraform-providers');
  mkdirSync(cache, { recursive: true });
  const variables = {
    TF_PLUGIN_CACHE_DIR: cache,
    // Lock files of a run are thrown away with it, so there is no checksum to keep complete.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
  };
  if (source.kind === 'configuration') return { ...variables, TF_CLI_CONFIG_FILE: source.file };
  writeFileSync(folder.terraformConfig, terraformConfig(source));
  return { ...variables, TF_CLI_CONFIG_FILE: folder.terraformConfig };
}

/** The configuration's text: the mirror for what it holds, the registry for the rest. */
export function terraformConfig(source: ProviderSource): string {
  const head = 'disable_checkpoint = true\n';
  if (source.kind !== 'mirror') return head;
  const addresses = JSON.stringify(source.addresses);
  return `${head}provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(source.folder)}
    include = ${addresses}
  }
  direct {
    exclude = ${addresses}
  }
}
`;
}
