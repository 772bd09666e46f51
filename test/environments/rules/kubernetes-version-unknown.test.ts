import { kubernetesVersionUnknown } from '#environments/rules/kubernetes-version-unknown';
import { findings } from '#test/support/rule-findings';

const found = (version: string) =>
  findings(kubernetesVersionUnknown, { kubernetes: { version, compute: { kind: 'auto' } } });

describe('kubernetes-version-unknown', () => {
  it.each(['1.31', '1.36'])('knows %s', (version) => {
    expect(found(version)).toEqual([]);
  });

  it.each(['1.30', '1.99'])('lists the versions that it knows instead of %s', (version) => {
    expect(found(version)).toMatchObject([
      {
        property: 'kubernetes.version',
        got: version,
        expected: 'one of 1.31, 1.32, 1.33, 1.34, 1.35, 1.36',
      },
    ]);
  });
});
