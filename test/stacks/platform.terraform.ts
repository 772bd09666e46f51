import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { addPlatform } from '#stacks/platform';
import { environment } from '#test/support/good-environment';
import { validate } from '#test/support/terraform';

describe.each(['local', 'production'] as const)('the %s environment', (name) => {
  let outdir = '';

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-validate-'));
    const app = new App({ outdir });
    addPlatform(app, environment(name));
    app.synth();
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true, force: true });
  });

  it('is valid for the real AWS provider, stack by stack', () => {
    const stacks = readdirSync(join(outdir, 'stacks'));
    expect(stacks).toContain(`${name}-network`);
    const problems = Object.fromEntries(
      stacks.map((stack) => [stack, validate(join(outdir, 'stacks', stack))]),
    );
    expect(problems).toEqual(Object.fromEntries(stacks.map((stack) => [stack, []])));
  }, 120_000);
});
