import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, describeSource, findProviderSource } from '#tools/local/provider-mirror';
import { terraformConfig } from '#tools/local/terraform-config';

const AWS = 'registry.terraform.io/hashicorp/aws';
const REQUIRED = [{ address: AWS, version: '5.100.0' }];

describe('the search for the providers', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'sevenfold-mirror-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const machine = (env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux'): Machine => ({
    env: { HOME: join(root, 'home/me'), ...env },
    platform,
    project: join(root, 'project'),
    root,
  });
  const mirror = (folder: string, version = '5.100.0'): string => {
    mkdirSync(join(root, folder, AWS, version, 'linux_amd64'), { recursive: true });
    return join(root, folder);
  };

  it('ends at the registry when nothing is found', () => {
    expect(findProviderSource(machine(), REQUIRED)).toEqual({ kind: 'registry' });
  });

  it('takes an existing TF_CLI_CONFIG_FILE as it is, before anything else', () => {
    const file = join(root, 'my.tfrc');
    writeFileSync(file, '');
    const env = { TF_CLI_CONFIG_FILE: file, SEVENFOLD_PROVIDER_MIRROR: mirror('opt/plugins') };
    expect(findProviderSource(machine(env), REQUIRED)).toEqual({ kind: 'configuration', file });
  });

  it('passes over a TF_CLI_CONFIG_FILE that does not exist', () => {
    const env = { TF_CLI_CONFIG_FILE: join(root, 'gone'), SEVENFOLD_PROVIDER_MIRROR: mirror('m') };
    expect(findProviderSource(machine(env), REQUIRED)).toMatchObject({ folder: join(root, 'm') });
  });

  it('refuses a SEVENFOLD_PROVIDER_MIRROR that does not hold the version, naming both', () => {
    const env = { SEVENFOLD_PROVIDER_MIRROR: mirror('m', '5.99.0') };
    expect(() => findProviderSource(machine(env), REQUIRED)).toThrow(
      `SEVENFOLD_PROVIDER_MIRROR: ${join(root, 'm')} does not hold ${AWS} 5.100.0`,
    );
  });

  it.each([
    ['the project', 'project/terraform.d/plugins', 'linux'],
    ['the home folder', 'home/me/.terraform.d/plugins', 'linux'],
    ['the XDG data home', 'home/me/.local/share/terraform/plugins', 'linux'],
    ['the XDG data folders', 'usr/local/share/terraform/plugins', 'linux'],
    ['the Mac home', 'home/me/Library/Application Support/io.terraform/plugins', 'darwin'],
    ['the Mac', 'Library/Application Support/io.terraform/plugins', 'darwin'],
    ['add-on software', 'opt/some-mirror', 'linux'],
    ['local software', 'usr/local/share/some-mirror', 'linux'],
    ['Homebrew', 'opt/homebrew/share/some-mirror', 'darwin'],
  ] as const)('finds a mirror in %s: %s', (_, folder, platform) => {
    expect(findProviderSource(machine({}, platform), REQUIRED)).toEqual({ kind: 'registry' });
    mirror(folder);
    expect(findProviderSource(machine({}, platform), REQUIRED)).toEqual({
      kind: 'mirror',
      folder: join(root, folder),
      addresses: [AWS],
    });
  });

  it("prefers Terraform's own folders to add-on software", () => {
    mirror('opt/a');
    const own = mirror('home/me/.terraform.d/plugins');
    expect(findProviderSource(machine(), REQUIRED)).toMatchObject({ folder: own });
  });

  it('passes over a mirror of another version', () => {
    mirror('opt/old', '5.99.0');
    expect(findProviderSource(machine(), REQUIRED)).toEqual({ kind: 'registry' });
  });

  it('takes any version for a range', () => {
    mirror('opt/old', '5.99.0');
    const range = [{ address: AWS, version: '>= 5.90.0, < 7.0.0' }];
    expect(findProviderSource(machine(), range)).toMatchObject({ folder: join(root, 'opt/old') });
  });

  it('knows a mirror of zip files', () => {
    mkdirSync(join(root, 'opt/zips', AWS), { recursive: true });
    const zip = 'terraform-provider-aws_5.100.0_linux_amd64.zip';
    writeFileSync(join(root, 'opt/zips', AWS, zip), '');
    expect(findProviderSource(machine(), REQUIRED)).toMatchObject({ kind: 'mirror' });
  });
});

describe("Terraform's configuration of a run", () => {
  const source = { kind: 'mirror', folder: '/m"x', addresses: [AWS] } as const;

  it('takes from the mirror what it holds and the rest from the registry', () => {
    expect(terraformConfig(source)).toContain('path    = "/m\\"x"');
    expect(terraformConfig(source)).toContain(`include = ["${AWS}"]`);
    expect(terraformConfig(source)).toContain(`exclude = ["${AWS}"]`);
  });

  it('leaves installation to Terraform without a mirror', () => {
    expect(terraformConfig({ kind: 'registry' })).not.toContain('provider_installation');
  });

  it('can be told to a person', () => {
    expect(describeSource(source)).toBe('the mirror /m"x');
    expect(describeSource({ kind: 'registry' })).toBe('the registry');
  });
});
