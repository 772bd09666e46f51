import type { ClusterVersionInformation } from '@aws-sdk/client-eks';

import { invalidParameter } from './errors';

interface KubernetesVersion {
  readonly version: string;
  /** Newest patch that the emulator reports. */
  readonly patch: string;
  readonly released: string;
  readonly standardSupportEnds: string;
  readonly extendedSupportEnds: string;
}

/**
 * The Kubernetes versions of EKS, oldest first.
 * Source, read November 2026: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
const VERSIONS: readonly KubernetesVersion[] = [
  version('1.31', '1.31.14', '2024-09-26', '2025-11-26', '2026-11-26'),
  version('1.32', '1.32.13', '2025-01-23', '2026-03-23', '2027-03-23'),
  version('1.33', '1.33.9', '2025-05-29', '2026-07-29', '2027-07-29'),
  version('1.34', '1.34.7', '2025-10-02', '2026-12-02', '2027-12-02'),
  version('1.35', '1.35.4', '2026-01-27', '2027-03-27', '2028-03-27'),
  version('1.36', '1.36.1', '2026-06-02', '2027-08-02', '2028-08-02'),
];

/** What a cluster gets that names no version. */
export const DEFAULT_VERSION = '1.35';

/** The emulator's platform version, the same for every Kubernetes version. */
export const PLATFORM_VERSION = 'eks.9';

/** All versions, oldest first. @example '1.34' */
export const KUBERNETES_VERSIONS: readonly string[] = VERSIONS.map(({ version }) => version);

/** The minor number of a version. @example 34 for '1.34' */
export function minor(version: string): number {
  return Number(version.split('.')[1]);
}

/** Refuses a version that EKS does not have. */
export function checkVersion(version: string): void {
  if (!KUBERNETES_VERSIONS.includes(version)) {
    throw invalidParameter(`unsupported Kubernetes version ${version}`);
  }
}

/** Refuses a step that is not exactly one minor version up. */
export function checkUpgrade(from: string, to: string): void {
  checkVersion(to);
  if (minor(to) !== minor(from) + 1) {
    throw invalidParameter(`Unsupported Kubernetes minor version update from ${from} to ${to}`);
  }
}

/** What DescribeClusterVersions says of every version on a given day, newest first. */
export function versionInformation(today: Date): readonly ClusterVersionInformation[] {
  return VERSIONS.map((version): ClusterVersionInformation => {
    const standardEnd = new Date(version.standardSupportEnds);
    const extendedEnd = new Date(version.extendedSupportEnds);
    const [status, versionStatus] =
      today < standardEnd
        ? (['standard-support', 'STANDARD_SUPPORT'] as const)
        : today < extendedEnd
          ? (['extended-support', 'EXTENDED_SUPPORT'] as const)
          : (['unsupported', 'UNSUPPORTED'] as const);
    return {
      clusterVersion: version.version,
      clusterType: 'eks',
      defaultPlatformVersion: PLATFORM_VERSION,
      defaultVersion: version.version === DEFAULT_VERSION,
      kubernetesPatchVersion: version.patch,
      releaseDate: new Date(version.released),
      endOfStandardSupportDate: standardEnd,
      endOfExtendedSupportDate: extendedEnd,
      status,
      versionStatus,
    };
  }).reverse();
}

function version(
  name: string,
  patch: string,
  released: string,
  standardSupportEnds: string,
  extendedSupportEnds: string,
): KubernetesVersion {
  return { version: name, patch, released, standardSupportEnds, extendedSupportEnds };
}
