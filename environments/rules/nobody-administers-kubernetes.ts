import type { EnvironmentRule } from '../rule';

/** The role that creates the cluster gets no access: without an administrator nobody can look inside. */
export const nobodyAdministersKubernetes: EnvironmentRule = {
  id: 'nobody-administers-kubernetes',
  reads: ['kubernetes.access'],
  effect: 'warn',
  find: ({ kubernetes }) =>
    kubernetes === undefined || (kubernetes.access?.administrators ?? []).length > 0
      ? []
      : [
          {
            property: 'kubernetes.access.administrators',
            got: kubernetes.access?.administrators,
            expected:
              'no role can look inside the cluster, not even the one that makes it: name an administrator',
            fix: "Write access: { administrators: ['arn:aws:iam::…:role/…'] }.",
          },
        ],
};
