import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { Construct } from 'constructs';
import type { DiskGrowth } from './storage-options';

/** Half full leaves room for the day that the next growth may take. */
const DEFAULT_TARGET_PERCENTAGE = 60;

/**
 * Makes the disks of all brokers larger when they fill. They never shrink, and MSK grows them at
 * most once in six hours.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand.html
 */
export function addStorageAutoscaling(
  scope: Construct,
  id: string,
  cluster: { readonly clusterArn: string; readonly clusterName: string },
  growth: Extract<DiskGrowth, { owner: 'autoscaler' }>,
): void {
  const autoscaling = new Construct(scope, id);
  const target = new AppautoscalingTarget(autoscaling, 'Target', {
    serviceNamespace: 'kafka',
    scalableDimension: 'kafka:broker-storage:VolumeSize',
    resourceId: cluster.clusterArn,
    minCapacity: 1,
    maxCapacity: growth.maxGibPerBroker,
  });
  new AppautoscalingPolicy(autoscaling, 'Policy', {
    name: `${cluster.clusterName}-broker-storage`,
    policyType: 'TargetTrackingScaling',
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: 'KafkaBrokerStorageUtilization' },
      targetValue: growth.targetPercentage ?? DEFAULT_TARGET_PERCENTAGE,
      disableScaleIn: true,
    },
  });
}
