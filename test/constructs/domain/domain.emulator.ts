import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { Domain } from '#constructs/domain/domain';
import type { PublicZoneOptions } from '#constructs/domain/domain-options';
import { place } from '#constructs/kernel/placement';
import { applicationBalancer } from '#test/support/balancer-samples';
import { domain } from '#test/support/domain-samples';
import { runTerraform } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';

jest.setTimeout(300_000);

const ACCOUNT = '000000000000';
const topic = (name: string) => `arn:aws:sns:eu-west-1:${ACCOUNT}:${name}`;
const SHOP = 'shop.example.com';
const LAN = 'db.internal.shop.example.com';

/** What Terraform prints of resources that it would touch. */
const touched = (output: string): string[] =>
  [...output.matchAll(/# (\S+) (?:will be|must be) \S+/g)].map(([line]) => line);

describe('a deployed domain', () => {
  let emulator: EmulatorProcess;
  let outdir = '';
  let env: Record<string, string> = {};

  /** Writes the stack anew and gives its folder. */
  const write = (publicHosts: readonly string[], zone: PublicZoneOptions = { kind: 'create' }) => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    new LocalBackend(stack, { path: join(outdir, 'test.tfstate') });
    place(stack, { environment: 'test', account: ACCOUNT, region: 'eu-west-1', partition: 'aws' });
    const made = new Domain(stack, 'Domain', {
      options: domain({ zone }),
      vpcId: 'vpc-0a1b2c3d',
      publicHosts,
      internalHosts: [LAN],
      alarms: { topicArns: { critical: topic('critical'), warning: topic('warning') } },
    });
    for (const host of publicHosts) made.record(stack, `Host-${host}`, host, applicationBalancer);
    made.record(stack, 'Lan', LAN, { ...applicationBalancer, scheme: 'internal' });
    app.synth();
    return join(outdir, 'stacks', 'test');
  };
  const plan = (...stack: Parameters<typeof write>) =>
    runTerraform(write(...stack), env, 'plan', '-no-color', '-input=false', '-detailed-exitcode');

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-domain-'));
    env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test', // gitleaks:allow
    };
    const folder = write([SHOP]);
    expect(runTerraform(folder, env, 'init', '-no-color')).toMatchObject({ ok: true });
    const applied = runTerraform(folder, env, 'apply', '-no-color', '-auto-approve');
    expect(applied).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

  it('changes nothing when it is planned again', () => {
    expect(plan([SHOP])).toMatchObject({ ok: true }); // 2 where something would change
  });

  it('takes another host without touching a record of those it has', () => {
    const { output } = plan([SHOP, 'api.shop.example.com']);
    expect(output).not.toContain('Error:');
    const records = touched(output).filter((line) => line.includes('aws_route53'));
    expect(records).toHaveLength(3); // its A, AAAA and proof
    expect(records.every((line) => line.endsWith('will be created'))).toBe(true);
    expect(output).toMatch(/aws_acm_certificate\.\S+ must be replaced/);
    expect(output).toContain('+/- create replacement and then destroy');
  });

  it('takes a public zone that exists, and refuses a private one before anything is made', () => {
    const [made, inside] = ['PublicZone', 'PrivateZone'].map(zoneId);
    const taken = plan([SHOP], { kind: 'existing', id: made ?? '' });
    expect(taken.output).not.toContain('Error:');
    const refused = plan([SHOP], { kind: 'existing', id: inside ?? '' });
    expect(refused.output.replace(/\s+/g, ' ')).toContain('does not answer for shop.example.com');
  });

  it('leaves nothing behind', async () => {
    const folder = write([SHOP]);
    const destroyed = runTerraform(folder, env, 'destroy', '-no-color', '-auto-approve');
    expect(destroyed).toMatchObject({ ok: true });
    const answer = await fetch(`${env['AWS_ENDPOINT_URL'] ?? ''}/_sevenfold/inventory`);
    expect(await answer.json()).toEqual({ resources: [] });
  });

  /** The id of a deployed zone, from the state. */
  const zoneId = (name: string): string => {
    const state = readFileSync(join(outdir, 'test.tfstate'), 'utf8');
    const { resources } = JSON.parse(state) as {
      resources: { type: string; name: string; instances: { attributes: { id: string } }[] }[];
    };
    const zones = resources.filter(({ type }) => type === 'aws_route53_zone');
    const zone = zones.find((each) => each.name.includes(name));
    return zone?.instances[0]?.attributes.id ?? '';
  };
});
