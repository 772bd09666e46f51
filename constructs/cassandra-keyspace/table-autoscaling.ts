import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { type Capacity, DEFAULT_TARGET_UTILIZATION } from './capacity-options';

/** The table whose units are moved. */
export interface TableAutoscalingProps {
  readonly keyspaceName: string;
  readonly tableName: string;
  readonly capacity: Capacity;
  readonly table: ITerraformDependable;
}

const KINDS = [
  ['read', 'Read'],
  ['write', 'Write'],
] as const;

/**
 * Application Auto Scaling for what a table's autoscaler owns; nothing for the rest.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/autoscaling.html
 */
export function addTableAutoscaling(scope: Construct, props: TableAutoscalingProps): void {
  const { keyspaceName, tableName, capacity, table } = props;
  if (capacity.kind === 'on-demand') return;
  for (const [kind, Kind] of KINDS) {
    const throughput = capacity[kind];
    if (throughput.owner === 'terraform') continue;
    const target = new AppautoscalingTarget(scope, `${Kind}Target`, {
      serviceNamespace: 'cassandra',
      resourceId: `keyspace/${keyspaceName}/table/${tableName}`,
      scalableDimension: `cassandra:table:${Kind}CapacityUnits`,
      minCapacity: throughput.min,
      maxCapacity: throughput.max,
      dependsOn: [table],
    });
    new AppautoscalingPolicy(scope, `${Kind}Policy`, {
      name: `${keyspaceName}-${tableName}-${kind}`,
      policyType: 'TargetTrackingScaling',
      serviceNamespace: target.serviceNamespace,
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: throughput.targetUtilization ?? DEFAULT_TARGET_UTILIZATION,
        predefinedMetricSpecification: {
          predefinedMetricType: `Cassandra${Kind}CapacityUtilization`,
        },
      },
    });
  }
}
