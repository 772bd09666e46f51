import { daysBetween } from '#constructs/kernel/calendar-date';

/** One minor version of Kubernetes on EKS. */
export interface KubernetesVersion {
  /** '1.35' */
  readonly version: string;
  /** The first day without standard support, `YYYY-MM-DD`. */
  readonly standardSupportEnds: string;
  /** The first day without any support: EKS upgrades the cluster by itself. */
  readonly extendedSupportEnds: string;
}

/**
 * Every version that EKS supports, oldest first.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, read 2026-11-24.
 * A new version: add its line here and its add-ons in `add-ons.ts`.
 */
export const KUBERNETES_VERSIONS: readonly KubernetesVersion[] = [
  { version: '1.31', standardSupportEnds: '2025-11-26', extendedSupportEnds: '2026-11-26' },
  { version: '1.32', standardSupportEnds: '2026-03-23', extendedSupportEnds: '2027-03-23' },
  { version: '1.33', standardSupportEnds: '2026-07-29', extendedSupportEnds: '2027-07-29' },
  { version: '1.34', standardSupportEnds: '2026-12-02', extendedSupportEnds: '2027-12-02' },
  { version: '1.35', standardSupportEnds: '2027-03-27', extendedSupportEnds: '2028-03-27' },
  { version: '1.36', standardSupportEnds: '2027-08-02', extendedSupportEnds: '2028-08-02' },
];

/** How long before the end of standard support a warning begins: a quarter to plan an upgrade in. */
export const WARNING_DAYS = 90;

/** Where a version stands on a given day. */
export type VersionSupport =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'standard';
      /** The first day without standard support. */
      readonly ends: string;
      /** Whether that day is at most `WARNING_DAYS` away. */
      readonly endsSoon: boolean;
    }
  | { readonly kind: 'extended'; readonly ends: string }
  | { readonly kind: 'ended'; readonly since: string };

/** Where a version stands on a day, `YYYY-MM-DD`. */
export function supportOf(version: string, today: string): VersionSupport {
  const known = KUBERNETES_VERSIONS.find((candidate) => candidate.version === version);
  if (known === undefined) return { kind: 'unknown' };
  const { standardSupportEnds, extendedSupportEnds } = known;
  if (today >= extendedSupportEnds) return { kind: 'ended', since: extendedSupportEnds };
  if (today >= standardSupportEnds) return { kind: 'extended', ends: extendedSupportEnds };
  const endsSoon = daysBetween(today, standardSupportEnds) <= WARNING_DAYS;
  return { kind: 'standard', ends: standardSupportEnds, endsSoon };
}

/** Versions in standard support on a day, oldest first. */
export function versionsInStandardSupport(today: string): string[] {
  return KUBERNETES_VERSIONS.filter(
    ({ version }) => supportOf(version, today).kind === 'standard',
  ).map(({ version }) => version);
}

/** The version one step up, which is as far as EKS goes at a time; undefined for the newest. */
export function nextVersion(version: string): string | undefined {
  const index = KUBERNETES_VERSIONS.findIndex((candidate) => candidate.version === version);
  return index === -1 ? undefined : KUBERNETES_VERSIONS[index + 1]?.version;
}
