import { kubernetesVersionEnded } from '#environments/rules/kubernetes-version-ended';
import { findings } from '#test/support/rule-findings';

const found = (today: string) =>
  findings(
    kubernetesVersionEnded,
    { kubernetes: { version: '1.31', compute: { kind: 'auto' }, upgradePolicy: 'extended' } },
    today,
  );

describe('kubernetes-version-ended', () => {
  it('lets a version pass until its last day of extended support', () => {
    expect(found('2026-11-25')).toEqual([]);
  });

  it('refuses it from then on, whatever the upgrade policy, and says the way up', () => {
    expect(found('2026-11-26')).toMatchObject([
      {
        expected: expect.stringContaining('support of 1.31 ended on 2026-11-26') as string,
        fix: 'Write 1.32, one version up at a time, until one of 1.34, 1.35, 1.36.',
      },
    ]);
  });
});
