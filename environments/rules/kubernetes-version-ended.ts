import {
  nextVersion,
  supportOf,
  versionsInStandardSupport,
} from '#constructs/kubernetes-cluster/kubernetes-versions';
import type { EnvironmentRule } from '../rule';

/** Past extended support EKS makes no cluster of a version and upgrades those that have it. */
export const kubernetesVersionEnded: EnvironmentRule = {
  id: 'kubernetes-version-ended',
  reads: ['kubernetes.version'],
  effect: 'refuse',
  find: ({ kubernetes }, { today }) => {
    if (kubernetes === undefined) return [];
    const { version } = kubernetes;
    const support = supportOf(version, today);
    if (support.kind !== 'ended') return [];
    const supported = versionsInStandardSupport(today).join(', ');
    return [
      {
        property: 'kubernetes.version',
        got: version,
        expected: `a version that EKS still supports; support of ${version} ended on ${support.since}`,
        fix: `Write ${nextVersion(version) ?? supported}, one version up at a time, until one of ${supported}.`,
      },
    ];
  },
};
