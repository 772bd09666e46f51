import { z } from 'zod';
import { choice, fields, name, oneOf, wholeNumber } from '#constructs/kernel/schema';
import { certificateArn, sniCertificateArns } from './listener/certificate-options';
import { TLS_POLICIES, type TlsPolicy } from './listener/tls-policies';

/** One listener of a network load balancer. */
export type NetworkListenerOptions = TcpListenerOptions | TlsListenerOptions | UdpListenerOptions;

/** Passes connections on as they come. */
export interface TcpListenerOptions extends ForwardingListenerOptions {
  readonly protocol: 'TCP';
  /** Seconds that a silent connection is kept, 60 to 6,000. @default 350 */
  readonly idleTimeoutSeconds?: number;
}

/** Decrypts, and passes connections on in the clear (to a TCP group) or encrypted anew (to a TLS group). */
export interface TlsListenerOptions extends ForwardingListenerOptions {
  readonly protocol: 'TLS';
  /** Which versions and ciphers of TLS are offered. @default 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' */
  readonly tlsPolicy?: TlsPolicy;
  /** Which protocol the client and the balancer agree on (ALPN). @default 'None' */
  readonly alpn?: AlpnPolicy;
  /** ARN of a certificate in ACM, of the environment's region. @default - the certificate of `edge.domain` */
  readonly certificateArn?: string;
  /** ARNs of further certificates, for hosts that the first one does not name (SNI). @default [] */
  readonly sniCertificateArns?: readonly string[];
}

/** Passes datagrams on, or both kinds on one port. */
export interface UdpListenerOptions extends ForwardingListenerOptions {
  readonly protocol: 'UDP' | 'TCP_UDP';
}

interface ForwardingListenerOptions {
  /** 1 to 65,535, of one listener only. */
  readonly port: number;
  /** The name of one of the balancer's target groups. */
  readonly targetGroup: string;
}

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html#alpn-policies */
export const ALPN_POLICIES = [
  'HTTP1Only',
  'HTTP2Only',
  'HTTP2Optional',
  'HTTP2Preferred',
  'None',
] as const;

/** What a TLS listener agrees to. */
export type AlpnPolicy = (typeof ALPN_POLICIES)[number];

/**
 * What a listener may forward to.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html#listener-configuration
 */
export const GROUPS_OF_LISTENER: Readonly<
  Record<NetworkListenerOptions['protocol'], readonly string[]>
> = {
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
};

const forwarding = { port: wholeNumber(1, 65_535), targetGroup: name(32, 'web') };

/** What one entry of `listeners` of a network load balancer may say. */
export const networkListenerOptions = choice(
  'protocol',
  ['TCP', 'TLS', 'UDP', 'TCP_UDP'],
  [
    fields({
      protocol: z.literal('TCP'),
      ...forwarding,
      idleTimeoutSeconds: wholeNumber(60, 6000).optional(),
    }),
    fields({
      protocol: z.literal('TLS'),
      ...forwarding,
      tlsPolicy: oneOf(TLS_POLICIES).optional(),
      alpn: oneOf(ALPN_POLICIES).optional(),
      certificateArn: certificateArn.optional(),
      sniCertificateArns: sniCertificateArns.optional(),
    }),
    fields({ protocol: z.literal('UDP'), ...forwarding }),
    fields({ protocol: z.literal('TCP_UDP'), ...forwarding }),
  ],
);
