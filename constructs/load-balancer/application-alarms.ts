import { Construct } from 'constructs';
import {
  alarm,
  expressionAlarm,
  type IAlarmTopics,
  type Metric,
} from '#constructs/capabilities/alarmed';
import {
  APPLICATION_ALARM_DEFAULTS,
  type ApplicationAlarmOptions,
} from './alarm-threshold-options';
import { MINUTES, share } from './alarm-words';
import type { ILoadBalancer } from './load-balancer-contract';

/**
 * Source of names and dimensions:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const APPLICATION_NAMESPACE = 'AWS/ApplicationELB';

/** Alarms of an application load balancer as a whole; those of its groups: `target-group-alarms.ts`. */
export function addApplicationAlarms(
  scope: Construct,
  id: string,
  balancer: Pick<ILoadBalancer, 'name' | 'arnSuffix'>,
  options: ApplicationAlarmOptions | undefined,
  topics: IAlarmTopics,
): void {
  const alarms = new Construct(scope, id);
  const { balancerErrorPercent, tlsErrorPercent, minimumRequests } = {
    ...APPLICATION_ALARM_DEFAULTS,
    ...options,
  };
  const sum = (metricName: string): Metric => ({
    namespace: APPLICATION_NAMESPACE,
    metricName,
    dimensions: { LoadBalancer: balancer.arnSuffix },
    statistic: 'Sum',
  });
  const named = (name: string) => ({ topics, name: `load-balancer/${balancer.name}/${name}` });

  expressionAlarm(alarms, 'BalancerErrors', {
    ...named('balancer-errors'),
    ...MINUTES,
    severity: 'critical',
    description:
      'The balancer itself answers 5xx: it has no healthy target, or targets break connections. Look at error_reason in its access log.',
    // Fixed responses of 5xx, maintenance among them, may count: AWS excepts none (listener/README.md).
    // RequestCount lacks requests for which no target was found.
    expression: share('errors', ['answered', 'errors'], minimumRequests),
    metrics: { errors: sum('HTTPCode_ELB_5XX_Count'), answered: sum('RequestCount') },
    comparison: 'GreaterThanThreshold',
    threshold: balancerErrorPercent,
  });
  expressionAlarm(alarms, 'TlsErrors', {
    ...named('tls-errors'),
    ...MINUTES,
    severity: 'warning',
    description:
      'Many TLS handshakes fail: clients too old for the policy, or without the right certificate. Look at the connection log.',
    expression: share('errors', ['connections', 'errors'], minimumRequests),
    metrics: {
      errors: sum('ClientTLSNegotiationErrorCount'),
      connections: sum('NewConnectionCount'),
    },
    comparison: 'GreaterThanThreshold',
    threshold: tlsErrorPercent,
  });
  alarm(alarms, 'RejectedConnections', {
    ...named('rejected-connections'),
    ...sum('RejectedConnectionCount'),
    severity: 'critical',
    description:
      'The balancer turns connections away: it cannot grow as fast as the load. Declare expectedPeak.',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: 60,
  });
}
