import type { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { Domain } from '#constructs/domain/domain';
import { constructId } from '#constructs/kernel/construct-id';
import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import { ApplicationLoadBalancer } from '#constructs/load-balancer/application-load-balancer';
import { usesWebAcl } from '#constructs/load-balancer/application-load-balancer-options';
import { LoadBalancerDashboard } from '#constructs/load-balancer/dashboard/load-balancer-dashboard';
import type { ILoadBalancer, ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { NetworkLoadBalancer } from '#constructs/load-balancer/network-load-balancer';
import { LogBucket } from '#constructs/log-bucket/log-bucket';
import { WebAcl } from '#constructs/web-acl/web-acl';
import type { EdgeOptions } from '#environments/edge-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { AlarmsStack } from './alarms-stack';
import { BaseStack } from './base-stack';
import type { NetworkStack } from './network-stack';

/** What the edge stack needs of other stacks. */
export interface EdgeStackNeeds {
  readonly network: NetworkStack;
  readonly alarms: AlarmsStack;
}

/** Load balancers with what they share: names, certificate, firewall, logs and a dashboard. */
export class EdgeStack extends BaseStack {
  private readonly balancers: Readonly<Record<string, ILoadBalancer>>;

  constructor(scope: Construct, environment: EnvironmentOptions, needs: EdgeStackNeeds) {
    super(scope, environment, 'edge');
    const { edge } = environment;
    if (edge === undefined) throw new Error(`${environment.name} has no edge`);
    this.balancers = this.makeBalancers(edge, needs);
    for (const [name, balancer] of Object.entries(this.balancers)) {
      this.offerBalancer(name, balancer);
    }
  }

  /** A target group, as what registers in it sees it. Throws where the environment has none of the name. */
  targetGroupFor(consumer: BaseStack, balancerName: string, groupName: string): ITargetGroup {
    const balancer = this.balancers[balancerName];
    const group = balancer?.targetGroups[groupName];
    if (balancer === undefined || group === undefined) {
      throw new Error(
        `${this.environment.name} has no target group ${groupName} at a balancer ${balancerName}`,
      );
    }
    const offered = consumer.read(this);
    const text = (part: string) => offered.getString(`${balancerName}_${part}`);
    return {
      ...group,
      targetGroupArn: text(`${groupName}_target_group_arn`),
      arnSuffix: text(`${groupName}_target_group_arn_suffix`),
      loadBalancer: {
        kind: balancer.kind,
        name: balancer.name,
        scheme: balancer.scheme,
        loadBalancerArn: text('arn'),
        arnSuffix: text('arn_suffix'),
        dnsName: text('dns_name'),
        canonicalHostedZoneId: text('hosted_zone_id'),
        connections: new Connections(text('security_group_id')),
      },
    };
  }

  private makeBalancers(
    edge: EdgeOptions,
    { network, alarms }: EdgeStackNeeds,
  ): Readonly<Record<string, ILoadBalancer>> {
    const { logRetentionDays = DEFAULT_LOG_RETENTION_DAYS, protectData = true } = this.environment;
    const topics = alarms.topicsFor(this);
    const vpc = network.networkFor(this);
    const written = Object.entries(edge.balancers);

    const logBucket = new LogBucket(this, 'Logs', {
      name: 'load-balancers',
      options: { retentionDays: logRetentionDays, ...edge.logs },
      balancers: written.map(([name, { kind }]) => ({ name, kind })),
      protectData,
    });
    const domain =
      edge.domain &&
      new Domain(this, 'Domain', {
        options: edge.domain,
        vpcId: vpc.vpcId,
        publicHosts: hostsOf(edge, 'internet-facing'),
        internalHosts: hostsOf(edge, 'internal'),
        alarms: topics,
      });
    const webAcl = written.some(([, balancer]) => usesWebAcl(balancer))
      ? new WebAcl(this, 'WebAcl', {
          name: 'edge',
          options: edge.waf ?? {},
          alarms: topics,
          logRetentionDays,
        })
      : undefined;

    const balancers = Object.fromEntries(
      written.map(([name, options]): [string, ILoadBalancer] => {
        const common = {
          name,
          network: vpc,
          alarms: topics,
          logBucket,
          protectData,
          ...(domain?.certificateArn !== undefined && { certificateArn: domain.certificateArn }),
        };
        // A balancer may have any name, also that of something the stack itself has: 'backend'.
        const id = `Balancer-${name}`;
        return [
          name,
          options.kind === 'network'
            ? new NetworkLoadBalancer(this, id, { ...common, options })
            : new ApplicationLoadBalancer(this, id, {
                ...common,
                options,
                ...(webAcl && usesWebAcl(options) && { webAclArn: webAcl.webAclArn }),
              }),
        ];
      }),
    );
    for (const [name, options] of written) {
      const balancer = balancers[name];
      if (balancer === undefined) continue;
      for (const host of options.hosts ?? []) {
        domain?.record(this, `Host-${constructId(host)}`, host, balancer);
      }
    }
    new LoadBalancerDashboard(this, 'Dashboard', {
      name: 'edge',
      balancers: Object.values(balancers),
      ...(webAcl && { webAclName: webAcl.webAclName }),
    });
    return balancers;
  }

  /** Names of balancers and groups have no underscore, so that no two offers share a name. */
  private offerBalancer(name: string, balancer: ILoadBalancer): void {
    const parts: Record<string, string> = {
      arn: balancer.loadBalancerArn,
      arn_suffix: balancer.arnSuffix,
      dns_name: balancer.dnsName,
      hosted_zone_id: balancer.canonicalHostedZoneId,
      security_group_id: balancer.connections.securityGroupId,
    };
    for (const [group, { targetGroupArn, arnSuffix }] of Object.entries(balancer.targetGroups)) {
      parts[`${group}_target_group_arn`] = targetGroupArn;
      parts[`${group}_target_group_arn_suffix`] = arnSuffix;
    }
    this.offer(
      Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${name}_${part}`, value])),
    );
  }
}

function hostsOf({ balancers }: EdgeOptions, wanted: LoadBalancerOptions['scheme']): string[] {
  return Object.values(balancers).flatMap(({ scheme = 'internal', hosts = [] }) =>
    scheme === wanted ? hosts : [],
  );
}
