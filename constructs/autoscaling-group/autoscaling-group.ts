import { AutoscalingGroup as Group } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { Connections } from '#constructs/capabilities/connectable';
import { LogGroup } from '#constructs/capabilities/logged';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';
import { dotted, requireValid } from '#constructs/kernel/schema';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import type { INetwork } from '#constructs/network/network-contract';
import type { IAutoscalingGroup } from './autoscaling-group-contract';
import { DiskKey } from './disk-key';
import { addFleetAlarms, addRefreshAlarms, type AlarmedFleet } from './fleet-alarms';
import { connectFleet } from './fleet-connections';
import { fleetMistakes, maxOf, zonesOf } from './fleet-mistakes';
import { groupNameOf, logGroupNameOf, namePrefixOf, TERMINATING_HOOK } from './fleet-names';
import { fleetOptions, type FleetOptions, scalingOf } from './fleet-options';
import { drainSeconds, gracePeriodSeconds, warmupSeconds } from './fleet-times';
import { groupArguments, launchingHook, launchWaitSeconds } from './group-arguments';
import { spotOf } from './instance-options';
import { InstanceRole } from './instance-role';
import { InstanceTemplate } from './launch-template';
import { rollbackAlarmMistakes } from './rollback-alarms';
import { containerImagesOf } from './operating-system-options';
import { addScaling } from './scaling-policies';
import { userDataContext, userDataMistakes, userDataOf } from './user-data';

/** A fleet and what it needs from its surroundings. */
export interface AutoscalingGroupProps {
  /** Its name in the environment file: `legacy`; at AWS the environment's stands before it. */
  readonly name: string;
  /** Instances, sizes and policies, as the environment writes them. */
  readonly options: FleetOptions;
  readonly network: INetwork;
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** One for each entry of `options.behind`. */
  readonly targetGroups: readonly ITargetGroup[];
  /** Days that the output of containers is kept. */
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * A fleet of EC2 instances. Guarantees: its largest size carries 1.5 times the declared peak with a
 * zone lost; an instance gets requests once it is well, and finishes what it began before it goes;
 * a change rolls through by refresh, which alarms stop; nobody reaches an instance but its
 * balancers, Session Manager, and whom `connections` lets in.
 *
 * Changing the name replaces the fleet.
 *
 * @example new AutoscalingGroup(this, 'Fleet', { name: 'legacy', options, network, alarms, targetGroups: [], logRetentionDays: 365 });
 */
export class AutoscalingGroup extends Construct implements IAutoscalingGroup {
  readonly name: string;
  readonly groupName: string;
  readonly groupArn: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly securityGroupId: string;
  readonly connections: Connections;

  constructor(scope: Construct, id: string, props: AutoscalingGroupProps) {
    super(scope, id);
    const { name, options, network, targetGroups } = props;
    const { operatingSystem } = options;
    this.name = name;
    this.groupName = groupNameOf(placementOf(this).environment, name);
    this.requireSound(props);

    const role = this.role(props);
    const securityGroup = this.securityGroup(props);
    this.connections = connectFleet(this, 'Connections', {
      securityGroupId: securityGroup.id,
      operatingSystem,
      targetGroups,
    });
    const disks = new DiskKey(this, 'Disks', { name });
    const template = new InstanceTemplate(this, 'Template', {
      name,
      options,
      groupName: this.groupName,
      securityGroupId: securityGroup.id,
      instanceProfileArn: role.instanceProfileArn,
      diskKeyArn: disks.keyArn,
      userData: userDataOf(operatingSystem, this.userDataContext(props)),
    });

    const alarmed = this.alarmed(props);
    const own = addRefreshAlarms(this, alarmed).map(({ alarmName }) => alarmName);
    const rollbackAlarms = [...own, ...targetGroups.flatMap((each) => each.alarmNames)];
    const max = maxOf(options, lettersOf(network));
    const group = new Group(this, 'Resource', {
      ...groupArguments({ options, max, targetGroups, template, rollbackAlarms }),
      name: this.groupName,
      vpcZoneIdentifier: this.subnetIds(props),
      serviceLinkedRoleArn: disks.serviceRoleArn,
      dependsOn: [...role.ready, disks.grant],
    });
    this.hooks(props, group);
    addScaling(
      this,
      'Scaling',
      {
        name,
        groupName: group.name,
        targetGroups,
        warmupSeconds: warmupSeconds(options, targetGroups),
      },
      scalingOf(options),
    );
    addFleetAlarms(this, 'Alarms', alarmed);

    this.groupArn = group.arn;
    this.roleName = role.roleName;
    this.roleArn = role.roleArn;
    this.securityGroupId = securityGroup.id;
  }

