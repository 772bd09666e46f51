import type { AddonInfo, AddonPodIdentityConfiguration } from '@aws-sdk/client-eks';

import { ADD_ON_NAMES, ADD_ONS, pinnedVersion } from '#constructs/kubernetes-cluster/add-ons';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { invalidParameter, notFound } from './errors';
import { KUBERNETES_VERSIONS, minor } from './kubernetes-versions';
import { paginate } from './pagination';

/** One add-on that EKS offers. */
interface CatalogEntry {
  readonly type: string;
  /** Versions beside those that add-ons.ts pins, such as one to update from. */
  readonly versions: readonly string[];
  /** Where it runs. */
  readonly namespace: string;
  /** Service account and managed policy of add-ons that call AWS. */
  readonly identity?: AddonPodIdentityConfiguration;
}

const MANAGED = 'arn:aws:iam::aws:policy';

/**
 * AWS's own add-ons and the community's that EKS packages.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const CATALOG: Readonly<Record<string, CatalogEntry>> = {
  'vpc-cni': entry('networking', ['v1.21.1-eksbuild.3', 'v1.20.4-eksbuild.2'], 'kube-system', [
    'aws-node',
    `${MANAGED}/AmazonEKS_CNI_Policy`,
  ]),
  coredns: entry('networking', ['v1.13.1-eksbuild.1', 'v1.12.4-eksbuild.1'], 'kube-system'),
  'kube-proxy': entry(
    'networking',
    [
      'v1.36.0-eksbuild.21',
      'v1.35.0-eksbuild.2',
      'v1.34.1-eksbuild.2',
      'v1.33.5-eksbuild.2',
      'v1.32.9-eksbuild.2',
      'v1.31.13-eksbuild.2',
    ],
    'kube-system',
  ),
  'eks-pod-identity-agent': entry(
    'security',
    ['v1.3.10-eksbuild.1', 'v1.3.9-eksbuild.5'],
    'kube-system',
  ),
  'eks-node-monitoring-agent': entry('observability', ['v1.5.0-eksbuild.1'], 'kube-system'),
  'aws-ebs-csi-driver': entry(
    'storage',
    ['v1.61.1-eksbuild.1', 'v1.56.0-eksbuild.1'],
    'kube-system',
    ['ebs-csi-controller-sa', `${MANAGED}/service-role/AmazonEBSCSIDriverPolicy`],
  ),
  'aws-efs-csi-driver': entry('storage', ['v2.1.15-eksbuild.1'], 'kube-system', [
    'efs-csi-controller-sa',
    `${MANAGED}/service-role/AmazonEFSCSIDriverPolicy`,
  ]),
  'aws-mountpoint-s3-csi-driver': entry('storage', ['v2.2.0-eksbuild.1'], 'kube-system', [
    's3-csi-driver-sa',
    `${MANAGED}/AmazonS3FullAccess`,
  ]),
  'snapshot-controller': entry('storage', ['v8.3.0-eksbuild.1'], 'kube-system'),
  'metrics-server': entry(
    'observability',
    ['v0.8.0-eksbuild.3', 'v0.7.2-eksbuild.4'],
    'kube-system',
  ),
  'kube-state-metrics': entry('observability', ['v2.17.0-eksbuild.1'], 'kube-state-metrics'),
  'prometheus-node-exporter': entry(
    'observability',
    ['v1.10.2-eksbuild.1'],
    'prometheus-node-exporter',
  ),
  'amazon-cloudwatch-observability': entry(
    'observability',
    ['v4.7.0-eksbuild.1'],
    'amazon-cloudwatch',
    ['cloudwatch-agent', `${MANAGED}/CloudWatchAgentServerPolicy`],
  ),
  adot: entry('observability', ['v0.131.0-eksbuild.1'], 'opentelemetry-operator-system'),
  'aws-guardduty-agent': entry('security', ['v1.12.1-eksbuild.2'], 'amazon-guardduty'),
  'aws-network-flow-monitoring-agent': entry(
    'observability',
    ['v1.1.0-eksbuild.1'],
    'amazon-network-flow-monitor',
  ),
  'cert-manager': entry('security', ['v1.19.1-eksbuild.1'], 'cert-manager'),
  'external-dns': entry('networking', ['v0.20.0-eksbuild.1'], 'external-dns', [
    'external-dns',
    `${MANAGED}/AmazonRoute53FullAccess`,
  ]),
};

/** What a CreateAddon or UpdateAddon needs to know of an add-on. */
export interface AddonDefaults {
  /** Version that EKS would choose. */
  readonly version: string;
  readonly namespace: string;
}

/** The defaults of an add-on on a Kubernetes version. Refused when EKS does not offer it. */
export function addonDefaults(addonName: string, kubernetesVersion: string): AddonDefaults {
  const known = lookUp(addonName);
  const version = known && defaultVersion(addonName, known, kubernetesVersion);
  if (!known || version === undefined) {
    throw invalidParameter(
      `Addon ${addonName} specified is not supported in ${kubernetesVersion} kubernetes version`,
      { addonName },
    );
  }
  return { version, namespace: known.namespace };
}

