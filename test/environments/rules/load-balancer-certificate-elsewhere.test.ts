import { loadBalancerCertificateElsewhere } from '#environments/rules/load-balancer-certificate-elsewhere';
import { findingsIn } from '#test/support/load-balancer-findings';
import { CERTIFICATE, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-certificate-elsewhere', () => {
  const found = (certificateArn: string, sniCertificateArns: readonly string[] = []) =>
    findingsIn(
      loadBalancerCertificateElsewhere,
      networkBalancer({
        listeners: {
          tls: {
            protocol: 'TLS',
            port: 8883,
            targetGroup: 'broker',
            certificateArn,
            sniCertificateArns,
          },
        },
      }),
      { account: '111122223333', region: 'eu-west-1' },
    ).map(({ property, got }) => [property, got]);

  it('takes certificates of the same region and account alone, the first and the others', () => {
    const property = 'edge.balancers.public.listeners.tls';
    const abroad = CERTIFICATE.replace('eu-west-1', 'us-east-1');
    const foreign = CERTIFICATE.replace('111122223333', '444455556666');
    expect(found(CERTIFICATE)).toEqual([]);
    expect(found(abroad)).toEqual([[property, abroad]]);
    expect(found(CERTIFICATE, [foreign])).toEqual([[property, foreign]]);
  });
});
