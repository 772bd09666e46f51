import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Emulator, recordedEmulator } from '#tools/local/emulator-process';
import { endTree, leftovers } from '#tools/local/end-processes';
import { readInventory } from '#tools/local/inventory';
import { isRunning } from '#tools/local/process-table';
import { E2E_RUN_FOLDER, logFile, runFolder } from '#tools/local/run-folder';
import type { Status } from '#tools/local/status';
import { projectRoot } from '#tools/project-root';

const ROOT = projectRoot(__dirname);
const FOLDER = runFolder({ SEVENFOLD_RUN_FOLDER: E2E_RUN_FOLDER });
const MINUTE = 60_000;
const STACKS = [
  'local-alarms',
  'local-network',
  'local-cassandra',
  'local-edge',
  'local-fleet-web',
  'local-kafka',
  'local-kubernetes',
];

jest.setTimeout(10 * MINUTE);

beforeAll(clean);
afterAll(clean);

describe('npm run local', () => {
  let first: Emulator;
  let check = '';

  it('deploys every stack, and proves it by an empty second plan and the check of all calls', async () => {
    const { code, output } = await npm('local');
    expect(output).toMatch(/^✔ Plan again: no changes/m);
    // Not how many calls: the provider asks again where it must wait.
    check = /^\d{3,} calls(, \d{2,} operations, 0 violations\.)$/m.exec(output)?.[1] ?? '';
    expect(check).not.toBe('');
    expect(output).toMatch(/aws eks describe-cluster --name \S+/);
    expect(code).toBe(0);
    first = emulator();
  });

  it('tells in local:status what runs', async () => {
    const { code, status } = await readStatus();
    expect(code).toBe(0);
    expect(status.emulator).toMatchObject({ pid: first.pid, unknownOperations: [] });
    expect(status.stacks.map(({ name }) => name)).toEqual(STACKS);
    expect(status.stacks.every(({ resources }) => resources > 0)).toBe(true);
  });

  it('is not disturbed by what a person does to the emulator', async () => {
    await fetch(first.endpoint); // unsigned, of no operation
    await fetch(`${first.endpoint}/clusters`, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=A/20261124/eu-west-1/eks/aws4_request',
      },
      body: '{"name":5}',
    });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const sns = new SNSClient({ endpoint: first.endpoint, region: first.region, credentials });
    await sns.send(new CreateTopicCommand({ Name: 'made-by-hand' }));
    // What that means is seen by the runs below.
    const ids = (await readInventory(first)).map(({ id }) => id);
    expect(ids.filter((id) => id.endsWith('made-by-hand'))).toHaveLength(1);
  });

  it('changes nothing when it runs again, and refuses a second beside it', async () => {
    const before = states();
    const again = npm('local');
    await until(() => existsSync(FOLDER.lock));
    const beside = await npm('local');
    expect(beside.code).toBe(1);
    expect(beside.output).toMatch(/another sevenfold command \(pid \d+\) works in /);

    const { code, output } = await again;
    expect(code).toBe(0);
    expect(output).toMatch(/^✔ Deploy: nothing to do/m);
    expect(output).toMatch(/^✔ Plan again: no changes/m);
    expect(output).toContain(`calls${check}\n`);
    expect(readFileSync(FOLDER.actions, 'utf8')).not.toContain('made-by-hand');
    expect(states()).toEqual(before);
    expect(emulator().instance).toBe(first.instance);
  });

  it('refuses a port that is taken, and touches nothing', async () => {
    const { code, output } = await local('up', '--port', String(first.motoPort)).result;
    expect(output).toContain(`\nport ${first.motoPort} of 127.0.0.1 is taken`);
    expect(code).toBe(1);
    expect(emulator().instance).toBe(first.instance);
  });

  it('stays when a run that has nothing to do is interrupted', async () => {
    const log = logFile(FOLDER, 'plan-local-alarms');
    rmSync(log);
    const run = local('up');
    await until(() => existsSync(log));
    process.kill(run.pid, 'SIGINT');
    const { code, output } = await run.result;
    expect(output).toContain(`interrupted by SIGINT: the emulator runs on at ${first.endpoint}`);
    expect(code).toBe(130);
    expect(emulator().instance).toBe(first.instance);
    expect(leftovers(FOLDER).map(({ pid }) => pid)).toEqual([first.pid]);
  });

  it('is undone by local:destroy, without a trace', async () => {
    expect(await readInventory(first)).not.toEqual([]); // or an empty one would prove nothing
    const { code, output } = await npm('local:destroy');
    expect(output).toMatch(
      /^✔ Prove that nothing is left: 7 states are empty, and so is the emulator, but for 1 made/m,
    );
    expect(output).toMatch(/^Made outside of Terraform.*\n {2}sns Topic \S+made-by-hand$/m);
    expect(code).toBe(0);
    expectNothingRuns([first]);
    expect(readdirSync(FOLDER.path).filter((name) => !name.endsWith('.log'))).toEqual([
      'actions.json',
    ]);
    expect((await readStatus()).code).toBe(3);
  });

  it('has nothing to destroy afterwards, and says so', async () => {
    const { code, output } = await npm('local:destroy');
    expect(output).toContain('Nothing is deployed');
    expect(code).toBe(0);
  });
});

