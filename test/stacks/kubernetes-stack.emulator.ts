import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'cdktf';
import type { Compute } from '#constructs/kubernetes-cluster/compute-options';
import { AlarmsStack } from '#stacks/alarms-stack';
import { KubernetesStack } from '#stacks/kubernetes-stack';
import { NetworkStack } from '#stacks/network-stack';
import { environment } from '#test/support/good-environment';
import { providerConfiguration } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';
import { terraformBinary } from '#tools/local/terraform-binary';

/** The kinds that the local environment, which the whole-deploy tests prove, does not have. */
const KINDS: Readonly<Record<string, Compute>> = {
  auto: { kind: 'auto' },
  fargate: {
    kind: 'fargate',
    profiles: {
      system: { selectors: [{ namespace: 'kube-system' }] },
      shop: { selectors: [{ namespace: 'shop', labels: { tier: 'web' } }] },
    },
  },
};
const NAMES = Object.keys(KINDS);

/** How Terraform says that a plan would change something. */
const WOULD_CHANGE = 2;

jest.setTimeout(300_000);

describe('the real Terraform and AWS provider, against the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-kinds-'));
  let emulator: EmulatorProcess;
  let env: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    synthesizeKinds(outdir);
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    env = { ...withoutAws(), ...providerConfiguration(), ...dummyAccess(endpoint) };
    await apply('local-alarms');
    await apply('local-network');
    // One after another: Terraform's plugin cache is not safe for two at once.
    for (const name of NAMES) await terraform(`${name}-kubernetes`, 'init');
    await Promise.all(NAMES.map((name) => terraform(`${name}-kubernetes`, ...APPLY)));
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

  it.each(NAMES)('make a cluster whose compute is %s, and find nothing to change', async (name) => {
    const plan = await terraform(`${name}-kubernetes`, 'plan', '-detailed-exitcode', '-lock=false');
    expect(plan).toContain('No changes.');
    const state = await terraform(`${name}-kubernetes`, 'state', 'list');
    expect(state).toMatch(/^aws_eks_cluster\./m);
    expect(state).toMatch(/^aws_vpc_security_group_ingress_rule\..*ApiClients/m);
  });

  async function apply(stack: string): Promise<void> {
    await terraform(stack, 'init');
    await terraform(stack, ...APPLY);
  }

  /** Its output, also that of a plan with changes; throws what went wrong. */
  async function terraform(stack: string, command: string, ...args: string[]): Promise<string> {
    const input = command === 'state' ? [] : ['-input=false', '-no-color'];
    const cwd = join(outdir, 'stacks', stack);
    try {
      const run = promisify(execFile);
      return (await run(terraformBinary(), [command, ...args, ...input], { cwd, env })).stdout;
    } catch (error) {
      const { code, stdout = '', stderr = '' } = error as FailedRun;
      if (code === WOULD_CHANGE && command === 'plan') return stdout;
      throw new Error(`terraform ${command} of ${stack} failed:\n${stdout}${stderr}`);
    }
  }
});

const APPLY = ['apply', '-auto-approve'] as const;

interface FailedRun {
  readonly code?: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** One small network, and a cluster of each kind in it. */
function synthesizeKinds(outdir: string): void {
  const app = new App({ outdir });
  const local = environment('local');
  const peerCidrs = ['10.90.0.0/16'];
  const network = { cidr: '10.10.0.0/16', nat: 'none', peerCidrs } as const;
  const small = { ...local, network };
  const alarms = new AlarmsStack(app, small);
  const networkStack = new NetworkStack(app, small, { alarms });
  for (const [name, compute] of Object.entries(KINDS)) {
    const endpoint = { kind: 'private', allowedCidrs: peerCidrs } as const;
    const kubernetes = { ...local.kubernetes, version: '1.35', compute, endpoint };
    const needs = { network: networkStack, alarms };
    new KubernetesStack(app, { ...small, name, kubernetes }, needs);
  }
  app.synth();
}

/** No credentials, profile or endpoint of whoever runs the test may reach Terraform. */
function withoutAws(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|TF_(?!CLI_CONFIG_FILE))/.test(name)),
  );
}

function dummyAccess(endpoint: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(tmpdir(), 'sevenfold-no-such-file'),
    AWS_SHARED_CREDENTIALS_FILE: join(tmpdir(), 'sevenfold-no-such-file'),
    CHECKPOINT_DISABLE: '1',
  };
}
