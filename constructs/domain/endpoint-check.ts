import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { placementOf } from '#constructs/kernel/placement';
import type { ILoadBalancer } from '#constructs/load-balancer/load-balancer-contract';
import { addCheckAlarm } from './check-alarm';
import type { EndpointCheckOptions } from './failover-options';

/** A balancer and how it is checked. */
export interface EndpointCheckProps {
  readonly check: EndpointCheckOptions;
  readonly balancer: ILoadBalancer;
  /** Where it takes connections. */
  readonly port: number;
  /** Where alarms are sent, in a region that has the metrics. */
  readonly alarms: IAlarmTopics;
}

/**
 * Asks a balancer from the internet. By the balancer's own name: that of a host would answer with the
 * secondary once the primary is down, which would then look healthy.
 * Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (FullyQualifiedDomainName)
 */
export class EndpointCheck extends Construct {
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, props: EndpointCheckProps) {
    super(scope, id);
    const { check, balancer, port, alarms } = props;
    const { path = '/', intervalSeconds = 30, failureThreshold = 3 } = check;
    const { environment } = placementOf(this);
    const speaks =
      balancer.kind === 'application'
        ? { type: 'HTTPS', resourcePath: path, enableSni: true }
        : { type: 'TCP' };
    this.healthCheckId = new Route53HealthCheck(this, 'Resource', {
      ...speaks,
      fqdn: balancer.dnsName,
      port,
      requestInterval: intervalSeconds,
      failureThreshold,
      tags: { Name: `${environment}-${balancer.name}` },
    }).id;
    addCheckAlarm(this, 'Down', {
      healthCheckId: this.healthCheckId,
      balancerName: balancer.name,
      alarms,
      ...(check.alarmTopicArn !== undefined && { topicArn: check.alarmTopicArn }),
    });
  }
}