  private requireSound(props: AutoscalingGroupProps): void {
    const source = this.node.path;
    const { options, network, targetGroups } = props;
    requireValid(fleetOptions, options, source);
    const facts = targetGroups.map((group) => ({
      ...group,
      behind: { balancer: group.loadBalancer.name, targetGroup: group.name },
      balancerKind: group.loadBalancer.kind,
    }));
    const mistakes = [
      ...fleetMistakes(options, { zones: lettersOf(network), targetGroups: facts }),
      ...userDataMistakes(options, this.userDataContext(props)),
      ...rollbackAlarmMistakes(options, targetGroups),
    ];
    if (mistakes.length === 0) return;
    throw new InvalidInput(
      mistakes.map(({ path, ...each }) => ({ source, property: dotted(path), ...each })),
    );
  }

  private userDataContext({ name, options }: AutoscalingGroupProps) {
    const { environment, region } = placementOf(this);
    return userDataContext(options, { environment, region, name });
  }

  private role({ name, options, logRetentionDays }: AutoscalingGroupProps): InstanceRole {
    const { environment } = placementOf(this);
    const { operatingSystem } = options;
    const logs =
      operatingSystem.kind === 'al2023' &&
      operatingSystem.userData?.some((step) => step.kind === 'container') === true
        ? new LogGroup(this, 'Logs', {
            name: logGroupNameOf(environment, name),
            keyName: `fleet/${name}/logs`,
            retentionDays: logRetentionDays,
          })
        : undefined;
    return new InstanceRole(this, 'Role', {
      name,
      images: containerImagesOf(operatingSystem),
      logGroupArn: logs?.logGroupArn,
      waitingGroupName: launchWaitSeconds(options) === undefined ? undefined : this.groupName,
    });
  }

  /** Its name and description are for ever: EC2 would replace it, and every rule that names it. */
  private securityGroup({ name, network }: AutoscalingGroupProps): SecurityGroup {
    return new SecurityGroup(this, 'SecurityGroup', {
      namePrefix: namePrefixOf(placementOf(this).environment, name),
      description: `Instances of the fleet ${name}`,
      vpcId: network.vpcId,
      tags: { Name: this.groupName },
    });
  }

  private subnetIds({ options, network }: AutoscalingGroupProps): string[] {
    const letters = lettersOf(network);
    const own = zonesOf(options, letters);
    return network.privateSubnetIds.filter((_, index) => own.includes(letters[index] ?? ''));
  }

  private hooks({ options, targetGroups }: AutoscalingGroupProps, group: Group): void {
    const autoscalingGroupName = group.name;
    new AutoscalingLifecycleHook(this, 'Drain', {
      autoscalingGroupName,
      name: TERMINATING_HOOK,
      lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      heartbeatTimeout: drainSeconds(options, targetGroups),
      defaultResult: 'CONTINUE',
    });
    const wait = launchWaitSeconds(options);
    if (wait === undefined) return;
    new AutoscalingLifecycleHook(this, 'UserData', {
      autoscalingGroupName,
      ...launchingHook(wait),
    });
  }

  private alarmed({ options, targetGroups, alarms }: AutoscalingGroupProps): AlarmedFleet {
    return {
      name: this.name,
      groupName: this.groupName,
      topics: alarms,
      targetGroups,
      gracePeriodSeconds: gracePeriodSeconds(options, targetGroups),
      isScaled: options.owner === 'autoscaler',
      hasSpot: spotOf(options.instances) !== undefined,
    };
  }
}

/** `eu-west-1a` → `a`. */
function lettersOf({ zones }: INetwork): string[] {
  return zones.map((zone) => zone.slice(-1));
}
