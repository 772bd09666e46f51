import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cleanEnvironment,
  deployEnvironment,
  emulatorVariables,
} from '#tools/local/child-environment';
import { runFolder } from '#tools/local/run-folder';

const EMULATOR = { endpoint: 'http://127.0.0.1:1', region: 'eu-central-1' };

describe("a child's environment", () => {
  const users = {
    PATH: '/bin',
    HOME: '/home/me',
    TF_LOG: 'DEBUG',
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'secret',
    AWS_ENDPOINT_URL_EKS: 'https://elsewhere',
    TF_CLI_ARGS: '-destroy',
    TF_WORKSPACE: 'other',
    TF_DATA_DIR: '/elsewhere',
    TF_VAR_x: '1',
    CDKTF_OUTDIR: '/elsewhere',
    ENVIRONMENT: 'production',
  };

  it("keeps the user's settings and none that lead to another account, state or folder", () => {
    expect(cleanEnvironment(users)).toEqual({
      PATH: '/bin',
      HOME: '/home/me',
      TF_LOG: 'DEBUG',
      ENVIRONMENT: 'local',
      CHECKPOINT_DISABLE: '1',
    });
  });

  it('leads Terraform to the emulator, with an empty file for every file of credentials', () => {
    const path = mkdtempSync(join(tmpdir(), 'sevenfold-environment-'));
    try {
      const folder = runFolder({ SEVENFOLD_RUN_FOLDER: path });
      const env = deployEnvironment(folder, EMULATOR, { TF_CLI_CONFIG_FILE: '/rc' }, 'deploy');
      expect(env).toMatchObject({
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_REGION: 'eu-central-1',
        AWS_DEFAULT_REGION: 'eu-central-1',
        AWS_EC2_METADATA_DISABLED: 'true',
        TF_CLI_CONFIG_FILE: '/rc',
      });
      expect(env['AWS_CONFIG_FILE']).toBe(env['AWS_SHARED_CREDENTIALS_FILE']);
      expect(readFileSync(env['AWS_CONFIG_FILE'] ?? '', 'utf8')).toBe('');
    } finally {
      rmSync(path, { recursive: true });
    }
  });

  it('calls the emulator by another name than a person and than the second plan', () => {
    const callers = (['person', 'deploy', 'plan'] as const).map(
      (caller) => emulatorVariables(EMULATOR, caller)['AWS_ACCESS_KEY_ID'],
    );
    expect(callers).toEqual(['local', 'sevenfold-deploy', 'sevenfold-plan']);
  });
});
