import type { KubernetesOptions } from '#constructs/kubernetes-cluster/kubernetes-options';
import { kubernetesVersionNeedsExtendedSupport } from '#environments/rules/kubernetes-version-needs-extended-support';
import { findings } from '#test/support/rule-findings';

const found = (options: Partial<KubernetesOptions>, today: string) =>
  findings(
    kubernetesVersionNeedsExtendedSupport,
    { kubernetes: { version: '1.34', compute: { kind: 'auto' }, ...options } },
    today,
  );

describe('kubernetes-version-needs-extended-support', () => {
  it('lets a version pass while its standard support lasts', () => {
    expect(found({}, '2026-12-01')).toEqual([]);
  });

  it('refuses it from then on, with the next version and the price of keeping it', () => {
    expect(found({}, '2026-12-02')).toMatchObject([
      {
        got: '1.34',
        fix: "Write '1.35', or upgradePolicy: 'extended' ($438 instead of $73 a month).",
      },
    ]);
    expect(found({ upgradePolicy: 'standard' }, '2026-12-02')).toHaveLength(1);
  });

  it('lets it pass where extended support is written out', () => {
    expect(found({ upgradePolicy: 'extended' }, '2026-12-02')).toEqual([]);
  });
});
