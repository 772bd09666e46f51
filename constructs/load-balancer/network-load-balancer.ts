import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { BalancerSecurityGroup, type OpenPort } from './balancer-security-group';
import type { ILoadBalancer } from './load-balancer-contract';
import { addNetworkAlarms } from './network-alarms';
import { NetworkListener } from './network-listener';
import type { NetworkListenerOptions } from './network-listener-options';
import type { NetworkLoadBalancerOptions } from './network-load-balancer-options';
import type { LoadBalancerProps } from './load-balancer-props';
import { requireSoundBalancer } from './require-sound-balancer';
import { sharedArguments } from './shared-arguments';
import { TargetGroup } from './target-group';

/** A network load balancer and what it needs from its surroundings. */
export type NetworkLoadBalancerProps = LoadBalancerProps<NetworkLoadBalancerOptions>;

/**
 * A balancer of connections and datagrams. Guarantees: a security group with only ports of listeners open,
 * for PrivateLink too; every zone's part serves targets of all zones; TLS 1.2 is the least that is spoken.
 *
 * Changing `scheme` or the name, and taking a zone out of the network, replaces it: clients are cut off for
 * minutes, and protection must be off. README.md, "Changes that are not in place".
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
    const { name, options, logBucket } = props;
    return new Lb(this, 'Resource', {
      ...sharedArguments(this, props, securityGroupId),
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
        (options.inspectPrivateLink ?? true) ? 'on' : 'off',
      enableCrossZoneLoadBalancing: options.crossZone ?? true,
      accessLogs: {
        bucket: logBucket.bucketName,
        prefix: `${name}/access`,
        enabled: (options.logs?.access ?? true) && hasTls(options),
      },
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
