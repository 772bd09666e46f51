import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { placementOf } from '#constructs/kernel/placement';
import type { ApplicationAlarmOptions } from './alarm-threshold-options';
import type { ApplicationTargetGroupOptions } from './application-target-group-options';
import { targetGroupPrefix } from './balancer-name';
import { DEFAULT_HEALTHY_THRESHOLD } from './health-timing';
import type { ILoadBalancer, ITargetGroup } from './load-balancer-contract';
import type { NetworkTargetGroupOptions } from './network-target-group-options';
import { addTargetGroupAlarms } from './target-group-alarms';
import { applicationTargets, networkTargets } from './target-group-arguments';
import {
  DEFAULT_DEREGISTRATION_DELAY_SECONDS,
  type HealthThreshold,
  type TargetGroupHealthOptions,
} from './target-group-options';
import { checkTiming } from './health-checks';

/** A target group and the balancer in front of it. */
export interface TargetGroupProps {
  /** Its name in the environment file: `web`. */
  readonly name: string;
  readonly options: ApplicationTargetGroupOptions | NetworkTargetGroupOptions;
  readonly vpcId: string;
  readonly loadBalancer: ITargetGroup['loadBalancer'];
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** When alarms on answers are raised. @default - none: a network load balancer reads no answers */
  readonly thresholds?: ApplicationAlarmOptions;
}

/**
 * Targets and how they are chosen and checked. Guarantees: a change that AWS makes by replacement stands
 * up the new group, moves the listener and only then takes the old one down.
 */
export class TargetGroup extends Construct implements ITargetGroup {
  readonly name: string;
  readonly targetGroupArn: string;
  readonly arnSuffix: string;
  readonly targetType: ITargetGroup['targetType'];
  readonly protocol: ITargetGroup['protocol'];
  readonly port: number;
  readonly deregistrationDelaySeconds: number;
  readonly slowStartSeconds: number;
  readonly secondsUntilHealthy: number;
  readonly healthCheckPort: number;
  readonly loadBalancer: Omit<ILoadBalancer, 'targetGroups'>;
  readonly alarmNames: readonly string[];

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { name, options, vpcId, loadBalancer } = props;
    const { targetType, port, health } = options;
    this.name = name;
    this.targetType = targetType;
    this.port = port;
    this.loadBalancer = loadBalancer;
    this.protocol = options.protocol ?? 'HTTP';
    this.deregistrationDelaySeconds =
      options.deregistrationDelaySeconds ?? DEFAULT_DEREGISTRATION_DELAY_SECONDS;
    this.slowStartSeconds =
      options.algorithm?.kind === 'round_robin' ? (options.algorithm.slowStartSeconds ?? 0) : 0;
    this.healthCheckPort = health?.port ?? port;
    this.secondsUntilHealthy =
      checkTiming(health).intervalSeconds * (health?.healthyThreshold ?? DEFAULT_HEALTHY_THRESHOLD);

    const group = new LbTargetGroup(this, 'Resource', {
      namePrefix: targetGroupPrefix(name),
      vpcId,
      targetType,
      port,
      deregistrationDelay: String(this.deregistrationDelaySeconds),
      targetGroupHealth: groupHealth(options.targetGroupHealth),
      ...(isNetwork(options) ? networkTargets(options) : applicationTargets(options)),
      tags: { Name: `${placementOf(this).environment}-${loadBalancer.name}-${name}` },
      lifecycle: { createBeforeDestroy: true },
    });
    this.targetGroupArn = group.arn;
    this.arnSuffix = group.arnSuffix;
    const { minimumHealthyTargets = 1 } = options;
    this.alarmNames = addTargetGroupAlarms(this, 'Alarms', {
      group: this,
      topics: props.alarms,
      minimumHealthyTargets,
      ...(props.thresholds !== undefined && { thresholds: props.thresholds }),
    });
  }
}

function isNetwork(
  options: ApplicationTargetGroupOptions | NetworkTargetGroupOptions,
): options is NetworkTargetGroupOptions {
  return ['TCP', 'TLS', 'UDP', 'TCP_UDP'].includes(options.protocol ?? 'HTTP');
}

/** AWS's own defaults are written too: what is taken out of the file must go back to them. */
function groupHealth({
  dnsFailover = {},
  unhealthyStateRouting = {},
}: TargetGroupHealthOptions = {}) {
  const percentage = ({ minimumHealthyPercentage = 'off' }: HealthThreshold<unknown>) =>
    String(minimumHealthyPercentage);
  return {
    dnsFailover: {
      minimumHealthyTargetsCount: String(dnsFailover.minimumHealthyTargets ?? 1),
      minimumHealthyTargetsPercentage: percentage(dnsFailover),
    },
    unhealthyStateRouting: {
      minimumHealthyTargetsCount: unhealthyStateRouting.minimumHealthyTargets ?? 1,
      minimumHealthyTargetsPercentage: percentage(unhealthyStateRouting),
    },
  };
}
