import { DataAwsDefaultTags } from '@cdktf/provider-aws/lib/data-aws-default-tags';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { alarm, type IAlarmTopics } from '#constructs/capabilities/alarmed';
import { placementOf } from '#constructs/kernel/placement';

/**
 * "Route 53 health check metrics are in us-east-1" alone, and an alarm calls topics of its own region.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
 */
export const METRICS_REGION = 'us-east-1';

/** A health check and who hears that it fails. */
export interface CheckAlarmProps {
  readonly healthCheckId: string;
  /** What is checked. */
  readonly balancerName: string;
  /** The environment's own topics, taken where it stands in `METRICS_REGION`. */
  readonly alarms: IAlarmTopics;
  /** A topic in `METRICS_REGION`. @default - the environment's own where it stands there, else no alarm */
  readonly topicArn?: string;
}

const MINUTE_SECONDS = 60;

/** The alarm of a health check, made where its metrics are, where somebody there can hear it. */
export function addCheckAlarm(scope: Construct, id: string, props: CheckAlarmProps): void {
  const { healthCheckId, balancerName, topicArn } = props;
  const { environment, region, account } = placementOf(scope);
  const isHere = region === METRICS_REGION;
  if (!isHere && topicArn === undefined) return; // a rule of environments says that nobody hears it
  const topics: IAlarmTopics =
    topicArn === undefined
      ? props.alarms
      : { topicArns: { critical: topicArn, warning: topicArn } };
  const down = alarm(scope, id, {
    topics,
    severity: 'critical',
    name: `${balancerName}-down-from-outside`,
    description: `Route 53 takes ${balancerName} of ${environment} for unreachable: its hosts answer with the other region. Look at the balancer's targets, then at the path that is checked.`,
    namespace: 'AWS/Route53',
    metricName: 'HealthCheckStatus',
    dimensions: { HealthCheckId: healthCheckId },
    statistic: 'Minimum',
    comparison: 'LessThanThreshold',
    threshold: 1,
    periodSeconds: MINUTE_SECONDS,
    evaluationPeriods: 2,
  });
  if (isHere) return;
  down.provider = new AwsProvider(scope, 'MetricsRegion', {
    alias: `metrics-of-${balancerName}`,
    region: METRICS_REGION,
    allowedAccountIds: [account],
  });
  down.tags = Token.asStringMap(new DataAwsDefaultTags(scope, 'Tags', {}).tags); // the second provider has none
}
