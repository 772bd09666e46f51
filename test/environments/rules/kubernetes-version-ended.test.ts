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

  it.each(['1.31', '1.36'])(
    'says of %s where newer versions belong, when the table has none in support',
    (version) => {
      const kubernetes = { version, compute: { kind: 'auto' } } as const;
      const [finding] = findings(kubernetesVersionEnded, { kubernetes }, '2030-01-01');
      expect(finding?.fix).toMatch(
        /No version in kubernetes-versions\.ts has support on 2030-01-01: add newer ones there\.$/,
      );
      expect(finding?.fix).not.toContain('until one of');
    },
  );

  it('refuses it from then on, whatever the upgrade policy, and says the way up', () => {
    expect(found('2026-11-26')).toMatchObject([
      {
        expected: expect.stringContaining('support of 1.31 ended on 2026-11-26') as string,
        fix: 'Write 1.32, one version up at a time, until one of 1.34, 1.35, 1.36.',
      },
    ]);
  });
});
