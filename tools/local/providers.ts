import { projectRoot } from '#tools/project-root';
import { describeSource, findProviderSource } from './provider-mirror';
import type { RunFolder } from './run-folder';
import type { Manifest } from './stacks';
import { requiredProviders } from './synthesize';
import { registryHost, terraformBinary } from './terraform-binary';
import { writeTerraformConfig } from './terraform-config';
import type { TerraformVariables } from './terraform-config';

/** Where a run's providers come from. */
export interface Providers {
  /** For a person, such as "the mirror /srv/mirror". */
  readonly description: string;
  /** Environment variables that make Terraform take them from there. */
  readonly variables: TerraformVariables;
}

/** Finds the providers that an output folder's stacks need, and sets Terraform up for them. */
export function prepareProviders(folder: RunFolder, output: string, manifest: Manifest): Providers {
  const machine = { env: process.env, platform: process.platform, project: projectRoot() };
  const required = requiredProviders(output, manifest, registryHost(terraformBinary()));
  const source = findProviderSource(machine, required);
  return {
    description: describeSource(source),
    variables: writeTerraformConfig(folder, source),
  };
}
