import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import { fields, flag, name, named, oneOf, value, wholeNumber } from '#constructs/kernel/schema';
import { type ApplicationAlarmOptions, applicationAlarmOptions } from './alarm-threshold-options';
import {
  applicationTargetGroupOptions,
  type ApplicationTargetGroupOptions,
} from './application-target-group-options';
import type { ApplicationPeak } from './expected-peak';
import {
  type ApplicationListenerOptions,
  applicationListenerOptions,
} from './listener/application-listener-options';
import {
  LISTENERS_PER_BALANCER,
  sharedBalancerFields,
  type SharedLoadBalancerOptions,
  TARGET_GROUPS_PER_BALANCER,
} from './shared-balancer-options';

/** A balancer of HTTP and gRPC requests: it reads them, and decides each by rules. */
export interface ApplicationLoadBalancerOptions extends SharedLoadBalancerOptions {
  readonly kind: 'application';
  /** Where it listens, by name. */
  readonly listeners: Readonly<Record<string, ApplicationListenerOptions>>;
  /** Whom it forwards to, by name; each is named by a rule. @default {} */
  readonly targetGroups?: Readonly<Record<string, ApplicationTargetGroupOptions>>;
  /** Whether the web ACL of `edge.waf` looks at its requests. @default - true where it is internet-facing */
  readonly webAcl?: boolean;
  /**
   * Whether requests pass when the web ACL gives no answer: availability before safety. @default false
   */
  readonly webAclFailOpen?: boolean;
  /**
   * What is done with requests that proxies and targets may read differently (HTTP desync): `defensive`
   * lets the harmless ones pass, `strictest` only those that keep RFC 7230. @default 'defensive'
   */
  readonly desyncMitigation?: 'defensive' | 'strictest';
  /** What is done with X-Forwarded-For. */
  readonly forwardedFor?: ForwardedForOptions;
  /** Whether targets get the Host header as the client wrote it, without a port being added. @default false */
  readonly preserveHostHeader?: boolean;
  /** Whether clients may speak HTTP/2; gRPC needs it. @default true */
  readonly http2?: boolean;
  /**
   * Seconds that a connection may be silent, towards clients and targets, 1 to 4,000. Targets must keep
   * theirs for longer, else clients see 502. @default 60
   */
  readonly idleTimeoutSeconds?: number;
  /** Seconds after which a client's connection is closed even when busy, 60 to 604,800. @default 3600 */
  readonly clientKeepAliveSeconds?: number;
  /** What is written to the log bucket. */
  readonly logs?: ApplicationLogOptions;
  /** The highest load: capacity for it is reserved before it comes. @default - it grows with the load */
  readonly expectedPeak?: ApplicationPeak;
  /** When alarms are raised. */
  readonly alarms?: ApplicationAlarmOptions;
}

/** What targets learn of the client's address. */
export interface ForwardedForOptions {
  /**
   * `append` adds the client's address to what it sent; `preserve` hands on what it sent; `remove` hands
   * on nothing. With `append` only the last address is to be trusted. @default 'append'
   */
  readonly mode?: 'append' | 'preserve' | 'remove';
  /** Whether the client's port is added. @default false */
  readonly clientPort?: boolean;
}

/** Logs of an application load balancer. */
export interface ApplicationLogOptions {
  /** A line for each request. @default true */
  readonly access?: boolean;
  /** A line for each connection: its TLS version, cipher and client certificate. @default true */
  readonly connection?: boolean;
}

/** Whether a balancer stands behind the environment's web ACL. */
export function usesWebAcl(options: {
  readonly kind: string;
  readonly scheme?: string;
  readonly webAcl?: boolean;
}): boolean {
  if (options.kind !== 'application') return false;
  return options.webAcl ?? options.scheme === 'internet-facing';
}

const load = (max: number) =>
  value<number>(
    (input) => typeof input === 'number' && input >= 0 && input <= max,
    `a number from 0 to ${max}`,
    'Write the highest number that is expected, without quotes.',
  );

/** What a balancer of the kind `application` may say, field by field. */
export const applicationBalancerFields = fields({
  kind: z.literal('application'),
  ...sharedBalancerFields,
  listeners: named(
    name(32, 'https'),
    applicationListenerOptions,
    "{ https: { protocol: 'HTTPS', otherwise: { kind: 'forward', targetGroup: 'web' } }, http: { protocol: 'HTTP' } }",
  ).superRefine(numbering(1, LISTENERS_PER_BALANCER, 'listeners', 'Write at least one.')),
  targetGroups: named(
    name(32, 'web'),
    applicationTargetGroupOptions,
    "{ web: { targetType: 'ip', port: 8080, health: { path: '/healthz' } } }",
  )
    .superRefine(
      numbering(0, TARGET_GROUPS_PER_BALANCER, 'target groups', 'Take a second balancer.'),
    )
    .optional(),
  webAcl: flag().optional(),
  webAclFailOpen: flag().optional(),
  desyncMitigation: oneOf(['defensive', 'strictest']).optional(),
  forwardedFor: fields({
    mode: oneOf(['append', 'preserve', 'remove']).optional(),
    clientPort: flag().optional(),
  }).optional(),
  preserveHostHeader: flag().optional(),
  http2: flag().optional(),
  idleTimeoutSeconds: wholeNumber(1, 4000).optional(),
  clientKeepAliveSeconds: wholeNumber(60, 604_800).optional(),
  logs: fields({ access: flag().optional(), connection: flag().optional() }).optional(),
  expectedPeak: fields({
    newConnectionsPerSecond: load(10_000_000),
    activeConnections: load(1_000_000_000),
    megabytesPerSecond: load(1_000_000),
    requestsPerSecond: load(100_000_000),
  }).optional(),
  alarms: applicationAlarmOptions.optional(),
});
