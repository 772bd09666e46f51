import { z } from 'zod';
import {
  across,
  choice,
  fields,
  list,
  mistake,
  oneOf,
  wholeNumber,
} from '#constructs/kernel/schema';
import { certificateArn, sniCertificateArns } from './certificate-options';
import { type MutualTlsOptions, mutualTlsOptions } from './mutual-tls-options';
import { type ResponseHeaderOptions, responseHeaderOptions } from './response-header-options';
import {
  fixedBody,
  type FixedContentType,
  fixedContentType,
  groupsOf,
  isForward,
  type RuleAction,
  ruleAction,
} from './rule-actions';
import { hostPattern, VALUES_PER_CONDITION } from './rule-conditions';
import { type RuleOptions, ruleOptions } from './rule-options';
import { TLS_POLICIES, type TlsPolicy } from './tls-policies';

/** One listener of an application load balancer. HTTP is for redirects alone. */
export type ApplicationListenerOptions = HttpsListenerOptions | HttpListenerOptions;

/** Takes HTTPS (HTTP/1.1 and HTTP/2) and does with each request what its rules say. */
export interface HttpsListenerOptions {
  readonly protocol: 'HTTPS';
  /** 1 to 65,535. @default 443 */
  readonly port?: number;
  /** Which versions and ciphers of TLS are offered. @default 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' - TLS 1.3 and 1.2 */
  readonly tlsPolicy?: TlsPolicy;
  /** ARN of a certificate in ACM, of the environment's region. @default - the certificate of `edge.domain` */
  readonly certificateArn?: string;
  /** ARNs of further certificates, for hosts that the first one does not name (SNI). @default [] */
  readonly sniCertificateArns?: readonly string[];
  /** Whether clients prove who they are with certificates. @default - they do not */
  readonly mutualTls?: MutualTlsOptions;
  /** Headers added to every answer. @default - HSTS for a year, no framing, no guessing of types */
  readonly responseHeaders?: ResponseHeaderOptions;
  /** What is done with which requests, by name. Their order here means nothing. @default {} */
  readonly rules?: Readonly<Record<string, RuleOptions>>;
  /** What is done with requests that no rule takes. @default - 404 */
  readonly otherwise?: RuleAction;
  /** While it is here every request gets 503 and this text; nothing else is touched. @default - off */
  readonly maintenance?: MaintenanceOptions;
}

/** Sends every request to HTTPS, same host, path and query, by 301. */
export interface HttpListenerOptions {
  readonly protocol: 'HTTP';
  /** 1 to 65,535. @default 80 */
  readonly port?: number;
  /** The port of the HTTPS listener that is meant. @default 443 */
  readonly redirectPort?: number;
}

/**
 * One rule in front of all others that answers 503. ELB cannot add a `Retry-After` header to it: say in the
 * text when to come back. Targets go on running and being checked.
 */
export interface MaintenanceOptions {
  /** What users read, at most 1,024 bytes. @default 'Under maintenance. Please try again later.' */
  readonly body?: string;
  /** @default 'text/plain' */
  readonly contentType?: FixedContentType;
  /** Only for these hosts, at most three. @default - for all */
  readonly hosts?: readonly string[];
}

/** The port that HTTPS has unless another is written. */
export const HTTPS_PORT = 443;

/** The port that HTTP has unless another is written. */
export const HTTP_PORT = 80;

/** Where a listener listens. */
export function listenerPort({ protocol, port }: ApplicationListenerOptions): number {
  return port ?? (protocol === 'HTTPS' ? HTTPS_PORT : HTTP_PORT);
}

/** Names of the target groups that a listener forwards to, sorted, each once. */
export function forwardedGroups(options: ApplicationListenerOptions): string[] {
  return [...new Set(actionsOf(options).flatMap(groupsOf))].sort();
}

/** Whether users sign in somewhere: the balancer then calls the provider's endpoints on port 443. */
export function signsUsersIn(options: ApplicationListenerOptions): boolean {
  return actionsOf(options).some(
    (action) => isForward(action) && action.authenticate !== undefined,
  );
}

/** Every action that a listener may take, that of `otherwise` last. */
export function actionsOf(options: ApplicationListenerOptions): RuleAction[] {
  if (options.protocol === 'HTTP') return [];
  const { rules = {}, otherwise } = options;
  return [
    ...Object.values(rules).map(({ then }) => then),
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
}

const https = across(
  fields({
    protocol: z.literal('HTTPS'),
    port: wholeNumber(1, 65_535).optional(),
    tlsPolicy: oneOf(TLS_POLICIES).optional(),
    certificateArn: certificateArn.optional(),
    sniCertificateArns: sniCertificateArns.optional(),
    mutualTls: mutualTlsOptions.optional(),
    responseHeaders: responseHeaderOptions.optional(),
    rules: ruleOptions.optional(),
    otherwise: ruleAction.optional(),
    maintenance: fields({
      body: fixedBody.optional(),
      contentType: fixedContentType.optional(),
      hosts: list(
        hostPattern,
        1,
        VALUES_PER_CONDITION,
        "Write a list, for example ['shop.example.com'], or remove it for all hosts.",
      ).optional(),
    }).optional(),
  }),
  ['rules', 'otherwise'],
  ({ rules, otherwise }, context) => {
    if (rules !== undefined || otherwise !== undefined) return;
    const fix = "Write, for example, otherwise: { kind: 'forward', targetGroup: 'web' }.";
    mistake(context, [], 'rules or otherwise: without both every answer is 404', fix);
  },
);

/** What one entry of `listeners` of an application load balancer may say. */
export const applicationListenerOptions = choice(
  'protocol',
  ['HTTPS', 'HTTP'],
  [
    https,
    fields({
      protocol: z.literal('HTTP'),
      port: wholeNumber(1, 65_535).optional(),
      redirectPort: wholeNumber(1, 65_535).optional(),
    }),
  ],
);
