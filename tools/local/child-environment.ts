import { writeFileSync } from 'node:fs';
import type { RunFolder } from './run-folder';

/**
 * Who calls the emulator: the access key id, a dummy like the secret beside it. The record of calls
 * names it where it begins with `sevenfold-`, so that a person's calls are told from our own.
 */
export const CALLERS = {
  /** A person, by the variables of `sevenfold local env`. */
  person: 'local',
  /** Our deploy, or destroy. */
  deploy: 'sevenfold-deploy',
  /** Our second plan. */
  plan: 'sevenfold-plan',
} as const;

/** Where the emulator listens, and for which region. */
export interface EmulatorAddress {
  readonly endpoint: string;
  readonly region: string;
}

/** Variables that lead AWS's tools to the emulator; the credentials are dummies, it checks none. */
export function emulatorVariables(
  { endpoint, region }: EmulatorAddress,
  caller: keyof typeof CALLERS,
): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: CALLERS[caller],
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
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
  emulator: EmulatorAddress,
  terraform: Readonly<Record<string, string>>,
  caller: 'deploy' | 'plan',
): NodeJS.ProcessEnv {
  writeFileSync(folder.emptyAwsConfig, '');
  return {
    ...cleanEnvironment(),
    ...emulatorVariables(emulator, caller),
    ...terraform,
    AWS_CONFIG_FILE: folder.emptyAwsConfig,
    AWS_SHARED_CREDENTIALS_FILE: folder.emptyAwsConfig,
    AWS_EC2_METADATA_DISABLED: 'true',
    CI: 'true',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
  };
}
