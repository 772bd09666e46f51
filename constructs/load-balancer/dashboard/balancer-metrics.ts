import type { ILoadBalancer } from '../load-balancer-contract';

/** The kinds of balancers, which measure different things. */
export type BalancerKind = ILoadBalancer['kind'];

/** Whether AWS publishes a metric for the balancer as a whole or for each of its target groups. */
type Subject = 'balancer' | 'target-group';

/**
 * Metrics of each kind that the dashboard shows, and what they are about. A name that is not here does not
 * compile: CloudWatch shows an empty graph for a metric that nobody publishes.
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 */
export const BALANCER_METRICS = {
  application: {
    RequestCount: 'balancer',
    HTTPCode_ELB_5XX_Count: 'balancer',
    HTTPCode_Target_5XX_Count: 'balancer',
    TargetResponseTime: 'balancer',
    ActiveConnectionCount: 'balancer',
    RejectedConnectionCount: 'balancer',
    ClientTLSNegotiationErrorCount: 'balancer',
    TargetConnectionErrorCount: 'balancer',
    ConsumedLCUs: 'balancer',
    HealthyHostCount: 'target-group',
    UnHealthyHostCount: 'target-group',
  },
  network: {
    ActiveFlowCount: 'balancer',
    NewFlowCount: 'balancer',
    ProcessedBytes: 'balancer',
    TCP_Client_Reset_Count: 'balancer',
    TCP_Target_Reset_Count: 'balancer',
    TCP_ELB_Reset_Count: 'balancer',
    RejectedFlowCount: 'balancer',
    PortAllocationErrorCount: 'balancer',
    ClientTLSNegotiationErrorCount: 'balancer',
    TargetTLSNegotiationErrorCount: 'balancer',
    ConsumedLCUs: 'balancer',
    HealthyHostCount: 'target-group',
    UnHealthyHostCount: 'target-group',
  },
} as const satisfies Readonly<Record<BalancerKind, Readonly<Record<string, Subject>>>>;

/** Where each kind's metrics are. */
export const BALANCER_NAMESPACES: Readonly<Record<BalancerKind, string>> = {
  application: 'AWS/ApplicationELB',
  network: 'AWS/NetworkELB',
};

/** Names of a kind's metrics about one subject. */
export type MetricName<K extends BalancerKind, S extends Subject> = {
  [Name in keyof (typeof BALANCER_METRICS)[K]]: (typeof BALANCER_METRICS)[K][Name] extends S
    ? Name & string
    : never;
}[keyof (typeof BALANCER_METRICS)[K]];
