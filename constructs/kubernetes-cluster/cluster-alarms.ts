import { Construct } from 'constructs';
import { alarm, type AlarmProps, type IAlarmTopics } from '#constructs/capabilities/alarmed';

/** An alarm on one of the control plane's own metrics, which EKS publishes each minute for nothing. */
type ControlPlaneAlarm = Omit<AlarmProps, 'topics' | 'namespace' | 'dimensions'>;

/** etcd holds 8 GB and then refuses every write: three quarters leave time to find what grows. */
const STORAGE_BYTES = 6_000_000_000;

/**
 * What goes wrong in a control plane, while AWS keeps it running.
 * Source of names and statistics: https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html
 */
const CONTROL_PLANE_ALARMS: Readonly<Record<string, ControlPlaneAlarm>> = {
  ApiServerErrors: {
    severity: 'critical',
    name: 'kubernetes-api-server-errors',
    description:
      'The Kubernetes API answers with server errors. Look at the webhooks that it calls and at the apiserver log group.',
    metricName: 'apiserver_request_total_5XX',
    statistic: 'Sum',
    comparison: 'GreaterThanThreshold',
    threshold: 50,
    evaluationPeriods: 3,
  },
  ApiServerThrottles: {
    severity: 'warning',
    name: 'kubernetes-api-server-throttles',
    description:
      'The Kubernetes API turns requests away (429). Look in the audit log for the client that asks too often.',
    metricName: 'apiserver_request_total_429',
    statistic: 'Sum',
    comparison: 'GreaterThanThreshold',
    threshold: 100,
    evaluationPeriods: 3,
  },
  StorageFills: {
    severity: 'critical',
    name: 'kubernetes-storage-fills',
    description:
      'The database of the control plane is three quarters full; full, it takes no writes. Delete what grows: events, jobs, custom resources.',
    metricName: 'etcd_mvcc_db_total_size_in_use_in_bytes',
    statistic: 'Maximum',
    comparison: 'GreaterThanThreshold',
    threshold: STORAGE_BYTES,
  },
  PodsUnschedulable: {
    severity: 'warning',
    name: 'kubernetes-pods-unschedulable',
    description:
      'Pods have found no node for a quarter of an hour. Look at their events: capacity, taints, zones, quotas.',
    metricName: 'scheduler_pending_pods_UNSCHEDULABLE',
    statistic: 'Sum',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: 60,
    evaluationPeriods: 15,
  },
};

/** Alarms of the control plane. */
export function addControlPlaneAlarms(
  scope: Construct,
  id: string,
  clusterName: string,
  topics: IAlarmTopics,
): void {
  const alarms = new Construct(scope, id);
  for (const [alarmId, props] of Object.entries(CONTROL_PLANE_ALARMS)) {
    alarm(alarms, alarmId, {
      ...props,
      topics,
      namespace: 'AWS/EKS',
      dimensions: { ClusterName: clusterName },
    });
  }
}

/**
 * An alarm for a node whose machine fails EC2's own checks for ten minutes: EKS should have
 * replaced it by then. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 */
export function addNodeHealthAlarm(
  scope: Construct,
  id: string,
  group: { readonly name: string; readonly autoscalingGroupName: string },
  topics: IAlarmTopics,
): void {
  alarm(scope, id, {
    topics,
    severity: 'warning',
    name: `kubernetes-${group.name}-node-health`,
    description: `A node of the group ${group.name} fails EC2's status checks and was not replaced. Drain and terminate it.`,
    namespace: 'AWS/EC2',
    metricName: 'StatusCheckFailed',
    dimensions: { AutoScalingGroupName: group.autoscalingGroupName },
    statistic: 'Maximum',
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    periodSeconds: 60,
    evaluationPeriods: 10,
  });
}
