import { LbTrustStore } from '@cdktf/provider-aws/lib/lb-trust-store';
import { LbTrustStoreRevocation } from '@cdktf/provider-aws/lib/lb-trust-store-revocation';
import { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';
import type { VerifyClients } from './mutual-tls-options';

/** Which authorities' certificates clients may come with. */
export interface TrustStoreProps {
  /** What it is called in its `Name` tag: `production-public-https`. */
  readonly name: string;
  readonly options: Pick<VerifyClients, 'caBundle' | 'revocations'>;
}

/**
 * A trust store with its lists of revoked certificates. A new bundle changes it in place; a new version of a
 * list is added before the old one goes.
 */
export class TrustStore extends Construct {
  readonly trustStoreArn: string;

  constructor(scope: Construct, id: string, props: TrustStoreProps) {
    super(scope, id);
    const { name, options } = props;
    const { caBundle, revocations = {} } = options;
    const store = new LbTrustStore(this, 'Resource', {
      namePrefix: 'trust-',
      caCertificatesBundleS3Bucket: caBundle.bucket,
      caCertificatesBundleS3Key: literal(caBundle.key),
      ...(caBundle.version !== undefined && {
        caCertificatesBundleS3ObjectVersion: caBundle.version,
      }),
      tags: { Name: name },
      // So that it goes only after the listener has let go of it.
      lifecycle: { createBeforeDestroy: true },
    });
    for (const [list, object] of Object.entries(revocations)) {
      new LbTrustStoreRevocation(this, `Revocations-${list}`, {
        trustStoreArn: store.arn,
        revocationsS3Bucket: object.bucket,
        revocationsS3Key: literal(object.key),
        ...(object.version !== undefined && { revocationsS3ObjectVersion: object.version }),
        lifecycle: { createBeforeDestroy: true },
      });
    }
    this.trustStoreArn = store.arn;
  }
}
