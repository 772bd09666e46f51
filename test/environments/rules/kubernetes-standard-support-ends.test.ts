import { kubernetesStandardSupportEnds } from '#environments/rules/kubernetes-standard-support-ends';
import { findings } from '#test/support/rule-findings';

const found = (today: string) =>
  findings(
    kubernetesStandardSupportEnds,
    { kubernetes: { version: '1.34', compute: { kind: 'auto' } } },
    today,
  ).map(({ expected }) => expected);

describe('kubernetes-standard-support-ends', () => {
  it('is silent until 90 days before the end', () => {
    expect(found('2026-09-02')).toEqual([]);
  });

  it('warns from then on of the day and the next version', () => {
    expect(kubernetesStandardSupportEnds.effect).toBe('warn');
    const warning = ['standard support of 1.34 ends on 2026-12-02: go to 1.35 before that day'];
    expect(found('2026-09-03')).toEqual(warning);
    expect(found('2026-12-01')).toEqual(warning);
  });

  it('is silent after the end, when other rules speak', () => {
    expect(found('2026-12-02')).toEqual([]);
  });
});
