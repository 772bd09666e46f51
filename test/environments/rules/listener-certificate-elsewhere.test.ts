import { listenerCertificateElsewhere } from '#environments/rules/listener-certificate-elsewhere';
import { findingsInListener } from '#test/support/edge-listener';
import { CERTIFICATE_ARN, https } from '#test/support/listener-samples';

describe('listener-certificate-elsewhere', () => {
  it('refuses certificates of another region or account, each by its place', () => {
    const abroad = CERTIFICATE_ARN.replace('eu-west-1', 'us-east-1');
    const foreign = CERTIFICATE_ARN.replace('111122223333', '444455556666');
    const sniCertificateArns = [CERTIFICATE_ARN, foreign];
    const listener = https({ certificateArn: abroad, sniCertificateArns });
    expect(findingsInListener(listenerCertificateElsewhere, listener)).toMatchObject([
      { property: 'edge.balancers.shop.listeners.https.certificateArn', got: abroad },
      { property: 'edge.balancers.shop.listeners.https.sniCertificateArns[1]', got: foreign },
    ]);
  });
});
