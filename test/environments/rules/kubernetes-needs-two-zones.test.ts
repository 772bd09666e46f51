import { kubernetesNeedsTwoZones } from '#environments/rules/kubernetes-needs-two-zones';
import { findings } from '#test/support/rule-findings';

describe('kubernetes-needs-two-zones', () => {
  it('lets two zones pass', () => {
    expect(findings(kubernetesNeedsTwoZones, { zones: ['a', 'b'] })).toEqual([]);
  });

  it('refuses one', () => {
    expect(findings(kubernetesNeedsTwoZones, { zones: ['a'] })).toMatchObject([
      { property: 'zones', got: ['a'], fix: 'Append a zone.' },
    ]);
  });
});