/** Refuses a version that the catalogue lacks, or a kube-proxy newer than the control plane. */
export function checkAddonVersion(
  addonName: string,
  addonVersion: string,
  kubernetesVersion: string,
): void {
  const known = lookUp(addonName);
  const offered = known !== undefined && versionsOf(addonName, known).includes(addonVersion);
  const tooNew =
    addonName === 'kube-proxy' && minor(addonVersion.slice(1)) > minor(kubernetesVersion);
  if (!offered || tooNew) {
    throw invalidParameter('Addon version specified is not supported', { addonName });
  }
}

/** DescribeAddonVersions and DescribeAddonConfiguration. */
export function addonCatalogOperations(): readonly RestJsonOperation[] {
  return [
    {
      name: 'DescribeAddonVersions',
      method: 'GET',
      path: '/addons/supported-versions',
      handle: describeAddonVersions,
    },
    {
      name: 'DescribeAddonConfiguration',
      method: 'GET',
      path: '/addons/configuration-schemas',
      handle: describeAddonConfiguration,
    },
  ];
}

function describeAddonVersions({ query }: RestJsonInput): object {
  const name = query.get('addonName');
  const types = query.getAll('types');
  const kubernetesVersion = query.get('kubernetesVersion');
  const versions = KUBERNETES_VERSIONS.filter(
    (version) => kubernetesVersion === null || version === kubernetesVersion,
  );
  const unknownName = name !== null && !lookUp(name);
  if (unknownName) throw notFound(`Addon ${name} not found`, { addonName: name });
  const all = Object.entries(CATALOG)
    .filter(([addonName]) => name === null || addonName === name)
    .filter(([, { type }]) => types.length === 0 || types.includes(type))
    .filter(
      () => matches(query.getAll('owners'), 'aws') && matches(query.getAll('publishers'), 'eks'),
    )
    .map(([addonName, known]) => addonInfo(addonName, known, versions));
  const { items: addons, ...rest } = paginate(all, query);
  return { addons, ...rest };
}

function addonInfo(
  addonName: string,
  known: CatalogEntry,
  kubernetesVersions: readonly string[],
): AddonInfo {
  const addonVersions = versionsOf(addonName, known).map((addonVersion) => ({
    addonVersion,
    architecture: ['amd64', 'arm64'],
    computeTypes: ['ec2', 'auto', 'hybrid'],
    compatibilities: kubernetesVersions
      .filter((version) => runsOn(addonName, addonVersion, version))
      .map((clusterVersion) => ({
        clusterVersion,
        platformVersions: ['*'],
        defaultVersion: addonVersion === defaultVersion(addonName, known, clusterVersion),
      })),
    requiresConfiguration: false,
    requiresIamPermissions: known.identity !== undefined,
  }));
  return {
    addonName,
    type: known.type,
    addonVersions: addonVersions.filter(({ compatibilities }) => compatibilities.length > 0),
    publisher: 'eks',
    owner: 'aws',
    defaultNamespace: known.namespace,
  };
}

function describeAddonConfiguration({ query }: RestJsonInput): object {
  const addonName = query.get('addonName') ?? '';
  const addonVersion = query.get('addonVersion') ?? '';
  const known = lookUp(addonName);
  if (!known) throw notFound(`Addon ${addonName} not found`, { addonName });
  checkAddonVersion(addonName, addonVersion, KUBERNETES_VERSIONS.at(-1) ?? '');
  return {
    addonName,
    addonVersion,
    // AWS's schemas are not public: this one says only that the values are an object.
    configurationSchema: JSON.stringify({
      $schema: 'http://json-schema.org/draft-06/schema#',
      type: 'object',
    }),
    podIdentityConfiguration: known.identity ? [known.identity] : [],
  };
}

function lookUp(addonName: string): CatalogEntry | undefined {
  return Object.hasOwn(CATALOG, addonName) ? CATALOG[addonName] : undefined;
}

/** The version that add-ons.ts pins, or the newest that runs. */
function defaultVersion(
  addonName: string,
  known: CatalogEntry,
  kubernetesVersion: string,
): string | undefined {
  const name = ADD_ON_NAMES.find((pinned) => pinned === addonName);
  return (
    (name && pinnedVersion(name, kubernetesVersion)) ??
    versionsOf(addonName, known).find((version) => runsOn(addonName, version, kubernetesVersion))
  );
}

/** Every version on offer, newest first. */
function versionsOf(addonName: string, { versions }: CatalogEntry): readonly string[] {
  const name = ADD_ON_NAMES.find((pinned) => pinned === addonName);
  const pins = name ? ADD_ONS[name].version : {};
  const pinned = typeof pins === 'string' ? [pins] : Object.values(pins);
  return [...new Set([...pinned, ...versions])].sort((one, other) =>
    other.localeCompare(one, 'en', { numeric: true }),
  );
}

function runsOn(addonName: string, addonVersion: string, kubernetesVersion: string): boolean {
  return addonName !== 'kube-proxy' || addonVersion.startsWith(`v${kubernetesVersion}.`);
}

function matches(asked: readonly string[], value: string): boolean {
  return asked.length === 0 || asked.includes(value);
}

function entry(
  type: string,
  versions: readonly string[],
  namespace: string,
  identity?: readonly [serviceAccount: string, policy: string],
): CatalogEntry {
  if (!identity) return { type, versions, namespace };
  const [serviceAccount, policy] = identity;
  return {
    type,
    versions,
    namespace,
    identity: { serviceAccount, recommendedManagedPolicies: [policy] },
  };
}
