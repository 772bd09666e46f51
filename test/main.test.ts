import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'sevenfold-main-'));
  folders.push(made);
  return made;
};

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** One run of the app command, as `cdktf.json` has it. */
function run(env: Readonly<Record<string, string>> = {}, project = projectRoot()) {
  const outdir = join(folder(), 'out');
  const { status, stderr } = spawnSync(process.execPath, ['tools/run.cjs', 'main.ts'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: outdir, SEVENFOLD_TODAY: '2026-11-24', ...env },
  });
  return { status, stderr, outdir };
}

/** Every file below a folder with its bytes. */
function bytes(outdir: string): Record<string, string> {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [file.slice(outdir.length), readFileSync(file, 'utf8')]),
  );
}

/** The project's sources in another folder, with the same packages. */
function copy(): string {
  const to = folder();
  const root = projectRoot();
  const sources = [
    'main.ts',
    'package.json',
    'cdktf.json',
    'environments',
    'stacks',
    'constructs',
    'schemas',
    'tools',
  ];
  for (const name of sources.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, name), join(to, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'));
  return to;
}

/** What every environment has. */
const FOUNDATION = ['alarms', 'kubernetes', 'network'];

describe('the app command', () => {
  const usual = run();

  it('writes every stack of every environment', () => {
    expect(usual).toMatchObject({ status: 0 });
    const whole = ['alarms', 'cassandra', 'edge', 'fleet-web', 'kafka', 'kubernetes', 'network'];
    const stacks = { dev: FOUNDATION, local: whole, production: whole, staging: FOUNDATION };
    expect(readdirSync(join(usual.outdir, 'stacks'))).toEqual(
      Object.entries(stacks).flatMap(([environment, names]) =>
        names.map((stack) => `${environment}-${stack}`),
      ),
    );
  });

  it('writes the same bytes again', () => {
    expect(bytes(run().outdir)).toEqual(bytes(usual.outdir));
  });

  it('writes the same bytes from another folder, time zone and locale', () => {
    const elsewhere = run(
      { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      copy(),
    );
    expect(elsewhere.status).toBe(0);
    expect(bytes(elsewhere.outdir)).toEqual(bytes(usual.outdir));
  });

  it('writes the same bytes with creation stacks', () => {
    expect(bytes(run({ SEVENFOLD_STACK_TRACES: '1' }).outdir)).toEqual(bytes(usual.outdir));
  });

  it('writes the environments asked for alone, each as it is among all', () => {
    const { outdir } = run({ ENVIRONMENT: 'dev' });
    const stacks = (from: string) =>
      Object.entries(bytes(from)).filter(([path]) => path.includes('stacks/dev-'));
    expect(readdirSync(join(outdir, 'stacks')).every((stack) => stack.startsWith('dev-'))).toBe(
      true,
    );
    expect(stacks(outdir)).toEqual(stacks(usual.outdir));
  });

  it('leaves no stack of an earlier run that could be deployed by mistake', () => {
    const { outdir } = run();
    expect(run({ ENVIRONMENT: 'dev', CDKTF_OUTDIR: outdir }).status).toBe(0);
    const left = readdirSync(join(outdir, 'stacks')).filter((stack) =>
      existsSync(join(outdir, 'stacks', stack, 'cdk.tf.json')),
    );
    expect(left).toEqual(['dev-alarms', 'dev-kubernetes', 'dev-network']);
  });

  it('names the environments there are when asked for another, and writes nothing', () => {
    const { status, stderr, outdir } = run({ ENVIRONMENT: 'dev,prodution' });
    expect(status).toBe(1);
    expect(stderr).toContain(
      'of local, dev, staging, production, got "prodution". Did you mean production?',
    );
    expect(stderr).not.toContain('    at ');
    expect(existsSync(outdir)).toBe(false);
  });

  it('writes nothing at all where one environment has a mistake', () => {
    const project = copy();
    const file = join(project, 'environments', 'production.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace("'per-zone'", "'single'"));
    const { status, stderr, outdir } = run({}, project);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Invalid input: 1 mistake, nothing was written\.\n- environments\/production\.ts: network\.nat: .*\n$/,
    );
    expect(existsSync(outdir)).toBe(false);
  });

  it('refuses a day that does not exist, and writes nothing', () => {
    const { status, stderr, outdir } = run({ SEVENFOLD_TODAY: '2026-02-30' });
    expect(status).toBe(1);
    expect(stderr).toContain('SEVENFOLD_TODAY: expected a date that exists');
    expect(existsSync(outdir)).toBe(false);
  });

  it('judges versions by the day it is given', () => {
    const { status, stderr } = run({ SEVENFOLD_TODAY: '2040-01-01' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/environments\/production\.ts: kubernetes\.version: /);
  });
});
