import { nextVersion, supportOf } from '#constructs/kubernetes-cluster/kubernetes-versions';
import { EKS_PRICES, perMonth } from '#constructs/kubernetes-cluster/prices';
import type { EnvironmentRule } from '../rule';

/** Extended support is the dearest way to run a cluster, and it ends too. */
export const kubernetesExtendedSupportCosts: EnvironmentRule = {
  id: 'kubernetes-extended-support-costs',
  reads: ['kubernetes.version', 'kubernetes.upgradePolicy'],
  effect: 'warn',
  find: ({ kubernetes }, { today }) => {
    if (kubernetes?.upgradePolicy !== 'extended') return [];
    const { version } = kubernetes;
    const support = supportOf(version, today);
    if (support.kind !== 'extended') return [];
    const next = nextVersion(version) ?? 'a newer version';
    const price = `${perMonth(EKS_PRICES.extendedPerHour)} instead of ${perMonth(EKS_PRICES.standardPerHour)}`;
    return [
      {
        property: 'kubernetes.version',
        got: version,
        expected: `extended support of ${version} costs ${price} a month until ${support.ends}, when EKS upgrades the cluster by itself: go to ${next}`,
        fix: `Write '${next}'.`,
      },
    ];
  },
};
