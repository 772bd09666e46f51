import { kubernetesExtendedSupportCosts } from '#environments/rules/kubernetes-extended-support-costs';
import { findings } from '#test/support/rule-findings';

const found = (today: string) =>
  findings(
    kubernetesExtendedSupportCosts,
    { kubernetes: { version: '1.34', compute: { kind: 'auto' }, upgradePolicy: 'extended' } },
    today,
  );

describe('kubernetes-extended-support-costs', () => {
  it('is silent while standard support lasts', () => {
    expect(found('2026-12-01')).toEqual([]);
  });

  it('warns of the price per month, of the end and of what to do, once support is extended', () => {
    expect(kubernetesExtendedSupportCosts.effect).toBe('warn');
    expect(found('2026-12-02').map(({ expected }) => expected)).toEqual([
      'extended support of 1.34 costs $438 instead of $73 a month until 2027-12-02, when EKS upgrades the cluster by itself: go to 1.35',
    ]);
  });

  it('is silent about a version without any support, which another rule refuses', () => {
    expect(found('2027-12-02')).toEqual([]);
  });
});
