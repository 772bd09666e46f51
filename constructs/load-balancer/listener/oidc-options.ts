import { numbering } from '#constructs/kernel/numbering';
import {
  across,
  fields,
  mistake,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';

/**
 * Users sign in at an identity provider (OpenID Connect) before a request is forwarded; targets read who
 * it is in the header `x-amzn-oidc-data`, whose signature they must verify. The balancer calls the
 * endpoints itself, over IPv4.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export interface OidcOptions {
  /** The provider's own name, a URL: `https://login.example.com`. */
  readonly issuer: string;
  /** Where users sign in: an https URL, of port 443 as the next two. */
  readonly authorizationEndpoint: string;
  /** Where the balancer changes a code into tokens: an https URL. */
  readonly tokenEndpoint: string;
  /** Where the balancer asks who a token stands for: an https URL. */
  readonly userInfoEndpoint: string;
  /** The id that the provider gave this application. */
  readonly clientId: string;
  /** Where its secret lies. Never the secret itself. */
  readonly clientSecret: ClientSecret;
  /** What is asked about the user, separated by spaces. @default 'openid' */
  readonly scope?: string;
  /** Seconds until a user signs in again, 1 to 604,800 (a week). @default 43200 - twelve hours */
  readonly sessionTimeoutSeconds?: number;
  /** The cookie that holds the session: two applications on one host need two. @default 'AWSELBAuthSessionCookie' */
  readonly sessionCookieName?: string;
  /**
   * What becomes of a request without a session. `authenticate`: it is sent to sign in. `deny`: it is
   * answered with 401, right for calls of a page's own scripts. `allow`: it is forwarded without the
   * headers, and the target alone decides. @default 'authenticate'
   */
  readonly onUnauthenticated?: 'authenticate' | 'deny' | 'allow';
  /** Parameters added to the redirect to sign in, at most ten: `{ prompt: 'login' }`. @default {} */
  readonly extraParameters?: Readonly<Record<string, string>>;
}

/**
 * A secret in Secrets Manager, in the environment's own account and region unless an ARN says otherwise.
 * It must exist before the deployment.
 */
export interface ClientSecret {
  /** Its name or ARN: `sso/shop`. */
  readonly secretId: string;
  /** The field that holds it, where the secret is a JSON object. @default - the whole text is it */
  readonly jsonKey?: string;
}

/** Twelve hours: a working day is signed in for once. AWS's own default is a week. */
export const DEFAULT_SESSION_SECONDS = 43_200;

/** AWS's own name. */
export const DEFAULT_SESSION_COOKIE = 'AWSELBAuthSessionCookie';

const issuer = value<string>(
  isHttpsUrl,
  'an https URL without user, query or fragment',
  "Write, for example, 'https://login.example.com'.",
);

/** The balancer's security group lets it out to port 443 alone. */
const endpoint = value<string>(
  (input) => isHttpsUrl(input) && new URL(input).port === '',
  'an https URL of port 443, without user, query or fragment',
  "Write, for example, 'https://login.example.com/oauth2/token'.",
);

function isHttpsUrl(input: unknown): input is string {
  if (typeof input !== 'string' || input.length > 1024 || !/^https:\/\/[!-~]+$/.test(input))
    return false;
  if (/[?#@\\{}]/.test(input) || !URL.canParse(input)) return false;
  return new URL(input).hostname.includes('.');
}

/** What secrets may be called. Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const secretId = pattern(
  /^(?:arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:)?[A-Za-z0-9/_+=.@-]{1,512}$/,
  600,
  'the name or ARN of a secret in Secrets Manager',
  "Write, for example, 'sso/shop'; the secret itself never belongs here.",
);

const printable = (max: number, example: string) =>
  pattern(
    /^[!-~](?:[ -~]*[!-~])?$/,
    max,
    `a text of 1 to ${max} printable ASCII characters`,
    `Write, for example, '${example}'.`,
  );

/** What `authenticate` may say. */
export const oidcOptions = across(
  fields({
    issuer,
    authorizationEndpoint: endpoint,
    tokenEndpoint: endpoint,
    userInfoEndpoint: endpoint,
    clientId: printable(256, '0oa1b2c3d4'),
    clientSecret: fields({
      secretId,
      jsonKey: pattern(
        /^[A-Za-z_][A-Za-z0-9_-]*$/,
        64,
        'the name of a field in the secret',
        "Write, for example, 'client_secret'.",
      ).optional(),
    }),
    scope: printable(256, 'openid email').optional(),
    sessionTimeoutSeconds: wholeNumber(1, 604_800).optional(),
    sessionCookieName: pattern(
      /^[A-Za-z0-9_-]+$/,
      40,
      'the name of a cookie: at most 40 letters, digits, _ and -',
      "Write, for example, 'ShopSession'.",
    ).optional(),
    onUnauthenticated: oneOf(['authenticate', 'deny', 'allow']).optional(),
    extraParameters: named(
      pattern(/^[A-Za-z0-9_.-]+$/, 128, 'the name of a parameter', "Write, for example, 'prompt'."),
      printable(256, 'login'),
      "{ prompt: 'login' }",
    )
      .superRefine(numbering(1, 10, 'parameters', 'AWS takes ten.'))
      .optional(),
  }),
  ['scope'],
  ({ scope }, context) => {
    if (scope === undefined || scope.split(' ').includes('openid')) return;
    const fix = "Write, for example, 'openid email'.";
    mistake(
      context,
      ['scope'],
      'scopes with openid among them, without which no one is named',
      fix,
    );
  },
);
