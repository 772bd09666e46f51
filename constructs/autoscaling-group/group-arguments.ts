import type {
  AutoscalingGroupConfig,
  AutoscalingGroupInstanceRefresh,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import { TerraformIterator } from 'cdktf';
import { literal } from '#constructs/kernel/literal';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { GROUP_METRICS } from './fleet-alarms';
import { LAUNCHING_HOOK } from './fleet-names';
import { type FleetOptions, scalingOf } from './fleet-options';
import { gracePeriodSeconds, longestDeregistrationSeconds, warmupSeconds } from './fleet-times';
import { spotOf } from './instance-options';
import { mixedInstances, type TemplateVersion } from './mixed-instances';
import { replacementOf } from './refresh-options';

/** What a group's arguments are made from. */
export interface GroupArgumentsProps {
  readonly options: FleetOptions;
  /** Its largest size, written or computed. */
  readonly max: number;
  readonly targetGroups: readonly ITargetGroup[];
  readonly template: TemplateVersion & { readonly tags: Record<string, string> };
  /** Names of the alarms that stop a refresh beside those that the options name. */
  readonly rollbackAlarms: readonly string[];
}

const SECONDS_PER_DAY = 86_400;

/** Terraform waits at least so long for the first instances, and for the last. */
const SHORTEST_WAIT_SECONDS = 600;

/** A launching hook: what has not succeeded in time is replaced. */
export function launchingHook(heartbeatTimeout: number) {
  return {
    name: LAUNCHING_HOOK,
    lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
    heartbeatTimeout,
    defaultResult: 'ABANDON',
  };
}

/** Seconds that a new instance may take for its user data; undefined where nobody waits for it. */
export function launchWaitSeconds({ operatingSystem }: FleetOptions): number | undefined {
  return operatingSystem.kind === 'al2023' ? operatingSystem.waitForUserDataSeconds : undefined;
}

/** The arguments of a fleet's group, but those that name its surroundings. */
export function groupArguments(
  props: GroupArgumentsProps,
): Omit<AutoscalingGroupConfig, 'name' | 'vpcZoneIdentifier'> & { readonly maxSize: number } {
  const { options, targetGroups, template } = props;
  const grace = gracePeriodSeconds(options, targetGroups);
  const wait = launchWaitSeconds(options);
  return {
    ...sizes(props),
    ...machines(options, template),
    capacityRebalance: spotOf(options.instances) !== undefined,
    availabilityZoneDistribution: {
      capacityDistributionStrategy: options.zoneDistribution ?? 'balanced-best-effort',
    },
    targetGroupArns: targetGroups.map((group) => group.targetGroupArn),
    healthCheckType: targetGroups.length > 0 ? 'ELB' : 'EC2',
    healthCheckGracePeriod: grace,
    defaultInstanceWarmup: warmupSeconds(options, targetGroups),
    instanceMaintenancePolicy: replacementOf(options.replacement),
    instanceRefresh: refresh(props),
    maxInstanceLifetime: (options.maxInstanceLifetimeDays ?? 0) * SECONDS_PER_DAY,
    ...(options.terminationPolicies && {
      terminationPolicies: [...options.terminationPolicies],
    }),
    enabledMetrics: GROUP_METRICS,
    metricsGranularity: '1Minute',
    // A hook of its own resource would come too late for the first instances.
    ...(wait !== undefined && { initialLifecycleHook: [launchingHook(wait)] }),
    waitForCapacityTimeout: `${Math.max(SHORTEST_WAIT_SECONDS, 2 * (grace + (wait ?? 0)))}s`,
    // Terraform deletes the drain hook first: what remains is the deregistration.
    timeouts: { delete: `${SHORTEST_WAIT_SECONDS + longestDeregistrationSeconds(targetGroups)}s` },
    tag: tagsOf(template.tags),
  };
}

/** What Terraform sets once and then leaves to policies and schedules. */
function sizes({ options, max }: GroupArgumentsProps) {
  const { min, peak } = options;
  const setsMin = Object.values(scalingOf(options)).some(
    (policy) => policy.kind === 'scheduled' && policy.min !== undefined,
  );
  const ignoreChanges = [
    ...(options.owner === 'autoscaler' ? ['desired_capacity'] : []),
    ...(setsMin ? ['min_size'] : []),
    'initial_lifecycle_hook', // the hook's own resource has its changes
  ];
  return {
    minSize: min,
    maxSize: max,
    desiredCapacity: options.owner === 'terraform' ? (options.desired ?? Math.max(min, peak)) : min,
    lifecycle: { ignoreChanges },
  };
}

function machines(
  options: FleetOptions,
  template: TemplateVersion,
): Partial<AutoscalingGroupConfig> {
  const { instances } = options;
  const { warmPool } = instances;
  return {
    ...(instances.kind === 'single'
      ? { launchTemplate: { id: template.templateId, version: template.version } }
      : { mixedInstancesPolicy: mixedInstances(instances, template) }),
    ...(warmPool && {
      warmPool: {
        poolState: warmPool.state ?? 'Stopped',
        minSize: warmPool.minSize ?? 0,
        ...(warmPool.maxPreparedCapacity !== undefined && {
          maxGroupPreparedCapacity: warmPool.maxPreparedCapacity,
        }),
        instanceReusePolicy: { reuseOnScaleIn: warmPool.reuseOnScaleIn ?? false },
      },
    }),
  };
}

/**
 * A refresh begins when the launch template's version, or the set of instance types, changes. AWS
 * undoes one only to a numbered version, so never `$Latest`.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 */
function refresh({
  options,
  rollbackAlarms,
}: GroupArgumentsProps): AutoscalingGroupInstanceRefresh {
  const {
    checkpoints,
    rollbackOnAlarms = [],
    autoRollback = true,
    skipMatching = true,
  } = options.refresh ?? {};
  return {
    strategy: 'Rolling',
    preferences: {
      ...replacementOf(options.refresh, replacementOf(options.replacement)),
      ...(checkpoints && {
        checkpointPercentages: [...checkpoints.percentages],
        checkpointDelay: String(checkpoints.delaySeconds ?? 600),
      }),
      autoRollback,
      skipMatching,
      alarmSpecification: { alarms: [...rollbackAlarms, ...rollbackOnAlarms.map(literal)] },
    },
  };
}

/** The provider's default tags do not reach groups. */
function tagsOf(tags: Record<string, string>) {
  const each = TerraformIterator.fromMap(tags);
  const { key, value } = each as { readonly key: string; readonly value: string }; // typed any
  return each.dynamic({ key, value, propagate_at_launch: false });
}
