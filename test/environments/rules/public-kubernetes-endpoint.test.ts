import { publicKubernetesEndpoint } from '#environments/rules/public-kubernetes-endpoint';
import { findings } from '#test/support/rule-findings';

const compute = { kind: 'auto' } as const;

describe('public-kubernetes-endpoint', () => {
  it('lets a private endpoint pass, written out or not', () => {
    const written = { version: '1.35', compute, endpoint: { kind: 'private' } } as const;
    expect(
      findings(publicKubernetesEndpoint, { kubernetes: { version: '1.35', compute } }),
    ).toEqual([]);
    expect(findings(publicKubernetesEndpoint, { kubernetes: written })).toEqual([]);
  });

  it('wants an exception for a public one', () => {
    const endpoint = { kind: 'public', allowedCidrs: ['198.51.100.0/24'] } as const;
    const found = findings(publicKubernetesEndpoint, {
      kubernetes: { version: '1.35', compute, endpoint },
    });
    expect(found).toMatchObject([{ property: 'kubernetes.endpoint.kind', got: 'public' }]);
    expect(publicKubernetesEndpoint.effect).toBe('except');
  });
});
