import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { ApplicationListener } from '#constructs/load-balancer/listener/application-listener';
import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { RuleOptions } from '#constructs/load-balancer/listener/rule-options';
import { place } from '#constructs/kernel/placement';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { providerConfiguration } from '#test/support/terraform';
import { freePort } from '#tools/local/emulator/ports';
import { terraformBinary } from '#tools/local/terraform-binary';

jest.setTimeout(300_000);

type Rules = Readonly<Record<string, RuleOptions>>;

const api: RuleOptions = {
  when: { hosts: ['shop.example.com'], paths: ['/api/*'] },
  then: { kind: 'weighted-forward', targetGroups: { web: 95, canary: 5 } },
};
const old: RuleOptions = {
  when: { paths: ['/old/*'], methods: ['GET'], query: { v: ['1', '2'] } },
  then: { kind: 'redirect', path: '/new/#{path}', query: '' },
};
const beta: RuleOptions = {
  when: { headers: { 'x-canary': ['1'] }, sourceCidrs: ['203.0.113.0/24'] },
  then: { kind: 'forward', targetGroup: 'canary' },
};
const gone: RuleOptions = {
  when: { paths: ['/gone'] },
  then: { kind: 'fixed-response', status: 410, body: 'Gone' },
};

const before: HttpsListenerOptions = {
  protocol: 'HTTPS',
  rules: { api, old, beta },
  otherwise: { kind: 'forward', targetGroup: 'web' },
};
const withRules = (rules: Rules): HttpsListenerOptions => ({ ...before, rules });

/** What a declaration changed into, and all that its plan may touch. */
const CHANGES: readonly {
  readonly what: string;
  readonly after: HttpsListenerOptions;
  readonly plan: readonly string[];
}[] = [
  { what: 'nothing', after: before, plan: [] },
  { what: 'a rule more', after: withRules({ api, old, beta, gone }), plan: ['create gone'] },
  {
    what: 'a rule more in front',
    after: withRules({ gone, api, old, beta }),
    plan: ['create gone'],
  },
  { what: 'a rule less', after: withRules({ api, beta }), plan: ['delete old'] },
  { what: 'another order', after: withRules({ beta, api, old }), plan: [] },
  {
    what: 'a rule under another name',
    after: withRules({ api, old, early: beta }),
    plan: ['create early', 'delete beta'],
  },
  {
    what: 'other weights',
    after: withRules({
      api: { ...api, then: { kind: 'weighted-forward', targetGroups: { canary: 50, web: 50 } } },
      old,
      beta,
    }),
    plan: ['update api'],
  },
  {
    what: 'one group instead of two',
    after: withRules({ api: { ...api, then: { kind: 'forward', targetGroup: 'web' } }, old, beta }),
    plan: ['update api'],
  },
  {
    what: 'a place in front',
    after: withRules({ api, old, beta: { ...beta, priority: 10 } }),
    plan: ['update beta'],
  },
  { what: 'maintenance', after: { ...before, maintenance: {} }, plan: ['create maintenance'] },
  {
    what: 'another answer for the rest',
    after: { ...before, otherwise: { kind: 'fixed-response', status: 404 } },
    plan: ['update test-public-https'],
  },
  {
    what: 'another header',
    after: { ...before, responseHeaders: { frameOptions: 'SAMEORIGIN' } },
    plan: ['update test-public-https'],
  },
  {
    what: 'clients with certificates',
    after: { ...before, mutualTls: { mode: 'passthrough' } },
    plan: ['update test-public-https'],
  },
];

interface Plan {
  readonly resource_changes?: readonly {
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Tagged | null;
      readonly after: Tagged | null;
    };
  }[];
}
interface Tagged {
  readonly tags?: Readonly<Record<string, string>> | null;
}

describe('the listener of a balancer, with the real provider', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-listener-'));
  const cwd = join(outdir, 'stacks', 'edge');
  let emulator: EmulatorProcess;
  let env: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    env = { ...process.env, ...providerConfiguration(), ...access(endpoint) };
    synthesizeListeners(outdir, before);
    await terraform('init', '-input=false');
    await terraform('apply', '-auto-approve', '-input=false');
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

  it.each(CHANGES)('plans $plan and no more for $what', async ({ after, plan }) => {
    synthesizeListeners(outdir, after);
    await terraform('plan', '-out=plan', '-input=false', '-lock=false');
    const { resource_changes: changes = [] } = JSON.parse(
      await terraform('show', '-json', 'plan'),
    ) as Plan;
    const planned = changes
      .map(
        ({ change }) =>
          `${change.actions.join(' and ')} ${(change.after ?? change.before)?.tags?.['Name'] ?? ''}`,
      )
      .filter((each) => !each.startsWith('no-op'));
    expect(planned.sort()).toEqual(plan);
  });

  it('settles: what was changed and changed back leaves nothing to do', async () => {
    const rules = { gone, early: beta, api: { ...api, priority: 10 } };
    const caBundle = { bucket: 'trust', key: 'ca.pem' };
    const verified = { ...before, mutualTls: { mode: 'verify', caBundle } } as const;
    for (const options of [{ ...withRules(rules), maintenance: {} }, verified, before]) {
      synthesizeListeners(outdir, options);
      await terraform('apply', '-auto-approve', '-input=false');
      expect(await terraform('plan', '-input=false', '-lock=false')).toContain('No changes.');
    }
  });

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

/** A balancer with two target groups, and in front of them the listener in question and one that redirects. */
function synthesizeListeners(outdir: string, options: HttpsListenerOptions): void {
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
  const vpc = new Vpc(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const subnets = ['a', 'b'].map(
    (zone, index) =>
      new Subnet(stack, `Subnet-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `eu-west-1${zone}`,
      }),
  );
  const balancer = new Lb(stack, 'Balancer', {
    namePrefix: 'test-',
    internal: true,
    subnets: subnets.map(({ id }) => id),
  });
  const group = (name: string) =>
    new LbTargetGroup(stack, `Group-${name}`, {
      namePrefix: 'test-',
      port: 8080,
      protocol: 'HTTP',
      vpcId: vpc.id,
    }).arn;
  const targetGroupArns = { web: group('web'), canary: group('canary') };
  const certificate = new AcmCertificate(stack, 'Certificate', {
    domainName: 'shop.example.com',
    validationMethod: 'DNS',
  });
  const loadBalancerArn = balancer.arn;
  new ApplicationListener(stack, 'https', {
    name: 'public-https',
    options,
    loadBalancerArn,
    certificateArn: certificate.arn,
    targetGroupArns,
  });
  new ApplicationListener(stack, 'http', {
    name: 'public-http',
    options: { protocol: 'HTTP' },
    loadBalancerArn,
    targetGroupArns,
  });
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
