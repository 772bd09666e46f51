import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import { choice, fields, flag, name, named, pattern } from '#constructs/kernel/schema';

/**
 * Clients prove who they are with certificates.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export type MutualTlsOptions = VerifyClients | PassClientsThrough;

/** The balancer lets nobody in whose certificate is not of these authorities. */
export interface VerifyClients {
  readonly mode: 'verify';
  /** The authorities' certificates, PEM, at most 25 of them. */
  readonly caBundle: S3Object;
  /** Whether clients are told which authorities are taken, so that they choose the right certificate. @default false */
  readonly advertiseCaNames?: boolean;
  /** Takes certificates that have expired; a weaker choice, refused in production without an exception. @default false */
  readonly ignoreClientCertificateExpiry?: boolean;
  /** Lists of certificates that are no longer taken (CRL, PEM or DER), by a name of yours, at most 30. @default {} */
  readonly revocations?: Readonly<Record<string, S3Object>>;
}

/** The balancer takes any certificate and hands it on in `X-Amzn-Mtls-Clientcert`: targets must verify it. */
export interface PassClientsThrough {
  readonly mode: 'passthrough';
}

/**
 * An object in a bucket of the same region, read once with the deployer's own permissions. A new object
 * under the same key is noticed only with its version.
 */
export interface S3Object {
  readonly bucket: string;
  readonly key: string;
  /** The object's version: pin it, so that what is trusted changes only here. @default - the newest */
  readonly version?: string;
}

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const REVOCATIONS_PER_TRUST_STORE = 30;

const s3Object = fields({
  bucket: pattern(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    63,
    'the name of an S3 bucket',
    "Write, for example, 'example-trust-eu-west-1'.",
  ),
  key: pattern(
    /^[A-Za-z0-9!_.*'()=@:+,-][A-Za-z0-9!_.*'()=@:+,/-]*$/,
    512,
    'the key of an object, without a / in front',
    "Write, for example, 'authorities/partners.pem'.",
  ),
  version: pattern(
    /^[A-Za-z0-9._-]+$/,
    1024,
    "an object's version as S3 names it",
    'Take it from `aws s3api list-object-versions`.',
  ).optional(),
});

/** What `mutualTls` may say. */
export const mutualTlsOptions = choice(
  'mode',
  ['verify', 'passthrough'],
  [
    fields({
      mode: z.literal('verify'),
      caBundle: s3Object,
      advertiseCaNames: flag().optional(),
      ignoreClientCertificateExpiry: flag().optional(),
      revocations: named(
        name(32, 'partners'),
        s3Object,
        "{ partners: { bucket: 'example-trust-eu-west-1', key: 'revoked.crl' } }",
      )
        .superRefine(
          numbering(1, REVOCATIONS_PER_TRUST_STORE, 'lists', 'Join lists of one authority.'),
        )
        .optional(),
    }),
    fields({ mode: z.literal('passthrough') }),
  ],
);
