import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { Connections } from '#constructs/capabilities/connectable';
import { placementOf } from '#constructs/kernel/placement';
import type { ILogBucket } from '#constructs/log-bucket/log-bucket-contract';
import type { INetwork } from '#constructs/network/network-contract';
import { addApplicationAlarms } from './application-alarms';
import {
  type ApplicationLoadBalancerOptions,
  usesWebAcl,
} from './application-load-balancer-options';
import { balancerName } from './balancer-name';
import { BalancerSecurityGroup } from './balancer-security-group';
import { ApplicationListener } from './listener/application-listener';
import { listenerPort, signsUsersIn } from './listener/application-listener-options';
import type { ILoadBalancer } from './load-balancer-contract';
import { capacity } from './reserved-units';
import { requireSoundBalancer } from './require-sound-balancer';
import { TargetGroup } from './target-group';

/** A balancer and what it needs from its surroundings. */
export interface ApplicationLoadBalancerProps {
  /** Its name in the environment file: `public`. */
  readonly name: string;
  /** Listeners, target groups and all else, as the environment writes them. */
  readonly options: ApplicationLoadBalancerOptions;
  readonly network: INetwork;
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** Where access and connection logs go. */
  readonly logBucket: ILogBucket;
  /** The domain's certificate, for listeners that name none. */
  readonly certificateArn?: string;
  /** The web ACL that looks at requests, where the options want one. */
  readonly webAclArn?: string;
  /** Whether AWS refuses to delete it. */
  readonly protectData: boolean;
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
    const { name, options, network, logBucket } = props;
    const { environment } = placementOf(this);
    const { logs = {}, forwardedFor = {}, desyncMitigation = 'defensive' } = options;
    const internal = this.scheme === 'internal';
    const log = (kind: 'access' | 'connection') => ({
      bucket: logBucket.bucketName,
      prefix: `${name}/${kind}`,
      enabled: logs[kind] ?? true,
    });
    return new Lb(this, 'Resource', {
      name: balancerName('alb', environment, name),
      loadBalancerType: 'application',
      internal,
      ipAddressType: 'ipv4',
      subnets: [...(internal ? network.privateSubnetIds : network.publicSubnetIds)],
      securityGroups: [securityGroupId],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: desyncMitigation,
      enableHttp2: options.http2 ?? true,
      xffHeaderProcessingMode: forwardedFor.mode ?? 'append',
      enableXffClientPort: forwardedFor.clientPort ?? false,
      preserveHostHeader: options.preserveHostHeader ?? false,
      idleTimeout: options.idleTimeoutSeconds ?? 60,
      clientKeepAlive: options.clientKeepAliveSeconds ?? 3600,
      enableWafFailOpen: options.webAclFailOpen ?? false,
      enableZonalShift: options.zonalShift ?? true,
      enableDeletionProtection: props.protectData,
      accessLogs: log('access'),
      connectionLogs: log('connection'),
      ...capacity(options, network.zones.length),
      tags: { Name: `${environment}-${name}` },
      dependsOn: [...logBucket.ready],
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
