import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { DEFAULT_TLS_POLICY } from './listener/tls-policies';
import type { NetworkListenerOptions } from './network-listener-options';

/** A listener and what it needs from its balancer. */
export interface NetworkListenerProps {
  /** The balancer's name and its own, as the environment file has them: `events-mqtt`. */
  readonly name: string;
  readonly options: NetworkListenerOptions;
  readonly loadBalancerArn: string;
  /** The domain's certificate, used where the options name none. */
  readonly certificateArn?: string;
  /** Where connections and datagrams go. */
  readonly targetGroupArn: string;
}

/** Seconds that AWS keeps a silent TCP connection unless told otherwise. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html */
const TCP_IDLE_SECONDS = 350;

/** A listener of a network load balancer. */
export class NetworkListener extends Construct {
  readonly listenerArn: string;

  constructor(scope: Construct, id: string, props: NetworkListenerProps) {
    super(scope, id);
    const { name, options, loadBalancerArn, targetGroupArn } = props;
    const { protocol, port } = options;
    const listener = new LbListener(this, 'Resource', {
      loadBalancerArn,
      protocol,
      port,
      defaultAction: [{ type: 'forward', targetGroupArn }],
      ...(protocol === 'TCP' && {
        tcpIdleTimeoutSeconds: options.idleTimeoutSeconds ?? TCP_IDLE_SECONDS,
      }),
      ...(protocol === 'TLS' && {
        certificateArn: this.certificate(options.certificateArn ?? props.certificateArn),
        sslPolicy: options.tlsPolicy ?? DEFAULT_TLS_POLICY,
        alpnPolicy: options.alpn ?? 'None',
      }),
      tags: { Name: `${placementOf(this).environment}-${name}` },
    });
    this.listenerArn = listener.arn;
    if (protocol !== 'TLS') return;
    for (const certificateArn of options.sniCertificateArns ?? []) {
      const uuid = certificateArn.split('/').at(-1) ?? '';
      new LbListenerCertificate(this, `Certificate-${uuid}`, {
        listenerArn: listener.arn,
        certificateArn,
      });
    }
  }

  private certificate(certificateArn: string | undefined): string {
    if (certificateArn !== undefined) return certificateArn;
    throw new Error(`${this.node.path} has no certificate: a rule of environments refuses it`);
  }
}
