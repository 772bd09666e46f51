import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endTree, leftovers } from '#tools/local/end-processes';
import { type Emulator, recordedEmulator, startEmulator } from '#tools/local/emulator-process';
import { isRunning } from '#tools/local/process-table';
import { runFolder } from '#tools/local/run-folder';
import { projectRoot } from '#tools/project-root';

const PATH = mkdtempSync(join(tmpdir(), 'sevenfold-destroy-'));
const FOLDER = runFolder({ SEVENFOLD_RUN_FOLDER: PATH });
const STACK = {
  name: 'local-a',
  dependencies: [],
  synthesizedStackPath: 'stacks/local-a/cdk.tf.json',
  workingDirectory: 'stacks/local-a',
};

jest.setTimeout(120_000);

function destroy(...args: readonly string[]): { code: number | null; output: string } {
  const command = ['tools/sevenfold.cjs', 'local', 'destroy', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: projectRoot(),
    env: { ...process.env, SEVENFOLD_RUN_FOLDER: PATH },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

describe('a deployment that Terraform cannot destroy', () => {
  let running: Emulator;
  beforeAll(async () => {
    const place = { account: '111122223333', region: 'eu-central-1' };
    running = await startEmulator(FOLDER, { place, signal: new AbortController().signal });
    mkdirSync(join(FOLDER.output, STACK.workingDirectory), { recursive: true });
    mkdirSync(FOLDER.states);
    writeFileSync(join(FOLDER.output, STACK.synthesizedStackPath), '{}');
    const manifest = { version: '1', stacks: { [STACK.name]: STACK } };
    writeFileSync(join(FOLDER.output, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(FOLDER.states, `${STACK.name}.tfstate`), 'spoilt');
  });
  afterAll(() => {
    for (const { pid } of leftovers(FOLDER)) endTree(pid);
    rmSync(PATH, { recursive: true });
  });

  it('lies in an emulator of the account and region that were given', async () => {
    const response = await fetch(`${running.endpoint}/_sevenfold/health`);
    expect(await response.json()).toMatchObject({
      account: '111122223333',
      region: 'eu-central-1',
    });
  });

  it('is kept by destroy, which says why and how else', () => {
    const { code, output } = destroy();
    expect(output).toMatch(/local-a\.tfstate cannot be read/);
    expect(output).toContain('npm run local:destroy -- --force');
    expect(code).toBe(1);
    expect(recordedEmulator(FOLDER)?.instance).toBe(running.instance);
  });

  it('is gone by destroy --force, with the emulator', () => {
    const { code, output } = destroy('--force');
    expect(output).toContain('Everything ended with the emulator');
    expect(code).toBe(0);
    expect([running.pid, running.motoPid].filter(isRunning)).toEqual([]);
    expect(existsSync(FOLDER.output)).toBe(false);
  });
});
