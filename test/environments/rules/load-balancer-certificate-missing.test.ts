import type { EdgeOptions } from '#environments/edge-options';
import { loadBalancerCertificateMissing } from '#environments/rules/load-balancer-certificate-missing';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-certificate-missing', () => {
  const bare = {
    https: { protocol: 'HTTPS', otherwise: { kind: 'fixed-response', status: 404 } },
    http: { protocol: 'HTTP' },
  } as const;

  it('tells of listeners with TLS that have no certificate, where no domain brings one', () => {
    expect(
      findingsIn(loadBalancerCertificateMissing, application({ listeners: bare })),
    ).toMatchObject([{ property: 'edge.balancers.public.listeners.https.certificateArn' }]);
    const tls = { protocol: 'TLS', port: 8883, targetGroup: 'broker' } as const;
    expect(
      findingsIn(loadBalancerCertificateMissing, networkBalancer({ listeners: { tls } })),
    ).toHaveLength(1);
  });

  it('is content with a certificate, or with a domain', () => {
    expect(findingsIn(loadBalancerCertificateMissing, application())).toEqual([]);
    const domain = {} as NonNullable<EdgeOptions['domain']>;
    const balancers = { public: application({ listeners: bare }) };
    expect(
      findingsIn(loadBalancerCertificateMissing, application(), { edge: { domain, balancers } }),
    ).toEqual([]);
  });
});
