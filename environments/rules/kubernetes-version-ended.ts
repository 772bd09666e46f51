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
    const next = nextVersion(version);
    const supported = versionsInStandardSupport(today).join(', ');
    const step = next === undefined ? '' : `Write ${next}, one version up at a time`;
    return [
      {
        property: 'kubernetes.version',
        got: version,
        expected: `a version that EKS still supports; support of ${version} ended on ${support.since}`,
        fix:
          supported === ''
            ? `${step === '' ? '' : `${step}. `}No version in kubernetes-versions.ts has support on ${today}: add newer ones there.`
            : `${step}, until one of ${supported}.`,
      },
    ];
  },
};
