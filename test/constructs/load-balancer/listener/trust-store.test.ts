import { TrustStore, type TrustStoreProps } from '#constructs/load-balancer/listener/trust-store';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const stackWith = (options: TrustStoreProps['options']) =>
  synthesizeConstruct((scope) => {
    new TrustStore(scope, 'TrustStore', { name: 'test-shop-https', options });
  });

const caBundle = { bucket: 'trust', key: 'authorities/${all}.pem', version: 'v1' };

describe('a trust store', () => {
  it('reads the authorities from a version of an object, and goes only after its listener let go', () => {
    expect(resourcesOf(stackWith({ caBundle }), 'aws_lb_trust_store')).toMatchObject([
      {
        name_prefix: 'trust-',
        ca_certificates_bundle_s3_bucket: 'trust',
        ca_certificates_bundle_s3_key: 'authorities/$${all}.pem',
        ca_certificates_bundle_s3_object_version: 'v1',
        lifecycle: { create_before_destroy: true },
        tags: { Name: 'test-shop-https' },
      },
    ]);
  });

  it('keeps each list of revoked certificates by its name, whichever others there are', () => {
    const revocations = {
      partners: { bucket: 'trust', key: 'partners.crl' },
      devices: { bucket: 'trust', key: 'devices.crl', version: 'v2' },
    };
    const both = stackWith({ caBundle, revocations }).resource?.['aws_lb_trust_store_revocation'];
    const { partners } = revocations;
    const one = stackWith({ caBundle, revocations: { partners } }).resource?.[
      'aws_lb_trust_store_revocation'
    ];
    expect(Object.keys(both ?? {})).toHaveLength(2);
    expect(both).toMatchObject(one ?? {});
    expect(Object.values(one ?? {})).toMatchObject([
      { revocations_s3_bucket: 'trust', revocations_s3_key: 'partners.crl' },
    ]);
  });
});
