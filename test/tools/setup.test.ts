import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Tool {
  readonly name: string;
  readonly minimum: readonly number[];
  readonly from: string;
}

interface Setup {
  readonly NODE: Tool;
  readonly PYTHON: Tool;
  readonly TERRAFORM: Tool;
  parseVersion(text: string): number[] | undefined;
  complaint(
    tool: Tool,
    version: number[] | undefined,
    command: string,
    preRelease?: string,
  ): string | undefined;
  staleReason(lockFile: string, installedFile: string): string | undefined;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file without types
const setup = require('../../tools/setup.cjs') as Setup;

describe('the check of what the machine must have', () => {
  it.each([
    ['Python 3.11.7', [3, 11, 7]],
    ['v20.20.2', [20, 20, 2]],
    ['Python 3.13.0rc1', [3, 13, 0]],
    ['1.11', [1, 11, 0]],
  ])('reads the version of %j', (text, version) => {
    expect(setup.parseVersion(text)).toEqual(version);
  });

  it('reads no version where there is none', () => {
    expect(setup.parseVersion('command not found')).toBeUndefined();
  });

  it.each([
    ['Node', 'NODE', [20, 9, 0]],
    ['Node', 'NODE', [22, 1, 0]],
    ['Python', 'PYTHON', [3, 10, 0]],
    ['Python', 'PYTHON', [4, 0, 0]],
    ['Terraform', 'TERRAFORM', [1, 11, 0]],
  ] as const)('accepts %s as %s %j', (_, tool, version) => {
    expect(setup.complaint(setup[tool], [...version], 'it')).toBeUndefined();
  });

  it.each([
    ['NODE', [18, 20, 8]],
    ['PYTHON', [3, 9, 21]],
    ['TERRAFORM', [1, 9, 8]],
  ] as const)('refuses an old %s in one line with its version and its source', (name, version) => {
    const tool = setup[name];
    const line = setup.complaint(tool, [...version], 'the-command');
    expect(line).toBe(
      `${tool.name} ${tool.minimum.join('.')} or newer is needed, ` +
        `the-command is ${version.join('.')}: ${tool.from}`,
    );
  });

  it.each([
    [[1, 11, 0], 'Terraform 1.11 or newer is needed, it is 1.11.0-beta1: '],
    [[1, 11, 1], undefined],
    [[1, 12, 0], undefined],
  ])('takes a pre-release of %j as older than its release and no other', (version, complaint) => {
    const { TERRAFORM } = setup;
    const expected = complaint && `${complaint}${TERRAFORM.from}`;
    expect(setup.complaint(TERRAFORM, version, 'it', 'beta1')).toBe(expected);
  });

  it('says of a missing tool which command was not found', () => {
    expect(setup.complaint(setup.PYTHON, undefined, 'python3')).toBe(
      'Python 3.10 or newer is needed, python3 was not found: https://www.python.org/downloads/',
    );
  });
});

describe('the check of node_modules against the lock file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sevenfold-setup-'));
  const lockFile = join(folder, 'package-lock.json');
  const installedFile = join(folder, 'installed.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  type Packages = Record<string, { version: string; optional?: boolean }>;
  function reason(wanted: Packages, installed: Packages): string | undefined {
    writeFileSync(lockFile, JSON.stringify({ packages: { '': {}, ...wanted } }));
    writeFileSync(installedFile, JSON.stringify({ packages: installed }));
    return setup.staleReason(lockFile, installedFile);
  }

  it('finds the same packages fresh, whatever the order', () => {
    const a = { version: '1.0.0' };
    const b = { version: '2.0.0' };
    expect(
      reason(
        { 'node_modules/a': a, 'node_modules/b': b },
        { 'node_modules/b': b, 'node_modules/a': a },
      ),
    ).toBeUndefined();
  });

  it('does not miss an optional package of another platform', () => {
    expect(
      reason({ 'node_modules/other': { version: '1.0.0', optional: true } }, {}),
    ).toBeUndefined();
  });

  it('names a package of another version with both versions', () => {
    expect(
      reason(
        { 'node_modules/a': { version: '1.1.0' } },
        { 'node_modules/a': { version: '1.0.0' } },
      ),
    ).toBe('a is 1.0.0, the lock file says 1.1.0');
  });

  it('names a package that is missing', () => {
    expect(reason({ 'node_modules/a': { version: '1.0.0' } }, {})).toBe(
      'a is missing from node_modules',
    );
  });

  it('names a package that was taken out of the lock file', () => {
    expect(reason({}, { 'node_modules/a': { version: '1.0.0' } })).toBe(
      'a is no longer in the lock file',
    );
  });

  it('takes node_modules without the record that npm writes last for incomplete', () => {
    expect(setup.staleReason(lockFile, join(folder, 'nothing'))).toBe(
      'node_modules is absent or incomplete',
    );
  });
});
