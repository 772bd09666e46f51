import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from './user-error';

/** A provider that the stacks need, such as registry.terraform.io/hashicorp/aws 5.100.0. */
export interface ProviderRequirement {
  /** Its address: host/namespace/type. */
  readonly address: string;
  /** The version or range that is required. */
  readonly version: string;
}

/** Where Terraform gets its providers from. */
export type ProviderSource =
  /** The user's own CLI configuration, used as it is. */
  | { readonly kind: 'configuration'; readonly file: string }
  /** A folder with a copy of the registry, and the addresses that it holds. */
  | { readonly kind: 'mirror'; readonly folder: string; readonly addresses: readonly string[] }
  | { readonly kind: 'registry' };

/** The machine as the search sees it; a test gives its own. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The project's folder, in which Terraform looks for `terraform.d/plugins`. */
  readonly project: string;
  /** Put before every absolute folder of the search. Default none. */
  readonly root?: string;
}

/**
 * Finds where the providers come from, the first that exists: the CLI configuration named by
 * TF_CLI_CONFIG_FILE, the mirror named by SEVENFOLD_PROVIDER_MIRROR, Terraform's own implied folders
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories),
 * a folder of add-on software that holds the required versions, the registry.
 */
export function findProviderSource(
  machine: Machine,
  required: readonly ProviderRequirement[],
): ProviderSource {
  const { env } = machine;
  const configuration = env['TF_CLI_CONFIG_FILE'];
  if (configuration && existsSync(configuration)) {
    return { kind: 'configuration', file: configuration };
  }
  const named = env['SEVENFOLD_PROVIDER_MIRROR'];
  if (named) return namedMirror(named, required);
  const folder = [...impliedFolders(machine), ...addOnFolders(machine)].find((candidate) =>
    required.some((requirement) => holds(candidate, requirement)),
  );
  if (folder === undefined) return { kind: 'registry' };
  return { kind: 'mirror', folder, addresses: addressesIn(folder) };
}

/** One line for a person: which source it is. */
export function describeSource(source: ProviderSource): string {
  switch (source.kind) {
    case 'configuration':
      return `your Terraform configuration ${source.file} (TF_CLI_CONFIG_FILE)`;
    case 'mirror':
      return `the mirror ${source.folder}`;
    case 'registry':
      return 'the registry';
  }
}

function namedMirror(folder: string, required: readonly ProviderRequirement[]): ProviderSource {
  const missing = required.filter((requirement) => !holds(folder, requirement));
  if (missing.length > 0 && missing.length === required.length) {
    const list = missing.map(({ address, version }) => `${address} ${version}`).join(', ');
    throw new UserError(
      `SEVENFOLD_PROVIDER_MIRROR: ${folder} does not hold ${list}. ` +
        'Name a folder made by `terraform providers mirror`, or unset the variable.',
    );
  }
  return { kind: 'mirror', folder, addresses: addressesIn(folder) };
}

/** Whether the mirror holds the provider: that version if it is exact, else any. */
function holds(mirror: string, { address, version }: ProviderRequirement): boolean {
  const folder = join(mirror, address);
  if (!/^\d+\.\d+\.\d+$/.test(version)) return existsSync(folder);
  const type = address.slice(address.lastIndexOf('/') + 1);
  // Both layouts of a mirror: unpacked folders by version, or zip files beside each other.
  return (
    existsSync(join(folder, version)) ||
    list(folder).some((name) => name.startsWith(`terraform-provider-${type}_${version}_`))
  );
}

function addressesIn(mirror: string): readonly string[] {
  return list(mirror)
    .filter((host) => host.includes('.'))
    .flatMap((host) =>
      list(join(mirror, host)).flatMap((namespace) =>
        list(join(mirror, host, namespace)).map((type) => `${host}/${namespace}/${type}`),
      ),
    );
}

function impliedFolders({ env, platform, project, root = '/' }: Machine): readonly string[] {
  const home = env['HOME'];
  const atHome = (...path: string[]): readonly string[] => (home ? [join(home, ...path)] : []);
  const always = [join(project, 'terraform.d/plugins'), ...atHome('.terraform.d/plugins')];
  if (platform === 'darwin') {
    const library = 'Library/Application Support/io.terraform/plugins';
    return [...always, ...atHome(library), join(root, library)];
  }
  const dataHome = env['XDG_DATA_HOME'];
  const dataFolders = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':');
  return [
    ...always,
    ...(dataHome
      ? [join(dataHome, 'terraform/plugins')]
      : atHome('.local/share/terraform/plugins')),
    ...dataFolders.map((folder) => join(root, folder, 'terraform/plugins')),
  ];
}

/** Prefixes under which add-on software is put, per hier(7) and Homebrew's and MacPorts' defaults. */
const ADD_ON_PREFIXES = [
  'opt',
  'usr/local',
  'usr/local/share',
  'usr/local/lib',
  'usr/share',
  'usr/lib',
  'srv',
  'var/lib',
];
const MAC_PREFIXES = ['opt/homebrew', 'opt/homebrew/share', 'opt/local', 'opt/local/share'];

function addOnFolders({ platform, root = '/' }: Machine): readonly string[] {
  const prefixes = platform === 'darwin' ? [...ADD_ON_PREFIXES, ...MAC_PREFIXES] : ADD_ON_PREFIXES;
  return prefixes.flatMap((prefix) =>
    list(join(root, prefix)).map((name) => join(root, prefix, name)),
  );
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // missing, a file, or not ours to read
  }
}
