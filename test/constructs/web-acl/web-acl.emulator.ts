import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { place } from '#constructs/kernel/placement';
import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import { runTerraform } from '#test/support/terraform';
import { FULL_WEB_ACL, makeWebAcl } from '#test/support/web-acl-samples';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';

jest.setTimeout(300_000);

const ACCOUNT = '000000000000';

describe('a deployed web ACL', () => {
  let emulator: EmulatorProcess;
  let outdir = '';
  let env: Record<string, string> = {};

  /** Writes the stack anew and gives its folder. */
  const write = (options: WebAclOptions) => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    new LocalBackend(stack, { path: join(outdir, 'test.tfstate') });
    place(stack, { environment: 'test', account: ACCOUNT, region: 'eu-west-1', partition: 'aws' });
    makeWebAcl(stack, options, `arn:aws:sns:eu-west-1:${ACCOUNT}:warning`);
    app.synth();
    return join(outdir, 'stacks', 'test');
  };
  const run = (folder: string, ...args: string[]) =>
    runTerraform(folder, env, ...args, '-no-color');
  const plan = (options: WebAclOptions) => run(write(options), 'plan', '-detailed-exitcode');

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-web-acl-'));
    env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test', // gitleaks:allow
    };
    const folder = write(FULL_WEB_ACL);
    expect(run(folder, 'init')).toMatchObject({ ok: true });
    expect(run(folder, 'apply', '-auto-approve')).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

  it('changes nothing when it is planned again', () => {
    expect(plan(FULL_WEB_ACL)).toMatchObject({ ok: true }); // 2 where something would change
  });

  it('takes another rate, more ranges and a dry run without being replaced', () => {
    const { output } = plan({
      ...FULL_WEB_ACL,
      mode: 'count',
      ratePerFiveMinutes: 100,
      block: { ...FULL_WEB_ACL.block, another: '192.0.2.0/24' },
    });
    expect(output).not.toContain('Error:');
    expect(output).toMatch(/aws_wafv2_web_acl\.\S+ will be updated in-place/);
    expect(output).not.toContain('must be replaced');
  });

  it('loses its lists', () => {
    const folder = write({});
    expect(run(folder, 'apply', '-auto-approve')).toMatchObject({ ok: true });
    expect(plan({})).toMatchObject({ ok: true });
  });

  it('leaves nothing behind', async () => {
    const destroyed = run(write({}), 'destroy', '-auto-approve');
    expect(destroyed).toMatchObject({ ok: true });
    const answer = await fetch(`${env['AWS_ENDPOINT_URL'] ?? ''}/_sevenfold/inventory`);
    expect(await answer.json()).toEqual({ resources: [] });
  });
});
