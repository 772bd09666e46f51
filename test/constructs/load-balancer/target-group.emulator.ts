import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { place } from '#constructs/kernel/placement';
import type { ApplicationTargetGroupOptions } from '#constructs/load-balancer/application-target-group-options';
import { TargetGroup } from '#constructs/load-balancer/target-group';
import { providerConfiguration } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';
import { terraformBinary } from '#tools/local/terraform-binary';
import { surroundings } from './balancer-stack';

jest.setTimeout(300_000);

const HTTP = { targetType: 'ip', port: 8080, health: { path: '/healthz' } } as const;
const COOKIE = { kind: 'duration_cookie', seconds: 3600 } as const;

/** A target group each way. */
const WAYS: Readonly<Record<string, ApplicationTargetGroupOptions>> = {
  round: { ...HTTP, algorithm: { kind: 'round_robin' } },
  slow: { ...HTTP, algorithm: { kind: 'round_robin', slowStartSeconds: 60 } },
  least: { ...HTTP, algorithm: { kind: 'least_outstanding_requests' } },
  random: { ...HTTP, algorithm: { kind: 'weighted_random', anomalyMitigation: 'off' } },
  mitigated: { ...HTTP, algorithm: { kind: 'weighted_random', anomalyMitigation: 'on' } },
  'sticky-round': { ...HTTP, algorithm: { kind: 'round_robin' }, stickiness: COOKIE },
  'sticky-least': {
    ...HTTP,
    algorithm: { kind: 'least_outstanding_requests' },
    stickiness: COOKIE,
  },
};

/** Each way and each other one. */
const CHANGES = Object.keys(WAYS).flatMap((from) =>
  Object.keys(WAYS)
    .filter((to) => to !== from)
    .map((to) => ({ name: `${from}-to-${to}`, from, to })),
);

/** What the provider knows of a group once it is told. */
interface Known {
  readonly load_balancing_algorithm_type: string;
  readonly load_balancing_anomaly_mitigation: string;
  readonly slow_start: number;
  readonly stickiness: readonly { readonly enabled: boolean }[];
  readonly tags: { readonly Name: string };
}

describe('the way in which targets are picked, with the real provider', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-target-groups-'));
  const cwd = join(outdir, 'stacks', 'edge');
  let emulator: EmulatorProcess;
  let env: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    env = { ...process.env, ...providerConfiguration(), ...access(endpoint) };
    synthesizeGroups(outdir, 'from');
    await terraform('init', '-input=false');
    await terraform('apply', '-auto-approve', '-input=false');
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

  it('changes in place from each to each other one, leaves nothing of the old one and settles', async () => {
    synthesizeGroups(outdir, 'to');
    const applied = await terraform('apply', '-auto-approve', '-input=false');
    expect(applied).toContain(`0 added, ${CHANGES.length} changed, 0 destroyed`);
    expect(await terraform('plan', '-input=false', '-lock=false')).toContain('No changes.');

    const known = await groups();
    expect(known).toHaveLength(CHANGES.length);
    for (const { name, to } of CHANGES) {
      const group = known.find(({ tags }) => tags.Name === `test-public-${name}`);
      const { algorithm, stickiness } = WAYS[to] ?? {};
      expect({ name, ...picked(group) }).toEqual({
        name,
        algorithm: algorithm?.kind,
        mitigation: to === 'mitigated' ? 'on' : 'off',
        slowStart: to === 'slow' ? 60 : 0,
        sticky: stickiness !== undefined,
      });
    }
  });

  async function groups(): Promise<readonly Known[]> {
    await terraform('refresh', '-input=false');
    const { values } = JSON.parse(await terraform('show', '-json')) as {
      values: { root_module: { resources: { type: string; values: Known }[] } };
    };
    return values.root_module.resources
      .filter(({ type }) => type === 'aws_lb_target_group')
      .map((resource) => resource.values);
  }

  async function terraform(...args: string[]): Promise<string> {
    try {
      const options = { cwd, env, maxBuffer: 2 ** 26 };
      return (await promisify(execFile)(terraformBinary(), args, options)).stdout;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`terraform ${args.join(' ')} failed:\n${stdout}${stderr}`);
    }
  }
});

const picked = (group: Known | undefined) => ({
  algorithm: group?.load_balancing_algorithm_type,
  mitigation: group?.load_balancing_anomaly_mitigation,
  slowStart: group?.slow_start,
  sticky: group?.stickiness[0]?.enabled,
});

function synthesizeGroups(outdir: string, side: 'from' | 'to'): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'edge');
  new LocalBackend(stack, { path: '../../edge.tfstate' });
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', skipRequestingAccountId: true });
  stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
  place(stack, {
    environment: 'test',
    account: '000000000000',
    region: 'eu-west-1',
    partition: 'aws',
  });
  const { id: vpcId } = new Vpc(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  for (const change of CHANGES) {
    const options = WAYS[change[side]];
    if (options === undefined) throw new Error(`no way ${change[side]}`);
    new TargetGroup(stack, change.name, {
      name: change.name,
      options,
      vpcId,
      loadBalancer: { name: 'public', arnSuffix: 'app/public/0123456789abcdef' } as never,
      alarms: surroundings.alarms,
    });
  }
  app.synth();
}

function access(endpoint: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    CHECKPOINT_DISABLE: '1',
  };
}
