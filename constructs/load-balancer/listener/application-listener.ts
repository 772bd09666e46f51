import { LbListener, type LbListenerConfig } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Construct } from 'constructs';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { placementOf } from '#constructs/kernel/placement';
import { dotted, requireValid } from '#constructs/kernel/schema';
import {
  applicationListenerOptions,
  type ApplicationListenerOptions,
  type HttpListenerOptions,
  HTTPS_PORT,
  type HttpsListenerOptions,
  listenerPort,
  type MaintenanceOptions,
} from './application-listener-options';
import { ListenerRule } from './listener-rule';
import { unknownGroups } from './listener-mistakes';
import type { MutualTlsOptions } from './mutual-tls-options';
import { redirectLoops } from './redirect-loops';
import {
  DEFAULT_STRICT_TRANSPORT,
  type ResponseHeaderOptions,
  strictTransportValue,
} from './response-header-options';
import {
  actionArguments,
  answer,
  conditionArguments,
  type TargetGroupArns,
} from './rule-arguments';
import { MAINTENANCE_PRIORITY } from './rule-priority';
import { DEFAULT_TLS_POLICY } from './tls-policies';
import { TrustStore } from './trust-store';

/** A listener and what it needs from its balancer. */
export interface ApplicationListenerProps {
  /** The balancer's name and its own, as the environment file has them: `public-https`. */
  readonly name: string;
  /** Protocol, rules and all else, as the environment writes them. */
  readonly options: ApplicationListenerOptions;
  readonly loadBalancerArn: string;
  /** The domain's certificate, used where the options name none. */
  readonly certificateArn?: string;
  /** ARNs of the balancer's target groups, by the names that rules forward to. */
  readonly targetGroupArns: TargetGroupArns;
}

/**
 * A listener of an application load balancer with its rules. Guarantees: HTTP only redirects to HTTPS; TLS 1.2
 * is the least that is spoken; a request that no rule takes is answered, not guessed about; no rule is touched
 * by another one's coming or going.
 *
 * @example new ApplicationListener(this, 'https', { name: 'public-https', options: { protocol: 'HTTPS', otherwise: { kind: 'forward', targetGroup: 'web' } }, loadBalancerArn, certificateArn, targetGroupArns: { web } });
 */
export class ApplicationListener extends Construct {
  readonly listenerArn: string;
  /** Where it listens. */
  readonly port: number;

  constructor(scope: Construct, id: string, props: ApplicationListenerProps) {
    super(scope, id);
    const { name, options, loadBalancerArn, targetGroupArns } = props;
    requireSound(this, props);
    this.port = listenerPort(options);
    const tagName = `${placementOf(this).environment}-${name}`;

    const listener = new LbListener(this, 'Resource', {
      loadBalancerArn,
      port: this.port,
      protocol: options.protocol,
      tags: { Name: tagName },
      ...(options.protocol === 'HTTP' ? toHttps(options) : this.https(props, options, tagName)),
    });
    this.listenerArn = listener.arn;
    if (options.protocol === 'HTTP') return;

    const { rules = {}, sniCertificateArns = [], maintenance } = options;
    if (maintenance !== undefined) this.addMaintenance(maintenance);
    for (const certificateArn of sniCertificateArns) {
      const uuid = certificateArn.split('/').at(-1) ?? '';
      new LbListenerCertificate(this, `Certificate-${uuid}`, {
        listenerArn: this.listenerArn,
        certificateArn,
      });
    }
    for (const [ruleName, rule] of Object.entries(rules)) {
      new ListenerRule(this, `Rule-${ruleName}`, {
        name: ruleName,
        options: rule,
        listenerArn: this.listenerArn,
        targetGroupArns,
      });
    }
  }

  private https(
    props: ApplicationListenerProps,
    options: HttpsListenerOptions,
    tagName: string,
  ): Pick<LbListenerConfig, 'defaultAction'> & Partial<LbListenerConfig> {
    const certificateArn = options.certificateArn ?? props.certificateArn;
    if (certificateArn === undefined) {
      throw new Error(`${this.node.path} has no certificate: a rule of environments refuses it`);
    }
    const { otherwise = { kind: 'fixed-response', status: 404, body: 'Not found' } } = options;
    return {
      certificateArn,
      sslPolicy: options.tlsPolicy ?? DEFAULT_TLS_POLICY,
      mutualAuthentication: this.mutualAuthentication(tagName, options.mutualTls),
      ...responseHeaders(options.responseHeaders),
      defaultAction: actionArguments(this, otherwise, props.targetGroupArns),
    };
  }

  /** Off is said too: a listener would keep what it was once told. */
  private mutualAuthentication(name: string, options: MutualTlsOptions | undefined) {
    if (options === undefined) return { mode: 'off' };
    if (options.mode === 'passthrough') return { mode: 'passthrough' };
    const { advertiseCaNames = false, ignoreClientCertificateExpiry = false } = options;
    return {
      mode: 'verify',
      trustStoreArn: new TrustStore(this, 'TrustStore', { name, options }).trustStoreArn,
      advertiseTrustStoreCaNames: advertiseCaNames ? 'on' : 'off',
      ignoreClientCertificateExpiry,
    };
  }

  private addMaintenance(options: MaintenanceOptions): void {
    const { body = 'Under maintenance. Please try again later.', contentType = 'text/plain' } =
      options;
    const when = options.hosts === undefined ? { paths: ['/*'] } : { hosts: options.hosts };
    new LbListenerRule(this, 'Maintenance', {
      listenerArn: this.listenerArn,
      priority: MAINTENANCE_PRIORITY,
      condition: conditionArguments(when),
      action: [answer(503, contentType, body)],
      tags: { Name: 'maintenance' },
    });
  }
}

/** For those who make a listener without an environment file: the same mistakes, the same words. */
function requireSound(scope: Construct, props: ApplicationListenerProps): void {
  requireValid(applicationListenerOptions, props.options, scope.node.path);
  const found = [
    ...unknownGroups(props.options, Object.keys(props.targetGroupArns)),
    ...redirectLoops(props.options, []),
  ];
  if (found.length === 0) return;
  throw new InvalidInput(
    found.map(({ path, ...mistake }) => ({
      source: scope.node.path,
      property: dotted(path),
      ...mistake,
    })),
  );
}

function toHttps({ redirectPort = HTTPS_PORT }: HttpListenerOptions) {
  return {
    routingHttpResponseServerEnabled: false,
    defaultAction: [
      {
        type: 'redirect',
        redirect: { protocol: 'HTTPS', port: String(redirectPort), statusCode: 'HTTP_301' },
      },
    ],
  };
}

function responseHeaders(options: ResponseHeaderOptions = {}): Partial<LbListenerConfig> {
  const { strictTransportSecurity = DEFAULT_STRICT_TRANSPORT, frameOptions = 'DENY' } = options;
  return {
    routingHttpResponseServerEnabled: false,
    routingHttpResponseStrictTransportSecurityHeaderValue:
      strictTransportValue(strictTransportSecurity),
    routingHttpResponseXFrameOptionsHeaderValue: frameOptions,
    routingHttpResponseXContentTypeOptionsHeaderValue: 'nosniff',
  };
}
