import type { AccessOptions } from '#constructs/kubernetes-cluster/access-options';
import { nobodyAdministersKubernetes } from '#environments/rules/nobody-administers-kubernetes';
import { findings } from '#test/support/rule-findings';

const found = (access?: AccessOptions) =>
  findings(nobodyAdministersKubernetes, {
    kubernetes: { version: '1.35', compute: { kind: 'auto' }, ...(access && { access }) },
  });
const role = 'arn:aws:iam::111122223333:role/admin';

describe('nobody-administers-kubernetes', () => {
  it('is silent where a role administers the cluster', () => {
    expect(found({ administrators: [role] })).toEqual([]);
  });

  it('warns where none does', () => {
    expect(nobodyAdministersKubernetes.effect).toBe('warn');
    for (const access of [undefined, { administrators: [] }, { viewers: [role] }]) {
      expect(found(access)).toMatchObject([{ property: 'kubernetes.access.administrators' }]);
    }
  });
});
