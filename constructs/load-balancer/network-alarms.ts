import { Construct } from 'constructs';
import {
  alarm,
  expressionAlarm,
  type IAlarmTopics,
  type Metric,
} from '#constructs/capabilities/alarmed';
import { NETWORK_ALARM_DEFAULTS } from './alarm-threshold-options';
import { MINUTES, share } from './alarm-words';
import type { ILoadBalancer } from './load-balancer-contract';
import type { NetworkLoadBalancerOptions } from './network-load-balancer-options';

/**
 * Source of names and dimensions:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 */
export const NETWORK_NAMESPACE = 'AWS/NetworkELB';

/** Alarms of a network load balancer as a whole; those of its groups: `target-group-alarms.ts`. */
export function addNetworkAlarms(
  scope: Construct,
  id: string,
  balancer: Pick<ILoadBalancer, 'name' | 'arnSuffix'>,
  options: Pick<NetworkLoadBalancerOptions, 'alarms' | 'listeners'>,
  topics: IAlarmTopics,
): void {
  const alarms = new Construct(scope, id);
  const thresholds = { ...NETWORK_ALARM_DEFAULTS, ...options.alarms };
  const protocols = Object.values(options.listeners).map(({ protocol }) => protocol);
  const sum = (metricName: string): Metric => ({
    namespace: NETWORK_NAMESPACE,
    metricName,
    dimensions: { LoadBalancer: balancer.arnSuffix },
    statistic: 'Sum',
  });
  const named = (name: string) => ({ topics, name: `load-balancer/${balancer.name}/${name}` });

  alarm(alarms, 'RejectedFlows', {
    ...named('rejected-flows'),
    ...sum('RejectedFlowCount'),
    severity: 'critical',
    description:
      'The balancer turns flows away: it has no healthy target, or cannot grow as fast as the load.',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: 60,
  });
  alarm(alarms, 'PortAllocation', {
    ...named('port-allocation'),
    ...sum('PortAllocationErrorCount'),
    severity: 'critical',
    description:
      'The balancer has no port left towards a target (55,000 connections to each): connections are dropped. Add targets.',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: 60,
  });
  if (protocols.some((protocol) => protocol !== 'UDP')) {
    expressionAlarm(alarms, 'Resets', {
      ...named('resets'),
      ...MINUTES,
      severity: 'warning',
      description:
        'The balancer resets many connections: clients or targets are silent for longer than the idle timeout, or targets fail.',
      expression: share('resets', ['flows'], thresholds.minimumFlows),
      metrics: { resets: sum('TCP_ELB_Reset_Count'), flows: sum('NewFlowCount') },
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.resetPercent,
    });
  }
  if (protocols.includes('TLS')) {
    expressionAlarm(alarms, 'TlsErrors', {
      ...named('tls-errors'),
      ...MINUTES,
      severity: 'warning',
      description:
        'Many TLS handshakes fail: clients too old for the policy. Look at the access log.',
      expression: share('errors', ['flows', 'errors'], thresholds.minimumFlows),
      metrics: { errors: sum('ClientTLSNegotiationErrorCount'), flows: sum('NewFlowCount_TLS') },
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.tlsErrorPercent,
    });
  }
}
