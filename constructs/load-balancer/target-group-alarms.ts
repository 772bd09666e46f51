import { Construct } from 'constructs';
import {
  alarm,
  expressionAlarm,
  type IAlarmTopics,
  type Metric,
  type Statistic,
} from '#constructs/capabilities/alarmed';
import {
  APPLICATION_ALARM_DEFAULTS,
  type ApplicationAlarmOptions,
} from './alarm-threshold-options';
import { MINUTES, rested, share } from './alarm-words';
import { APPLICATION_NAMESPACE } from './application-alarms';
import { NETWORK_NAMESPACE } from './network-alarms';
import type { ITargetGroup } from './load-balancer-contract';

/** What alarms know of a target group. */
export type AlarmedGroup = Pick<ITargetGroup, 'name' | 'arnSuffix' | 'protocol' | 'loadBalancer'>;

/** A target group, and when its alarms are raised. */
export interface TargetGroupAlarmProps {
  readonly group: AlarmedGroup;
  readonly topics: IAlarmTopics;
  /** Healthy targets below which somebody is woken. */
  readonly minimumHealthyTargets: number;
  /** Of answers. @default - none: a network load balancer reads no answers */
  readonly thresholds?: ApplicationAlarmOptions;
}

/** Checks of a rollout come and go; a quarter of an hour is no rollout. */
const UNHEALTHY_MINUTES = 15;

/** Alarms on a group's targets. Gives the names of those that a rollout should be rolled back for. */
export function addTargetGroupAlarms(
  scope: Construct,
  id: string,
  props: TargetGroupAlarmProps,
): readonly string[] {
  const alarms = new Construct(scope, id);
  const { group, topics, minimumHealthyTargets, thresholds } = props;
  const metric = metricOf(group);
  const named = namedFor(group, topics);

  alarm(alarms, 'FewHealthy', {
    ...named('few-healthy-targets'),
    ...metric('HealthyHostCount', 'Minimum'),
    severity: 'critical',
    description: `Fewer than ${minimumHealthyTargets} healthy targets. Look at why checks fail, or why none registers.`,
    comparison: 'LessThanThreshold',
    threshold: minimumHealthyTargets,
    periodSeconds: 60,
    evaluationPeriods: 3,
    whenMissing: 'breaching', // a group without targets reports nothing
  });
  alarm(alarms, 'Unhealthy', {
    ...named('unhealthy-targets'),
    ...metric('UnHealthyHostCount', 'Maximum'),
    severity: 'warning',
    description:
      'Targets have failed their health check for a quarter of an hour. Look at their logs.',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: 60,
    evaluationPeriods: UNHEALTHY_MINUTES,
  });
  return thresholds === undefined ? [] : addAnswerAlarms(alarms, group, topics, thresholds);
}

function addAnswerAlarms(
  alarms: Construct,
  group: AlarmedGroup,
  topics: IAlarmTopics,
  options: ApplicationAlarmOptions,
): readonly string[] {
  const { targetErrorPercent, p99Seconds, minimumRequests } = {
    ...APPLICATION_ALARM_DEFAULTS,
    ...options,
  };
  const metric = metricOf(group);
  const named = namedFor(group, topics);
  const requests = metric('RequestCount', 'Sum');

  const errors = expressionAlarm(alarms, 'TargetErrors', {
    ...named('target-errors'),
    ...MINUTES,
    severity: 'critical',
    description: 'Targets answer 5xx. Look at their logs; roll back the last release.',
    expression: share('errors', ['requests'], minimumRequests),
    metrics: { errors: metric('HTTPCode_Target_5XX_Count', 'Sum'), requests },
    comparison: 'GreaterThanThreshold',
    threshold: targetErrorPercent,
  });
  const latency = expressionAlarm(alarms, 'Latency', {
    ...named('p99-latency'),
    ...MINUTES,
    severity: 'warning',
    description: `One request in a hundred takes targets longer than ${p99Seconds} s. Look for a slow dependency, or add targets.`,
    expression: rested('latency', 'requests', minimumRequests),
    metrics: { latency: metric('TargetResponseTime', 'p99'), requests },
    comparison: 'GreaterThanThreshold',
    threshold: p99Seconds,
  });
  if (group.protocol === 'HTTPS') {
    alarm(alarms, 'TargetTlsErrors', {
      ...named('target-tls-errors'),
      ...metric('TargetTLSNegotiationErrorCount', 'Sum'),
      severity: 'warning',
      description: 'The balancer and targets find no common version or cipher of TLS.',
      comparison: 'GreaterThanThreshold',
      threshold: 0,
    });
  }
  // As texts, not as references: another stack may name them without asking this one.
  return [errors, latency].flatMap(({ alarmNameInput }) => alarmNameInput ?? []);
}

function metricOf({ arnSuffix, loadBalancer }: AlarmedGroup) {
  return (metricName: string, statistic: Statistic): Metric => ({
    namespace: loadBalancer.kind === 'application' ? APPLICATION_NAMESPACE : NETWORK_NAMESPACE,
    metricName,
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: arnSuffix },
    statistic,
  });
}

/** The parts of a name stand between slashes, which no balancer or group has in its own. */
function namedFor({ name, loadBalancer }: AlarmedGroup, topics: IAlarmTopics) {
  return (last: string) => ({ topics, name: `load-balancer/${loadBalancer.name}/${name}/${last}` });
}
