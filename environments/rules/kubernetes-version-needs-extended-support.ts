import { nextVersion, supportOf } from '#constructs/kubernetes-cluster/kubernetes-versions';
import { EKS_PRICES, perMonth } from '#constructs/kubernetes-cluster/prices';
import type { EnvironmentRule } from '../rule';

/** Without extended support EKS would upgrade such a cluster by itself, on a day of its own choice. */
export const kubernetesVersionNeedsExtendedSupport: EnvironmentRule = {
  id: 'kubernetes-version-needs-extended-support',
  reads: ['kubernetes.version', 'kubernetes.upgradePolicy'],
  effect: 'refuse',
  find: ({ kubernetes }, { today }) => {
    if (kubernetes === undefined) return [];
    const { version, upgradePolicy = 'standard' } = kubernetes;
    if (supportOf(version, today).kind !== 'extended' || upgradePolicy === 'extended') return [];
    const price = `${perMonth(EKS_PRICES.extendedPerHour)} instead of ${perMonth(EKS_PRICES.standardPerHour)}`;
    return [
      {
        property: 'kubernetes.version',
        got: version,
        expected: 'a version in standard support',
        fix: `Write '${nextVersion(version) ?? 'a newer one'}', or upgradePolicy: 'extended' (${price} a month).`,
      },
    ];
  },
};
