import type { ClusterVersionInformation } from '@aws-sdk/client-eks';

import { KUBERNETES_VERSIONS as SUPPORTED } from '#constructs/kubernetes-cluster/kubernetes-versions';

import { invalidParameter } from './errors';

/**
 * What only DescribeClusterVersions tells of a version: the newest patch and the day of its release.
 * Source, read November 2026: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
const RELEASES: ReadonlyMap<string, { readonly patch: string; readonly released: string }> =
  new Map([
    ['1.31', { patch: '1.31.14', released: '2024-09-26' }],
    ['1.32', { patch: '1.32.13', released: '2025-01-23' }],
    ['1.33', { patch: '1.33.9', released: '2025-05-29' }],
    ['1.34', { patch: '1.34.7', released: '2025-10-02' }],
    ['1.35', { patch: '1.35.4', released: '2026-01-27' }],
    ['1.36', { patch: '1.36.1', released: '2026-06-02' }],
  ]);

/** What a cluster gets that names no version. */
export const DEFAULT_VERSION = '1.35';

/** The emulator's platform version, the same for every Kubernetes version. */
export const PLATFORM_VERSION = 'eks.9';

/** All versions, oldest first. @example '1.34' */
export const KUBERNETES_VERSIONS: readonly string[] = SUPPORTED.map(({ version }) => version);

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
  return SUPPORTED.map(({ version, ...ends }): ClusterVersionInformation => {
    const standardEnd = new Date(ends.standardSupportEnds);
    const extendedEnd = new Date(ends.extendedSupportEnds);
    const [status, versionStatus] =
      today < standardEnd
        ? (['standard-support', 'STANDARD_SUPPORT'] as const)
        : today < extendedEnd
          ? (['extended-support', 'EXTENDED_SUPPORT'] as const)
          : (['unsupported', 'UNSUPPORTED'] as const);
    const release = RELEASES.get(version);
    return {
      clusterVersion: version,
      clusterType: 'eks',
      defaultPlatformVersion: PLATFORM_VERSION,
      defaultVersion: version === DEFAULT_VERSION,
      endOfStandardSupportDate: standardEnd,
      endOfExtendedSupportDate: extendedEnd,
      status,
      versionStatus,
      ...(release && {
        kubernetesPatchVersion: release.patch,
        releaseDate: new Date(release.released),
      }),
    };
  }).reverse();
}
