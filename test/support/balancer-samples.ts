import { Connections } from '#constructs/capabilities/connectable';
import type { ILoadBalancer, ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';

const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';

/** A balancer as the edge stack offers it, with two target groups. */
function balancer(kind: ILoadBalancer['kind'], name: string): ILoadBalancer {
  const arnSuffix = `${kind === 'application' ? 'app' : 'net'}/test-${name}/0123456789abcdef`;
  const loadBalancer = {
    ...{ kind, name, arnSuffix },
    loadBalancerArn: `${ARN}:loadbalancer/${arnSuffix}`,
    dnsName: `test-${name}.elb.eu-west-1.amazonaws.com`,
    canonicalHostedZoneId: 'Z32O12XQLNTSW2',
    scheme: 'internet-facing',
    connections: new Connections('sg-0a1b2c3d', 443),
  } as const;
  const group = (groupName: string): ITargetGroup => ({
    name: groupName,
    targetGroupArn: `${ARN}:targetgroup/${groupName}/0123456789abcdef`,
    arnSuffix: `targetgroup/${groupName}/0123456789abcdef`,
    targetType: 'ip',
    protocol: kind === 'application' ? 'HTTP' : 'TCP',
    port: 8080,
    healthCheckPort: 8080,
    alarmNames: [],
    deregistrationDelaySeconds: 60,
    slowStartSeconds: 0,
    secondsUntilHealthy: 30,
    loadBalancer,
  });
  return { ...loadBalancer, targetGroups: { web: group('web'), canary: group('canary') } };
}

/** An application load balancer, `public`. */
export const applicationBalancer: ILoadBalancer = balancer('application', 'public');

/** A network load balancer, `events`. */
export const networkBalancer: ILoadBalancer = balancer('network', 'events');
