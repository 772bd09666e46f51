import { numbering } from '#constructs/kernel/numbering';
import { fields, list, named, pattern, wholeNumber } from '#constructs/kernel/schema';

/** How clients may prove who they are beside IAM, which every cluster takes. */
export interface AuthenticationOptions {
  /** Names and passwords (SASL/SCRAM), for clients that cannot sign with AWS. @default - off */
  readonly scram?: ScramOptions;
  /** Client certificates (mutual TLS). @default - off */
  readonly mtls?: MtlsOptions;
}

/**
 * Users with passwords. Each has a secret of its own, made with a password that nobody has seen.
 */
export interface ScramOptions {
  /** The users, by the name that Kafka's access control lists know them by. */
  readonly users: Readonly<Record<string, ScramUserOptions>>;
}

/** One user. */
export interface ScramUserOptions {
  /** Changes the password from time to time. @default - the password stays */
  readonly rotation?: RotationOptions;
}

/** A Lambda function of yours that changes a password and the clients that use it. */
export interface RotationOptions {
  /** ARN of the function; it must let Secrets Manager call it. */
  readonly lambdaArn: string;
  /** Days between changes, 1 to 1,000. @default 30 */
  readonly everyDays?: number;
}

/** Client certificates. */
export interface MtlsOptions {
  /** ARNs of the private authorities (AWS Private CA) whose certificates are taken. */
  readonly certificateAuthorityArns: readonly string[];
}

/** How a client proves who it is. */
export type Authentication = 'iam' | 'scram' | 'mtls';

/**
 * The port of each way, inside the network.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
export const AUTHENTICATION_PORTS: Readonly<Record<Authentication, number>> = {
  iam: 9098,
  scram: 9096,
  mtls: 9094,
};

/** The ways that a cluster takes, IAM first. */
export function authentications(options: AuthenticationOptions = {}): Authentication[] {
  return [
    'iam',
    ...(options.scram === undefined ? [] : (['scram'] as const)),
    ...(options.mtls === undefined ? [] : (['mtls'] as const)),
  ];
}

/** Ten secrets go into one request, and a cluster takes a thousand; more are the work of a tool. */
const MOST_USERS = 50;

const user = fields({
  rotation: fields({
    lambdaArn: pattern(
      /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_-]+)?$/,
      200,
      'the ARN of a Lambda function',
      "Write, for example, 'arn:aws:lambda:eu-west-1:111122223333:function:rotate-kafka-user'.",
    ),
    everyDays: wholeNumber(1, 1000).optional(),
  }).optional(),
});

/** What `authentication` may say. */
export const authenticationOptions = fields({
  scram: fields({
    users: named(
      pattern(
        /^[a-z](?:[-_]?[a-z0-9])*$/,
        40,
        'a user name of 1 to 40 lower-case letters, digits and single hyphens or underscores, beginning with a letter',
        "Write, for example, 'legacy-billing'.",
      ),
      user,
      "{ 'legacy-billing': {} }",
    ).superRefine(
      numbering(1, MOST_USERS, 'users', "Write, for example, { 'legacy-billing': {} }."),
    ),
  }).optional(),
  mtls: fields({
    certificateAuthorityArns: list(
      pattern(
        /^arn:aws:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[0-9a-f-]{36}$/,
        150,
        'the ARN of a private certificate authority',
        "Write, for example, 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/01234567-89ab-cdef-0123-456789abcdef'.",
      ),
      1,
      10,
      'Write a list of ARNs of authorities in AWS Private CA.',
    ),
  }).optional(),
});
