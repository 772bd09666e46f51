import { nextVersion, supportOf } from '#constructs/kubernetes-cluster/kubernetes-versions';
import type { EnvironmentRule } from '../rule';

/** A quarter's notice before a version costs more or is upgraded by EKS itself. */
export const kubernetesStandardSupportEnds: EnvironmentRule = {
  id: 'kubernetes-standard-support-ends',
  reads: ['kubernetes.version'],
  effect: 'warn',
  find: ({ kubernetes }, { today }) => {
    if (kubernetes === undefined) return [];
    const { version } = kubernetes;
    const support = supportOf(version, today);
    if (support.kind !== 'standard' || !support.endsSoon) return [];
    const next = nextVersion(version) ?? 'a newer version';
    return [
      {
        property: 'kubernetes.version',
        got: version,
        expected: `standard support of ${version} ends on ${support.ends}: go to ${next} before that day`,
        fix: `Write '${next}'.`,
      },
    ];
  },
};
