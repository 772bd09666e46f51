import {
  KUBERNETES_VERSIONS,
  nextVersion,
  supportOf,
  versionsInStandardSupport,
} from '#constructs/kubernetes-cluster/kubernetes-versions';

describe('the table of Kubernetes versions', () => {
  it('goes up by one minor version a row, and each row ends a year after its standard support', () => {
    const minors = KUBERNETES_VERSIONS.map(({ version }) => Number(version.split('.')[1]));
    expect(minors).toEqual(minors.map((_, index) => (minors[0] ?? 0) + index));
    for (const { standardSupportEnds, extendedSupportEnds } of KUBERNETES_VERSIONS) {
      const [year = '', ...rest] = standardSupportEnds.split('-');
      expect(extendedSupportEnds).toBe([Number(year) + 1, ...rest].join('-'));
    }
  });
});

describe('the support of a version', () => {
  it.each([
    ['1.30', '2026-11-24', { kind: 'unknown' }],
    ['1.35', '2026-11-24', { kind: 'standard', ends: '2027-03-27', endsSoon: false }],
    ['1.35', '2026-12-26', { kind: 'standard', ends: '2027-03-27', endsSoon: false }],
    ['1.35', '2026-12-27', { kind: 'standard', ends: '2027-03-27', endsSoon: true }],
    ['1.35', '2027-03-26', { kind: 'standard', ends: '2027-03-27', endsSoon: true }],
    ['1.35', '2027-03-27', { kind: 'extended', ends: '2028-03-27' }],
    ['1.35', '2028-03-26', { kind: 'extended', ends: '2028-03-27' }],
    ['1.35', '2028-03-27', { kind: 'ended', since: '2028-03-27' }],
  ] as const)('of %s on %s', (version, today, support) => {
    expect(supportOf(version, today)).toEqual(support);
  });

  it('is standard for a few versions at a time', () => {
    expect(versionsInStandardSupport('2026-11-24')).toEqual(['1.34', '1.35', '1.36']);
    expect(versionsInStandardSupport('2026-12-02')).toEqual(['1.35', '1.36']);
  });
});

describe('the next version', () => {
  it('is one step up, and none above the newest', () => {
    expect(nextVersion('1.34')).toBe('1.35');
    expect(nextVersion(KUBERNETES_VERSIONS.at(-1)?.version ?? '')).toBeUndefined();
    expect(nextVersion('1.2')).toBeUndefined();
  });
});
