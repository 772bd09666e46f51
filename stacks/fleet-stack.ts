import type { Construct } from 'constructs';
import { AutoscalingGroup } from '#constructs/autoscaling-group/autoscaling-group';
import type { IAutoscalingGroup } from '#constructs/autoscaling-group/autoscaling-group-contract';
import { Connections } from '#constructs/capabilities/connectable';
import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import type { EnvironmentOptions } from '#environments/environment';
import type { AlarmsStack } from './alarms-stack';
import { BaseStack } from './base-stack';
import type { EdgeStack } from './edge-stack';
import type { NetworkStack } from './network-stack';

/** What a fleet's stack needs of other stacks. */
export interface FleetStackNeeds {
  readonly network: NetworkStack;
  readonly alarms: AlarmsStack;
  /** Absent where the environment has no edge: then no fleet stands behind a balancer. */
  readonly edge: EdgeStack | undefined;
}

/** One fleet of EC2 instances, `fleet-<name>`: a change to it touches no other. */
export class FleetStack extends BaseStack {
  private readonly fleet: IAutoscalingGroup;

  constructor(
    scope: Construct,
    environment: EnvironmentOptions,
    fleetName: string,
    { network, alarms, edge }: FleetStackNeeds,
  ) {
    super(scope, environment, `fleet-${fleetName}`);
    const { fleets = {}, logRetentionDays = DEFAULT_LOG_RETENTION_DAYS } = environment;
    const options = fleets[fleetName];
    if (options === undefined) throw new Error(`${environment.name} has no fleet ${fleetName}`);
    const targetGroups = (options.behind ?? []).flatMap(
      ({ balancer, targetGroup }): ITargetGroup[] =>
        edge === undefined ? [] : [edge.targetGroupFor(this, balancer, targetGroup)],
    );
    this.fleet = new AutoscalingGroup(this, 'Fleet', {
      name: fleetName,
      options,
      network: network.networkFor(this),
      alarms: alarms.topicsFor(this),
      targetGroups,
      logRetentionDays,
    });
    const { groupName, groupArn, roleName, roleArn, securityGroupId } = this.fleet;
    this.offer({
      group_name: groupName,
      group_arn: groupArn,
      role_name: roleName,
      role_arn: roleArn,
      security_group_id: securityGroupId,
    });
  }

  /** The fleet, as another stack sees it. */
  fleetFor(consumer: BaseStack): IAutoscalingGroup {
    const offered = consumer.read(this);
    const { name, connections } = this.fleet;
    const securityGroupId = offered.getString('security_group_id');
    return {
      name,
      groupName: offered.getString('group_name'),
      groupArn: offered.getString('group_arn'),
      roleName: offered.getString('role_name'),
      roleArn: offered.getString('role_arn'),
      securityGroupId,
      connections: new Connections(securityGroupId, connections.port),
    };
  }
}