describe('a deploy that is cut off', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s ends at once with one line and leaves nothing running',
    async (signal, code) => {
      const run = local('up', '--stack', 'alarms');
      const running = await untilItCreates();
      process.kill(run.pid, signal);
      const result = await run.result;
      expect(result.output).toContain(`interrupted by ${signal}: nothing is left running.`);
      expect(result.code).toBe(code);
      expectNothingRuns([running]);
    },
  );

  it.each([
    ['the emulator', 'pid'],
    ["the emulator's moto", 'motoPid'],
  ] as const)('by the death of %s says so, and leaves nothing running', async (_, pid) => {
    const run = local('up', '--stack', 'alarms');
    const running = await untilItCreates();
    process.kill(running[pid], 'SIGKILL');
    const { code, output } = await run.result;
    expect(output).toMatch(/^the emulator('s moto)? \(pid \d+\) died/m);
    expect(output).toContain('the end of ');
    expect(code).toBe(1);
    expectNothingRuns([running]);
  });

  it('by kill -9 leaves nothing running either, and is made good by the next run', async () => {
    const run = local('up', '--stack', 'alarms');
    const running = await untilItCreates();
    process.kill(run.pid, 'SIGKILL');
    await run.result;
    await until(() => [running.pid, running.motoPid, ...pidsWorkingIn(FOLDER.path)].every(isGone));
    expect(leftovers(FOLDER)).toEqual([]);
    const { code, output } = await local('up', '--stack', 'alarms').result;
    expect(output).toContain('anew: the last run was interrupted');
    expect(output).toMatch(/^✔ Plan again: no changes/m);
    expect(code).toBe(0);
    expect((await readStatus()).status.stacks.map(({ name }) => name)).toEqual(['local-alarms']);
  });

  it('leaves an environment that can be destroyed when its emulator is dead', async () => {
    const running = emulator();
    process.kill(running.pid, 'SIGKILL');
    await until(() => !isRunning(running.pid));
    const { code, output } = await npm('local:destroy');
    expect(output).toContain('The emulator had ended');
    expect(code).toBe(0);
    expectNothingRuns([running]);
  });
});

it('names its version', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Version;
  const { code, output } = await start(process.execPath, ['tools/sevenfold.cjs', '--version'])
    .result;
  expect([code, output]).toEqual([0, `${version}\n`]);
});

interface Version {
  readonly version: string;
}

interface Result {
  readonly code: number;
  /** Both outputs, in the order they came. */
  readonly output: string;
}

function start(file: string, args: readonly string[]): { pid: number; result: Promise<Result> } {
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...process.env, SEVENFOLD_RUN_FOLDER: E2E_RUN_FOLDER },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const result = new Promise<Result>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
  return { pid: child.pid ?? 0, result };
}

function npm(script: string): Promise<Result> {
  return start('npm', ['run', '--silent', script]).result;
}

/** The command itself, so that a signal reaches it and not npm. */
function local(...args: readonly string[]): ReturnType<typeof start> {
  return start(process.execPath, ['tools/setup.cjs', 'local', ...args]);
}

async function readStatus(): Promise<{ code: number; status: Status }> {
  const { code, output } = await start(process.execPath, [
    ...['tools/sevenfold.cjs', 'local', 'status', '--json'],
  ]).result;
  return { code, status: JSON.parse(output) as Status };
}

function emulator(): Emulator {
  const running = recordedEmulator(FOLDER);
  if (!running) throw new Error('no emulator runs');
  return running;
}

/** Waits until Terraform is in the middle of its first resources. */
async function untilItCreates(): Promise<Emulator> {
  const log = logFile(FOLDER, 'deploy');
  rmSync(log, { force: true });
  await until(() => existsSync(log) && readFileSync(log, 'utf8').includes('Creating...'));
  return emulator();
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 2 * MINUTE;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`it never came to this: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function states(): Record<string, string> {
  const names = readdirSync(FOLDER.states).filter((name) => name.endsWith('.tfstate'));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(FOLDER.states, name), 'utf8')]),
  );
}

function expectNothingRuns(emulators: readonly Emulator[]): void {
  const pids = emulators.flatMap(({ pid, motoPid }) => [pid, motoPid]);
  expect(pids.filter(isRunning)).toEqual([]);
  expect(leftovers(FOLDER)).toEqual([]);
  expect(pidsWorkingIn(FOLDER.path)).toEqual([]);
  expect(existsSync(FOLDER.lock)).toBe(false);
}

function isGone(pid: number): boolean {
  return !isRunning(pid);
}

/** Processes whose working folder lies in the folder, such as terraform's providers (Linux only). */
function pidsWorkingIn(folder: string): readonly number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function clean(): void {
  for (const { pid } of leftovers(FOLDER)) endTree(pid);
  rmSync(FOLDER.path, { recursive: true, force: true });
}
