import { writeFileSync } from 'node:fs';
import type { RunFolder } from './run-folder';

/** Account that the local environment is bound to. */
export const LOCAL_ACCOUNT = '000000000000';
/** Region that the local environment is bound to. */
export const LOCAL_REGION = 'eu-west-1';

/** Variables that lead AWS's tools to the emulator; the credentials are dummies, it checks none. */
export function emulatorVariables(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: LOCAL_REGION,
    AWS_DEFAULT_REGION: LOCAL_REGION,
  };
}

/**
 * The user's environment without anything that would lead a child astray: another account's
 * credentials and profiles, Terraform's arguments, variables and workspaces, cdktf's settings.
 */
export function cleanEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => name === 'TF_LOG' || !/^(AWS_|TF_|CDKTF_|SYNTH_HCL_OUTPUT$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ENVIRONMENT: 'local', CHECKPOINT_DISABLE: '1' };
}

/** The environment in which cdktf and terraform work against the emulator. */
export function deployEnvironment(
  folder: RunFolder,
  endpoint: string,
  terraform: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  writeFileSync(folder.emptyAwsConfig, '');
  return {
    ...cleanEnvironment(),
    ...emulatorVariables(endpoint),
    ...terraform,
    AWS_CONFIG_FILE: folder.emptyAwsConfig,
    AWS_SHARED_CREDENTIALS_FILE: folder.emptyAwsConfig,
    AWS_EC2_METADATA_DISABLED: 'true',
    CI: 'true',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
  };
}
