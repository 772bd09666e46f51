import type { Authentication } from './authentication-options';

/** Kinds of clients that have properties ready to paste. */
export type ClientKind = 'java' | 'librdkafka';

/** Both kinds. */
export const CLIENT_KINDS: readonly ClientKind[] = ['java', 'librdkafka'];

/**
 * What a client connects with, `key=value` in each line. Java signs with aws-msk-iam-auth; clients
 * on librdkafka get their token from aws-msk-iam-sasl-signer in a callback. What is in capitals is
 * the client's own.
 * Sources:
 * https://docs.aws.amazon.com/msk/latest/developerguide/configure-clients-for-iam-access-control.html,
 * https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md
 */
const PROPERTIES: Readonly<
  Record<ClientKind, Readonly<Record<Authentication, readonly string[]>>>
> = {
  java: {
    iam: [
      'security.protocol=SASL_SSL',
      'sasl.mechanism=AWS_MSK_IAM',
      'sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;',
      'sasl.client.callback.handler.class=software.amazon.msk.auth.iam.IAMClientCallbackHandler',
    ],
    scram: [
      'security.protocol=SASL_SSL',
      'sasl.mechanism=SCRAM-SHA-512',
      'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="USERNAME" password="PASSWORD";',
    ],
    mtls: [
      'security.protocol=SSL',
      'ssl.keystore.type=PEM',
      'ssl.keystore.location=CERTIFICATE_AND_KEY.pem',
    ],
  },
  librdkafka: {
    iam: ['security.protocol=SASL_SSL', 'sasl.mechanisms=OAUTHBEARER'],
    scram: [
      'security.protocol=SASL_SSL',
      'sasl.mechanisms=SCRAM-SHA-512',
      'sasl.username=USERNAME',
      'sasl.password=PASSWORD',
    ],
    mtls: [
      'security.protocol=SSL',
      'ssl.certificate.location=CERTIFICATE.pem',
      'ssl.key.location=KEY.pem',
    ],
  },
};

/** The properties of one kind of clients for one authentication. */
export function clientProperties(
  client: ClientKind,
  authentication: Authentication,
  bootstrapBrokers: string,
): string {
  return [`bootstrap.servers=${bootstrapBrokers}`, ...PROPERTIES[client][authentication], ''].join(
    '\n',
  );
}
