import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Precondition } from 'cdktf';
import fc from 'fast-check';
import { DeploymentGuard, guardedAddress, hcl } from '#constructs/capabilities/guarded';
import { synthesizeConstruct } from '#test/support/synthesized';
import { runTerraform } from '#test/support/terraform';

/** What the real Terraform makes of expressions, by their names. */
function evaluated(
  expressions: Readonly<Record<string, unknown>>,
  locals: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'sevenfold-guarded-'));
  try {
    const output = Object.fromEntries(
      Object.entries(expressions).map(([name, value]) => [name, { value }]),
    );
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ locals, output }));
    const applied = runTerraform(folder, {}, 'apply', '-auto-approve', '-no-color', '-input=false');
    expect(applied).toMatchObject({ ok: true });
    const read = JSON.parse(runTerraform(folder, {}, 'output', '-json').output) as Readonly<
      Record<string, { readonly value: unknown }>
    >;
    return Object.fromEntries(Object.entries(read).map(([name, { value }]) => [name, value]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

jest.setTimeout(120_000);

describe('a value in Terraform’s language', () => {
  /** As wild as JSON allows; Terraform itself composes characters (NFC), so they come composed. */
  const values = fc
    .jsonValue({ stringUnit: 'binary', maxDepth: 3 })
    .map((value) => JSON.parse(JSON.stringify(value).normalize('NFC')) as unknown);

  /** What no generator is sure to draw: each escape of JSON, and what starts an expression. */
  const TEXTS = [
    String.fromCharCode(...Array(32).keys()),
    '\b\f\\b\\f\\\\b "\\" / \u007f \u2028 \u{1f600}',
    '${1 + 1} %{ if true } $${a} $$${b} %%{c} ${ %{ $ { $',
  ];

  it('is read back as the same, whatever JSON it is', () => {
    const written = [...TEXTS, ...fc.sample(values, { seed: 14, numRuns: 300 })];
    const read = evaluated(
      Object.fromEntries(
        written.map((value, index) => [`value_${index}`, `\${${hcl({ value })}}`]),
      ),
    );
    expect(written.map((_, index) => read[`value_${index}`])).toEqual(
      written.map((value) => ({ value })),
    );
  });
});

describe('a guard’s verdict', () => {
  /** Of a guard that wants `one` with the size 2, when these parameters are found. */
  function verdict(found: Readonly<Record<string, string>>): { ok: unknown; message: unknown } {
    let precondition: Precondition | undefined;
    const stack = synthesizeConstruct((scope) => {
      const resource = new CloudwatchLogGroup(scope, 'Group', { name: 'group' });
      const record = { name: 'one', address: guardedAddress(resource), size: 2 };
      ({ precondition } = new DeploymentGuard(scope, 'Guard', {
        path: '/test/sizes',
        parametersId: 'Sizes',
        guarded: [{ record, resource }],
        acknowledged: ['test/aws_x.gone'],
        kept: (next) => `${next}.size >= old.size`,
        told: () => '"was ${old.size}"',
        message: (lost) =>
          `lost: \${join(", ", [for name, was in ${lost} : "\${name} \${was[0]}"])}`,
      }));
    });
    const { locals } = stack as unknown as { locals: Readonly<Record<string, string>> };
    const asFound = JSON.stringify(locals).replace(
      /data\.aws_ssm_parameters_by_path\.\w+/g,
      'local.found',
    );
    const { ok, message } = evaluated(
      { ok: precondition?.condition, message: precondition?.errorMessage },
      {
        ...(JSON.parse(asFound) as object),
        found: { names: Object.keys(found), values: Object.values(found) },
      },
    );
    return { ok, message };
  }
  const one = (size: number) => JSON.stringify({ name: 'one', address: 'test/aws_x.one', size });

  it('lets nothing lost, and what is acknowledged, pass', () => {
    expect(verdict({})).toMatchObject({ ok: true });
    const gone = JSON.stringify({ name: 'gone', address: 'test/aws_x.gone', size: 1 });
    expect(verdict({ '/test/sizes/one': one(1), '/test/sizes/gone': gone })).toMatchObject({
      ok: true,
    });
  });

  it('tells what is lost', () => {
    expect(verdict({ '/test/sizes/one': one(3) })).toEqual({
      ok: false,
      message: 'lost: one was 3',
    });
  });

  it('names the parameters that are no record, whoever wrote them, instead of failing in them', () => {
    const { ok, message } = verdict({
      '/test/sizes/a': 'no JSON {',
      '/test/sizes/b': '5',
      '/test/sizes/c': '{"name":"c"}',
      '/test/sizes/d': 'null',
      '/test/sizes/one': one(1),
    });
    expect(ok).toBe(false);
    expect(message).toMatch(
      /^Parameters under \/test\/sizes .* not ours: \/test\/sizes\/a, \/test\/sizes\/b, \/test\/sizes\/c, \/test\/sizes\/d\. Delete them/,
    );
  });

  it('holds a plan for a record of another shape, and tells its address', () => {
    const other = JSON.stringify({ name: 'other', address: 'test/aws_x.other' });
    expect(verdict({ '/test/sizes/other': other })).toEqual({
      ok: false,
      message: 'lost: other test/aws_x.other',
    });
  });
});
