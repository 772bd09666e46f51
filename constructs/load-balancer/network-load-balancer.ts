import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { Connections } from '#constructs/capabilities/connectable';
import { placementOf } from '#constructs/kernel/placement';
import type { ILogBucket } from '#constructs/log-bucket/log-bucket-contract';
import type { INetwork } from '#constructs/network/network-contract';
import { balancerName } from './balancer-name';
import { BalancerSecurityGroup, type OpenPort } from './balancer-security-group';
import type { ILoadBalancer } from './load-balancer-contract';
import { addNetworkAlarms } from './network-alarms';
import { NetworkListener } from './network-listener';
import type { NetworkListenerOptions } from './network-listener-options';
import type { NetworkLoadBalancerOptions } from './network-load-balancer-options';
import { capacity } from './reserved-units';
import { requireSoundBalancer } from './require-sound-balancer';
import { TargetGroup } from './target-group';

/** A balancer and what it needs from its surroundings. */
export interface NetworkLoadBalancerProps {
  /** Its name in the environment file: `events`. */
  readonly name: string;
  /** Listeners, target groups and all else, as the environment writes them. */
  readonly options: NetworkLoadBalancerOptions;
  readonly network: INetwork;
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** Where the access logs of TLS listeners go. */
  readonly logBucket: ILogBucket;
  /** The domain's certificate, for TLS listeners that name none. */
  readonly certificateArn?: string;
  /** Whether AWS refuses to delete it. */
  readonly protectData: boolean;
}

/**
 * A balancer of connections and datagrams. Guarantees: a security group with only ports of listeners open,
 * for PrivateLink too; every zone's part serves targets of all zones; TLS 1.2 is the least that is spoken.
 *
 * Changing `scheme` or the name replaces it: clients are cut off for minutes, and protection must be off.
 *
 * @example new NetworkLoadBalancer(this, 'events', { name: 'events', options, network, alarms, logBucket, certificateArn, protectData: true });
 */
export class NetworkLoadBalancer extends Construct implements ILoadBalancer {
  readonly kind = 'network';
  readonly name: string;
  readonly loadBalancerArn: string;
  readonly arnSuffix: string;
  readonly dnsName: string;
  readonly canonicalHostedZoneId: string;
  readonly scheme: ILoadBalancer['scheme'];
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  readonly connections: Connections;

  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    const { name, options, network, alarms, certificateArn } = props;
    requireSoundBalancer(this, options, network);
    this.name = name;
    this.scheme = options.scheme ?? 'internal';

    const listeners = Object.entries(options.listeners);
    const { securityGroupId } = new BalancerSecurityGroup(this, 'SecurityGroup', {
      name,
      options,
      network,
      listeners: Object.fromEntries(
        listeners.map(([listener, each]) => [listener, openPorts(each)]),
      ),
      signsUsersIn: false,
    });
    const balancer = this.balancer(props, securityGroupId);
    this.loadBalancerArn = balancer.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.dnsName = balancer.dnsName;
    this.canonicalHostedZoneId = balancer.zoneId;
    const byTcp = listeners.find(([, { protocol }]) => protocol !== 'UDP');
    this.connections = new Connections(securityGroupId, byTcp?.[1].port);

    this.targetGroups = this.groups(props);
    const scopeOfListeners = new Construct(this, 'Listeners');
    for (const [listener, each] of listeners) {
      new NetworkListener(scopeOfListeners, `Listener-${listener}`, {
        name: `${name}-${listener}`,
        options: each,
        loadBalancerArn: balancer.arn,
        ...(certificateArn !== undefined && { certificateArn }),
        targetGroupArn: this.group(each.targetGroup).targetGroupArn,
      });
    }
    addNetworkAlarms(this, 'Alarms', this, options, alarms);
  }

  private balancer(props: NetworkLoadBalancerProps, securityGroupId: string): Lb {
    const { name, options, network, logBucket } = props;
    const { environment } = placementOf(this);
    const internal = this.scheme === 'internal';
    return new Lb(this, 'Resource', {
      name: balancerName('nlb', environment, name),
      loadBalancerType: 'network',
      internal,
      ipAddressType: 'ipv4',
      subnets: [...(internal ? network.privateSubnetIds : network.publicSubnetIds)],
      securityGroups: [securityGroupId],
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
        (options.inspectPrivateLink ?? true) ? 'on' : 'off',
      enableCrossZoneLoadBalancing: options.crossZone ?? true,
      enableZonalShift: options.zonalShift ?? true,
      enableDeletionProtection: props.protectData,
      accessLogs: {
        bucket: logBucket.bucketName,
        prefix: `${name}/access`,
        enabled: (options.logs?.access ?? true) && hasTls(options),
      },
      ...capacity(options, network.zones.length),
      tags: { Name: `${environment}-${name}` },
      dependsOn: [...logBucket.ready],
    });
  }

  private groups({ options, network, alarms }: NetworkLoadBalancerProps) {
    const scope = new Construct(this, 'TargetGroups');
    return Object.fromEntries(
      Object.entries(options.targetGroups).map(([name, each]) => [
        name,
        new TargetGroup(scope, `Group-${name}`, {
          name,
          options: each,
          vpcId: network.vpcId,
          loadBalancer: this,
          alarms,
        }),
      ]),
    );
  }

  private group(name: string): TargetGroup {
    const group = this.targetGroups[name];
    if (group === undefined) throw new Error(`no target group ${name}: the schema refuses it`);
    return group;
  }
}

/** Whether it decrypts: only such connections are logged. */
export function hasTls({ listeners }: Pick<NetworkLoadBalancerOptions, 'listeners'>): boolean {
  return Object.values(listeners).some(({ protocol }) => protocol === 'TLS');
}

function openPorts({ protocol, port }: NetworkListenerOptions): OpenPort[] {
  if (protocol === 'UDP') return [{ port, ipProtocol: 'udp' }];
  const tcp = { port, ipProtocol: 'tcp' } as const;
  return protocol === 'TCP_UDP' ? [tcp, { port, ipProtocol: 'udp' }] : [tcp];
}
