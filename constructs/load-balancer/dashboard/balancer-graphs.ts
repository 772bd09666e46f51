import type { ILoadBalancer } from '../load-balancer-contract';
import { BALANCER_NAMESPACES, type BalancerKind, type MetricName } from './balancer-metrics';
import type { Line, LineOptions, MetricWidget } from './dashboard-body';

/** One minute: what balancers publish. */
const PERIOD_SECONDS = 60;

/** A graph without its region. */
type Graph = (region: string) => MetricWidget;

/** The graphs of one balancer, right for its kind. */
export function balancerGraphs(balancer: ILoadBalancer, region: string): MetricWidget[] {
  const graphs =
    balancer.kind === 'application' ? applicationGraphs(balancer) : networkGraphs(balancer);
  return graphs.map((graph) => graph(region));
}

/**
 * What a web ACL let through and stopped.
 * Source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export function webAclGraph(webAclName: string, region: string): MetricWidget {
  const ofAcl = (metric: string, label: string): Line => [
    ...['AWS/WAFV2', metric, 'WebACL', webAclName, 'Region', region, 'Rule', 'ALL'],
    { label },
  ];
  return graph('Requests judged by the web ACL', 'Sum', 'requests', [
    ofAcl('BlockedRequests', 'blocked'),
    ofAcl('CountedRequests', 'counted only'),
    ofAcl('AllowedRequests', 'allowed'),
  ])(region);
}

function applicationGraphs(balancer: ILoadBalancer): Graph[] {
  const of = (name: MetricName<'application', 'balancer'>, options: LineOptions) =>
    ofBalancer('application', balancer, name, options);
  const hidden = (id: string) => ({ id, label: id, visible: false });
  return [
    graph('Requests', 'Sum', 'a minute', [of('RequestCount', { label: 'requests' })]),
    graph('Answers with 5xx', 'Sum', 'per cent', [
      of('RequestCount', hidden('requests')),
      of('HTTPCode_ELB_5XX_Count', hidden('own')),
      of('HTTPCode_Target_5XX_Count', hidden('targets')),
      // RequestCount leaves out requests for which no target was found: they are the balancer's own errors.
      [
        {
          id: 'ownRatio',
          label: 'by the balancer',
          expression: '100 * FILL(own, 0) / (FILL(requests, 0) + FILL(own, 0))',
        },
      ],
      [{ id: 'targetRatio', label: 'by targets', expression: '100 * FILL(targets, 0) / requests' }],
    ]),
    graph('Response time of targets', 'p99', 'seconds', [
      of('TargetResponseTime', { label: 'p50', stat: 'p50' }),
      of('TargetResponseTime', { label: 'p99', stat: 'p99' }),
    ]),
    hosts('application', balancer),
    graph('Connections', 'Sum', 'a minute', [
      of('ActiveConnectionCount', { label: 'active' }),
      of('RejectedConnectionCount', { label: 'rejected: at its limit' }),
      of('TargetConnectionErrorCount', { label: 'failed to a target' }),
      of('ClientTLSNegotiationErrorCount', { label: 'TLS refused by or to clients' }),
    ]),
    graph('Capacity units', 'Maximum', 'LCU', [of('ConsumedLCUs', { label: 'consumed' })]),
  ];
}

function networkGraphs(balancer: ILoadBalancer): Graph[] {
  const of = (name: MetricName<'network', 'balancer'>, options: LineOptions) =>
    ofBalancer('network', balancer, name, options);
  return [
    graph('Flows', 'Sum', 'a minute', [
      of('NewFlowCount', { label: 'new' }),
      of('ActiveFlowCount', { label: 'active', stat: 'Average' }),
      of('RejectedFlowCount', { label: 'rejected' }),
    ]),
    graph('Bytes', 'Sum', 'bytes a minute', [of('ProcessedBytes', { label: 'processed' })]),
    graph('Resets', 'Sum', 'a minute', [
      of('TCP_Client_Reset_Count', { label: 'by clients' }),
      of('TCP_Target_Reset_Count', { label: 'by targets' }),
      of('TCP_ELB_Reset_Count', { label: 'by the balancer' }),
    ]),
    hosts('network', balancer),
    graph('Failures', 'Sum', 'a minute', [
      of('ClientTLSNegotiationErrorCount', { label: 'TLS with clients' }),
      of('TargetTLSNegotiationErrorCount', { label: 'TLS with targets' }),
      of('PortAllocationErrorCount', { label: 'out of ports to targets' }),
    ]),
    graph('Capacity units', 'Maximum', 'LCU', [of('ConsumedLCUs', { label: 'consumed' })]),
  ];
}

/** The fewest healthy and the most unhealthy targets of each group. */
function hosts(kind: BalancerKind, balancer: ILoadBalancer): Graph {
  const lines = Object.keys(balancer.targetGroups)
    .sort()
    .flatMap((name): Line[] => {
      const of = (metric: MetricName<BalancerKind, 'target-group'>, options: LineOptions): Line => [
        ...[BALANCER_NAMESPACES[kind], metric],
        ...['TargetGroup', balancer.targetGroups[name]?.arnSuffix ?? ''],
        ...['LoadBalancer', balancer.arnSuffix],
        options,
      ];
      return [
        of('HealthyHostCount', { label: `${name} healthy`, stat: 'Minimum' }),
        of('UnHealthyHostCount', { label: `${name} unhealthy`, stat: 'Maximum' }),
      ];
    });
  return graph('Targets', 'Minimum', 'targets', lines);
}

function ofBalancer<K extends BalancerKind>(
  kind: K,
  { arnSuffix }: ILoadBalancer,
  name: MetricName<K, 'balancer'>,
  options: LineOptions,
): Line {
  return [BALANCER_NAMESPACES[kind], name, 'LoadBalancer', arnSuffix, options];
}

function graph(title: string, stat: string, label: string, metrics: readonly Line[]): Graph {
  return (region) => ({
    type: 'metric',
    properties: {
      ...{ title, region, stat, metrics },
      view: 'timeSeries',
      period: PERIOD_SECONDS,
      yAxis: { left: { min: 0, label, showUnits: false } },
    },
  });
}
