import { loadBalancerExpiredClients } from '#environments/rules/load-balancer-expired-clients';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, CERTIFICATE } from '#test/support/load-balancer-samples';

describe('load-balancer-expired-clients', () => {
  const verifying = (ignoreClientCertificateExpiry?: boolean) =>
    application({
      listeners: {
        https: {
          protocol: 'HTTPS',
          certificateArn: CERTIFICATE,
          otherwise: { kind: 'forward', targetGroup: 'web' },
          mutualTls: {
            mode: 'verify',
            caBundle: { bucket: 'authorities', key: 'clients.pem' },
            ...(ignoreClientCertificateExpiry !== undefined && { ignoreClientCertificateExpiry }),
          },
        },
      },
    });

  it('wants certificates of clients in production that have not expired', () => {
    const [first, ...others] = findingsIn(loadBalancerExpiredClients, verifying(true));
    expect(first?.property).toBe(
      'edge.balancers.public.listeners.https.mutualTls.ignoreClientCertificateExpiry',
    );
    expect(others).toEqual([]);
    expect(loadBalancerExpiredClients.effect).toBe('except');
  });

  it('is content with the default, and with other environments', () => {
    expect(findingsIn(loadBalancerExpiredClients, verifying())).toEqual([]);
    expect(
      findingsIn(loadBalancerExpiredClients, verifying(true), { tier: 'development' }),
    ).toEqual([]);
  });
});
