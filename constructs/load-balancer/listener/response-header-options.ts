import { fields, flag, oneOf, wholeNumber } from '#constructs/kernel/schema';

/**
 * Headers that the balancer adds to every answer of an HTTPS listener, beside `x-content-type-options: nosniff`;
 * its own `server` header is off. None can be taken away again (the provider keeps what it was once told), only
 * changed, which is why there are no others: a content security policy and CORS are the application's to send.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
export interface ResponseHeaderOptions {
  /** Browsers come by HTTPS only, for a time (HSTS). @default { maxAgeSeconds: 31536000, includeSubDomains: true } */
  readonly strictTransportSecurity?: StrictTransportSecurity;
  /**
   * Who may show a page in a frame. An application that wants others to sends `frame-ancestors` in a content
   * security policy, which browsers obey instead. @default 'DENY'
   */
  readonly frameOptions?: 'DENY' | 'SAMEORIGIN';
}

/** How long, and for what, browsers insist on HTTPS. It cannot be taken back sooner. */
export interface StrictTransportSecurity {
  /** Seconds, at most two years; 0 makes browsers forget it. */
  readonly maxAgeSeconds: number;
  /** Names below the host's too. @default true */
  readonly includeSubDomains?: boolean;
  /** Allows browsers to have the host built in (hstspreload.org). @default false */
  readonly preload?: boolean;
}

/** One year. Source: https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Strict_Transport_Security_Cheat_Sheet.html */
const YEAR_SECONDS = 31_536_000;

/** What is added unless another is written. */
export const DEFAULT_STRICT_TRANSPORT: StrictTransportSecurity = { maxAgeSeconds: YEAR_SECONDS };

/** The header's value. */
export function strictTransportValue(options: StrictTransportSecurity): string {
  const { maxAgeSeconds, includeSubDomains = true, preload = false } = options;
  return [
    `max-age=${maxAgeSeconds}`,
    ...(includeSubDomains ? ['includeSubDomains'] : []),
    ...(preload ? ['preload'] : []),
  ].join('; ');
}

/** What `responseHeaders` may say. */
export const responseHeaderOptions = fields({
  strictTransportSecurity: fields({
    maxAgeSeconds: wholeNumber(0, 2 * YEAR_SECONDS),
    includeSubDomains: flag().optional(),
    preload: flag().optional(),
  }).optional(),
  frameOptions: oneOf(['DENY', 'SAMEORIGIN']).optional(),
});
