import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { literal } from '#constructs/kernel/literal';

const TEXTS = [
  ...['${x}', '$${x}', '$$${x}', '%{x}', '%%{x}', '%%%{x}', '$%{x}', '%${x}', '%$${x}'],
  ...['a$', 'a${', '$', '%', '$}{', '${${', '\\${x}', '"${x}"', '\n${x}', '$${"a"}'],
];

describe('literal text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sevenfold-literal-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is what Terraform itself reads back', () => {
    const binary = process.env['TERRAFORM_BINARY_NAME'] || 'terraform';
    const run = (...args: string[]) =>
      execFileSync(binary, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    const output = Object.fromEntries(
      TEXTS.map((text, index) => [`text-${index}`, { value: literal(text) }]),
    );
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output }));
    run('apply', '-auto-approve', '-input=false');
    const read = JSON.parse(run('output', '-json')) as Record<string, { value: string }>;
    expect(TEXTS.map((_, index) => read[`text-${index}`]?.value)).toEqual(TEXTS);
  });
});
