import { z } from 'zod';
import { choice, fields, flag, value } from '#constructs/kernel/schema';
import type { FlowHash, SourceIp } from './algorithm-options';
import { networkHealth, type NetworkHealth, udpHealth, type UdpHealth } from './health-options';
import { type SharedTargetGroupOptions, sharedTargetGroupFields } from './target-group-options';

/** Targets of a network load balancer, each protocol with what it takes. */
export type NetworkTargetGroupOptions =
  TcpTargetGroupOptions | TlsTargetGroupOptions | TcpUdpTargetGroupOptions | UdpTargetGroupOptions;

/** Targets of connections as they come, also of those that a TLS listener has decrypted. */
export interface TcpTargetGroupOptions extends ConnectionTargets {
  readonly protocol: 'TCP';
  /** Keeps a client's address on one target; not behind a TLS listener. @default - off */
  readonly stickiness?: SourceIp;
}

/** Targets that a TLS listener reaches by TLS again; any certificate is taken there. No stickiness. */
export interface TlsTargetGroupOptions extends ConnectionTargets {
  readonly protocol: 'TLS';
  readonly stickiness?: never;
}

/** Targets that take TCP and UDP on one port. They always see the client's address. */
export interface TcpUdpTargetGroupOptions extends NetworkTargets {
  readonly protocol: 'TCP_UDP';
  /** Keeps a client's address on one target. @default - off */
  readonly stickiness?: SourceIp;
  /** What a sound target answers. @default { protocol: 'TCP' } */
  readonly health?: NetworkHealth;
}

/** Targets of datagrams. They always see the client's address. */
export interface UdpTargetGroupOptions extends NetworkTargets {
  readonly protocol: 'UDP';
  /** Keeps a client's address on one target. @default - off */
  readonly stickiness?: SourceIp;
  /** What a sound target answers, on a TCP port: a network load balancer cannot ask by UDP. */
  readonly health: UdpHealth;
}

interface NetworkTargets extends SharedTargetGroupOptions {
  /** How the target of a flow is picked: there is but one way. @default { kind: 'flow_hash' } */
  readonly algorithm?: FlowHash;
  /** Whether connections that outlive the deregistration delay are cut. @default true */
  readonly cutAfterDeregistration?: boolean;
  /** Whether the client's address precedes the data (Proxy Protocol 2): targets must understand it. @default false */
  readonly proxyProtocol?: boolean;
}

interface ConnectionTargets extends NetworkTargets {
  /** What a sound target answers. @default { protocol: 'TCP' } */
  readonly health?: NetworkHealth;
  /**
   * Whether targets see the client's address instead of the balancer's. A target then cannot call itself
   * through the balancer. @default false
   */
  readonly preserveClientIp?: boolean;
  /** Whether connections of a target that fails its check are cut. @default true */
  readonly cutWhenUnhealthy?: boolean;
}

const shared = {
  ...sharedTargetGroupFields,
  algorithm: choice('kind', ['flow_hash'], [fields({ kind: z.literal('flow_hash') })]).optional(),
  cutAfterDeregistration: flag().optional(),
  proxyProtocol: flag().optional(),
};

const connections = {
  ...shared,
  health: networkHealth.optional(),
  preserveClientIp: flag().optional(),
  cutWhenUnhealthy: flag().optional(),
};

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#sticky-sessions */
const stickiness = choice(
  'kind',
  ['source_ip'],
  [fields({ kind: z.literal('source_ip') })],
).optional();

/** UDP and TCP_UDP keep the client's address, always. Source: the page above, "Client IP preservation". */
const alwaysPreserved = {
  preserveClientIp: value<undefined>(
    (input) => input === undefined,
    'no preserveClientIp: with UDP the targets always see the client',
    'Remove it.',
  ).optional(),
  cutWhenUnhealthy: value<undefined>(
    (input) => input === undefined,
    'no cutWhenUnhealthy: only TCP and TLS have connections to cut',
    'Remove it.',
  ).optional(),
};

/** What one entry of `targetGroups` of a network load balancer may say. */
export const networkTargetGroupOptions = choice(
  'protocol',
  ['TCP', 'TLS', 'TCP_UDP', 'UDP'],
  [
    fields({ protocol: z.literal('TCP'), ...connections, stickiness }),
    fields({
      protocol: z.literal('TLS'),
      ...connections,
      stickiness: value<undefined>(
        (input) => input === undefined,
        'no stickiness beside TLS',
        "Remove it, or write protocol: 'TCP' behind a TCP listener.",
      ).optional(),
    }),
    fields({
      protocol: z.literal('TCP_UDP'),
      ...shared,
      ...alwaysPreserved,
      stickiness,
      health: networkHealth.optional(),
    }),
    fields({
      protocol: z.literal('UDP'),
      ...shared,
      ...alwaysPreserved,
      stickiness,
      health: udpHealth,
    }),
  ],
);
