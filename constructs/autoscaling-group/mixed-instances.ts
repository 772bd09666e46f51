import type {
  AutoscalingGroupMixedInstancesPolicy,
  AutoscalingGroupMixedInstancesPolicyInstancesDistribution,
  AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import type { ListedTypes, Range, TypesByAttributes } from './instance-options';

/** A launch template at one version. */
export interface TemplateVersion {
  readonly templateId: string;
  readonly version: string;
}

const MIB_PER_GIB = 1024;

/**
 * Which instance types a fleet takes, and how much of it is Spot.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html
 */
export function mixedInstances(
  instances: ListedTypes | TypesByAttributes,
  { templateId, version }: TemplateVersion,
): AutoscalingGroupMixedInstancesPolicy {
  return {
    instancesDistribution: distribution(instances),
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: templateId, version },
      override:
        instances.kind === 'types'
          ? instances.types.map((instanceType) => ({ instanceType }))
          : [{ instanceRequirements: requirements(instances) }],
    },
  };
}

function distribution(
  instances: ListedTypes | TypesByAttributes,
): AutoscalingGroupMixedInstancesPolicyInstancesDistribution {
  const { spot } = instances;
  const onDemandAllocationStrategy =
    instances.kind === 'types' ? (instances.onDemandAllocation ?? 'prioritized') : 'lowest-price';
  return {
    onDemandAllocationStrategy,
    onDemandBaseCapacity: spot?.onDemandBase ?? 0,
    onDemandPercentageAboveBaseCapacity: 100 - (spot?.sharePercentage ?? 0),
    spotAllocationStrategy: spot?.allocation ?? 'price-capacity-optimized',
  };
}

function requirements(
  instances: TypesByAttributes,
): AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements {
  const { architecture = 'arm64', excludedTypes = [], memoryGib } = instances;
  const { onDemandMaxPricePercentageOverLowestPrice: dearer } = instances;
  return {
    cpuManufacturers: architecture === 'arm64' ? ['amazon-web-services'] : ['amd', 'intel'],
    vcpuCount: bounds(instances.vcpus),
    memoryMib: bounds(memoryGib, MIB_PER_GIB),
    bareMetal: 'excluded',
    acceleratorCount: { max: 0 }, // the images have no driver for one
    burstablePerformance: instances.burstable ?? 'excluded',
    localStorage: instances.localStorage ?? 'included',
    instanceGenerations: [...(instances.generations ?? ['current'])],
    ...(excludedTypes.length > 0 && { excludedInstanceTypes: [...excludedTypes] }),
    ...(dearer !== undefined && { onDemandMaxPricePercentageOverLowestPrice: dearer }),
  };
}

function bounds({ min, max }: Range, unit = 1): { min: number; max?: number } {
  return { min: min * unit, ...(max !== undefined && { max: max * unit }) };
}
