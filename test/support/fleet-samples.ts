import { AutoscalingGroup } from '#constructs/autoscaling-group/autoscaling-group';
import type {
  AutoscaledFleet,
  FleetOptions,
  TerraformSizedFleet,
} from '#constructs/autoscaling-group/fleet-options';
import { Connections } from '#constructs/capabilities/connectable';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { network } from '#test/support/kafka-stack';
import { type StackJson, synthesizeConstruct } from '#test/support/synthesized';

/** A fleet that nothing is wrong with, in production too, with some fields of it replaced. */
export function fleet(change: Partial<AutoscaledFleet> = {}): AutoscaledFleet {
  return {
    owner: 'autoscaler',
    instances: { kind: 'types', types: ['m7g.large', 'm6g.large'] },
    operatingSystem: {
      kind: 'al2023',
      userData: [{ kind: 'container', name: 'shop', image: `${REGISTRY}/shop:4.2`, port: 8080 }],
    },
    min: 3,
    peak: 6,
    bootSeconds: 90,
    ...change,
  };
}

/** The same with a size that Terraform owns. */
export function fixedFleet(change: Partial<TerraformSizedFleet> = {}): TerraformSizedFleet {
  return { ...fleet(), owner: 'terraform', ...change };
}

/** A registry of ECR. */
export const REGISTRY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

/** A target group of instances at port 8080 of an application balancer, `public`. */
export function targetGroup(change: Partial<ITargetGroup> = {}): ITargetGroup {
  return {
    name: 'web',
    targetGroupArn: 'arn:web',
    arnSuffix: 'targetgroup/web/1',
    targetType: 'instance',
    protocol: 'HTTP',
    port: 8080,
    deregistrationDelaySeconds: 45,
    slowStartSeconds: 60,
    secondsUntilHealthy: 20,
    healthCheckPort: 8080,
    alarmNames: ['test-balancer/public/web/errors'],
    loadBalancer: {
      kind: 'application',
      name: 'public',
      loadBalancerArn: 'arn:public',
      arnSuffix: 'app/public/2',
      dnsName: 'public.example.com',
      canonicalHostedZoneId: 'Z1',
      scheme: 'internet-facing',
      connections: new Connections('sg-public', 443),
    },
    ...change,
  };
}

/** Where `targetGroup()` is declared. */
export const BEHIND = [{ balancer: 'public', targetGroup: 'web' }];

/** The stack of one fleet, `legacy`. */
export function madeFleet(
  options: FleetOptions,
  targetGroups: readonly ITargetGroup[] = [],
  name = 'legacy',
): StackJson {
  return synthesizeConstruct((scope) => {
    new AutoscalingGroup(scope, 'Fleet', {
      name,
      options,
      network,
      alarms: { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } },
      targetGroups,
      logRetentionDays: 365,
    });
  });
}
