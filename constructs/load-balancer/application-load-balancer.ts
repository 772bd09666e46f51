import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { addApplicationAlarms } from './application-alarms';
import {
  type ApplicationLoadBalancerOptions,
  usesWebAcl,
} from './application-load-balancer-options';
import { BalancerSecurityGroup } from './balancer-security-group';
import { ApplicationListener } from './listener/application-listener';
import { listenerPort, signsUsersIn } from './listener/application-listener-options';
import type { ILoadBalancer } from './load-balancer-contract';
import type { LoadBalancerProps } from './load-balancer-props';
import { requireSoundBalancer } from './require-sound-balancer';
import { sharedArguments } from './shared-arguments';
import { TargetGroup } from './target-group';

/** An application load balancer and what it needs from its surroundings. */
export interface ApplicationLoadBalancerProps extends LoadBalancerProps<ApplicationLoadBalancerOptions> {
  /** The web ACL that looks at requests, where the options want one. */
  readonly webAclArn?: string;
}

/**
 * A balancer of HTTP and gRPC requests. Guarantees: in two zones at least, internal and encrypted unless
 * told otherwise; only ports of listeners are open; headers that are no HTTP are dropped; requests and
 * connections are logged; a target group that nothing forwards to is refused.
 *
 * Changing `scheme` or the name replaces it: clients are cut off for minutes, and protection must be off.
 *
 * @example new ApplicationLoadBalancer(this, 'public', { name: 'public', options, network, alarms, logBucket, certificateArn, webAclArn, protectData: true });
 */
export class ApplicationLoadBalancer extends Construct implements ILoadBalancer {
  readonly kind = 'application';
  readonly name: string;
  readonly loadBalancerArn: string;
  readonly arnSuffix: string;
  readonly dnsName: string;
  readonly canonicalHostedZoneId: string;
  readonly scheme: ILoadBalancer['scheme'];
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  readonly connections: Connections;

  constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(scope, id);
    const { name, options, network, alarms, certificateArn, webAclArn } = props;
    requireSoundBalancer(this, options, network);
    this.name = name;
    this.scheme = options.scheme ?? 'internal';

    const listeners = Object.entries(options.listeners);
    const { securityGroupId } = new BalancerSecurityGroup(this, 'SecurityGroup', {
      name,
      options,
      network,
      listeners: Object.fromEntries(
        listeners.map(([listener, each]) => [
          listener,
          [{ port: listenerPort(each), ipProtocol: 'tcp' }],
        ]),
      ),
      signsUsersIn: listeners.some(([, each]) => signsUsersIn(each)),
    });
    const balancer = this.balancer(props, securityGroupId);
    this.loadBalancerArn = balancer.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.dnsName = balancer.dnsName;
    this.canonicalHostedZoneId = balancer.zoneId;
    const https = Object.values(options.listeners).find(({ protocol }) => protocol === 'HTTPS');
    this.connections = new Connections(securityGroupId, https && listenerPort(https));
    if (webAclArn !== undefined && usesWebAcl(options)) {
      new Wafv2WebAclAssociation(this, 'WebAcl', { resourceArn: balancer.arn, webAclArn });
    }

    this.targetGroups = this.groups(props);
    const targetGroupArns = Object.fromEntries(
      Object.values(this.targetGroups).map((group) => [group.name, group.targetGroupArn]),
    );
    const scopeOfListeners = new Construct(this, 'Listeners');
    for (const [listener, each] of listeners) {
      // A plain name can be one that every object has: 'constructor'.
      new ApplicationListener(scopeOfListeners, `Listener-${listener}`, {
        name: `${name}-${listener}`,
        options: each,
        loadBalancerArn: balancer.arn,
        ...(certificateArn !== undefined && { certificateArn }),
        targetGroupArns,
      });
    }
    addApplicationAlarms(this, 'Alarms', this, options.alarms, alarms);
  }

  private balancer(props: ApplicationLoadBalancerProps, securityGroupId: string): Lb {
    const { name, options, logBucket } = props;
    const { logs = {}, forwardedFor = {}, desyncMitigation = 'defensive' } = options;
    const log = (kind: 'access' | 'connection') => ({
      bucket: logBucket.bucketName,
      prefix: `${name}/${kind}`,
      enabled: logs[kind] ?? true,
    });
    return new Lb(this, 'Resource', {
      ...sharedArguments(this, props, securityGroupId),
      dropInvalidHeaderFields: true,
      desyncMitigationMode: desyncMitigation,
      enableHttp2: options.http2 ?? true,
      xffHeaderProcessingMode: forwardedFor.mode ?? 'append',
      enableXffClientPort: forwardedFor.clientPort ?? false,
      preserveHostHeader: options.preserveHostHeader ?? false,
      idleTimeout: options.idleTimeoutSeconds ?? 60,
      clientKeepAlive: options.clientKeepAliveSeconds ?? 3600,
      enableWafFailOpen: options.webAclFailOpen ?? false,
      accessLogs: log('access'),
      connectionLogs: log('connection'),
    });
  }

  private groups({ options, network, alarms }: ApplicationLoadBalancerProps) {
    const scope = new Construct(this, 'TargetGroups');
    return Object.fromEntries(
      Object.entries(options.targetGroups ?? {}).map(([name, each]) => [
        name,
        new TargetGroup(scope, `Group-${name}`, {
          name,
          options: each,
          vpcId: network.vpcId,
          loadBalancer: this,
          alarms,
          thresholds: options.alarms ?? {},
        }),
      ]),
    );
  }
}
