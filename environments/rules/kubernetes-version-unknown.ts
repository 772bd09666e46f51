import { KUBERNETES_VERSIONS, supportOf } from '#constructs/kubernetes-cluster/kubernetes-versions';
import type { EnvironmentRule } from '../rule';

/** EKS would refuse a version that it does not have, half an hour into a deployment. */
export const kubernetesVersionUnknown: EnvironmentRule = {
  id: 'kubernetes-version-unknown',
  reads: ['kubernetes.version'],
  effect: 'refuse',
  find: ({ kubernetes }, { today }) => {
    if (kubernetes === undefined) return [];
    if (supportOf(kubernetes.version, today).kind !== 'unknown') return [];
    const known = KUBERNETES_VERSIONS.map(({ version }) => version);
    return [
      {
        property: 'kubernetes.version',
        got: kubernetes.version,
        expected: `one of ${known.join(', ')}`,
        fix: 'Write one of these; the dates of a newer one belong in constructs/kubernetes-cluster/kubernetes-versions.ts.',
      },
    ];
  },
};
