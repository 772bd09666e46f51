import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { application, networkBalancer } from '#test/support/load-balancer-samples';
import { type Resource, resourcesOf } from '#test/support/synthesized';
import { made } from './balancer-stack';

const alarmsOf = (options: LoadBalancerOptions) =>
  resourcesOf(made(options), 'aws_cloudwatch_metric_alarm');

const alarm = (options: LoadBalancerOptions, name: string): Resource => {
  const found = alarmsOf(options).find(({ alarm_name }) => String(alarm_name).endsWith(`/${name}`));
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found;
};

/** Name, severity, what is compared, comparison, threshold, seconds of a period, periods needed of periods. */
type Row = readonly [string, string, string, string, number, number, string];

const ABOVE = 'GreaterThanThreshold';
const BELOW = 'LessThanThreshold';

const OF_APPLICATION: readonly Row[] = [
  [
    'balancer-errors',
    'critical',
    'IF(FILL(answered, 0) + FILL(errors, 0) >= 20, 100 * FILL(errors, 0) / (FILL(answered, 0) + FILL(errors, 0)), 0): HTTPCode_ELB_5XX_Count Sum, RequestCount Sum',
    ABOVE,
    1,
    60,
    '3 of 5',
  ],
  [
    'tls-errors',
    'warning',
    'IF(FILL(connections, 0) + FILL(errors, 0) >= 20, 100 * FILL(errors, 0) / (FILL(connections, 0) + FILL(errors, 0)), 0): ClientTLSNegotiationErrorCount Sum, NewConnectionCount Sum',
    ABOVE,
    10,
    60,
    '3 of 5',
  ],
  ['rejected-connections', 'critical', 'RejectedConnectionCount Sum', ABOVE, 0, 60, '1 of 1'],
  [
    'web/target-errors',
    'critical',
    'IF(FILL(requests, 0) >= 20, 100 * FILL(errors, 0) / (FILL(requests, 0)), 0): HTTPCode_Target_5XX_Count Sum, RequestCount Sum',
    ABOVE,
    2,
    60,
    '3 of 5',
  ],
  [
    'web/p99-latency',
    'warning',
    'IF(FILL(requests, 0) >= 20, FILL(latency, 0), 0): TargetResponseTime p99, RequestCount Sum',
    ABOVE,
    2,
    60,
    '3 of 5',
  ],
  [
    'web/target-tls-errors',
    'warning',
    'TargetTLSNegotiationErrorCount Sum',
    ABOVE,
    0,
    300,
    '1 of 1',
  ],
  ['web/few-healthy-targets', 'critical', 'HealthyHostCount Minimum', BELOW, 1, 60, '3 of 3'],
  ['web/unhealthy-targets', 'warning', 'UnHealthyHostCount Maximum', ABOVE, 0, 60, '15 of 15'],
];

const OF_NETWORK: readonly Row[] = [
  [
    'resets',
    'warning',
    'IF(FILL(flows, 0) >= 20, 100 * FILL(resets, 0) / (FILL(flows, 0)), 0): TCP_ELB_Reset_Count Sum, NewFlowCount Sum',
    ABOVE,
    5,
    60,
    '3 of 5',
  ],
  [
    'tls-errors',
    'warning',
    'IF(FILL(flows, 0) + FILL(errors, 0) >= 20, 100 * FILL(errors, 0) / (FILL(flows, 0) + FILL(errors, 0)), 0): ClientTLSNegotiationErrorCount Sum, NewFlowCount_TLS Sum',
    ABOVE,
    10,
    60,
    '3 of 5',
  ],
  ['rejected-flows', 'critical', 'RejectedFlowCount Sum', ABOVE, 0, 60, '1 of 1'],
  ['port-allocation', 'critical', 'PortAllocationErrorCount Sum', ABOVE, 0, 60, '1 of 1'],
  ['broker/few-healthy-targets', 'critical', 'HealthyHostCount Minimum', BELOW, 1, 60, '3 of 3'],
  ['broker/unhealthy-targets', 'warning', 'UnHealthyHostCount Maximum', ABOVE, 0, 60, '15 of 15'],
];

interface Query {
  readonly expression?: string;
  readonly metric?: Readonly<Record<'metric_name' | 'stat' | 'period', unknown>>;
}

function row(written: Resource): Row {
  const queries = (written['metric_query'] ?? []) as readonly Query[];
  const metrics = queries.flatMap(({ metric }) => (metric === undefined ? [] : [metric]));
  const compared =
    metrics.length === 0
      ? `${String(written['metric_name'])} ${String(written['statistic'])}`
      : `${String(queries[0]?.expression)}: ${metrics.map(({ metric_name, stat }) => `${String(metric_name)} ${String(stat)}`).join(', ')}`;
  return [
    String(written['alarm_name']).replace('test-load-balancer/public/', ''),
    String(written['alarm_actions']).replace(/^.*:/, ''),
    compared,
    String(written['comparison_operator']),
    Number(written['threshold']),
    Number(written['period'] ?? metrics[0]?.period),
    `${String(written['datapoints_to_alarm'])} of ${String(written['evaluation_periods'])}`,
  ];
}

const byName = (one: Row, other: Row) => (one[0] < other[0] ? -1 : 1);

describe('every alarm', () => {
  const web = { targetType: 'ip', protocol: 'HTTPS', port: 8443, health: { path: '/' } } as const;
  const tls = { protocol: 'TLS', port: 8883, targetGroup: 'broker' } as const;

  it.each([
    [application({ targetGroups: { web } }), OF_APPLICATION],
    [networkBalancer({ listeners: { tls } }), OF_NETWORK],
  ] as const)('of $kind is raised when the README says', (options, rows) => {
    expect(alarmsOf(options).map(row).sort(byName)).toEqual([...rows].sort(byName));
  });

  it('looks at the balancer, or at one group behind it, in the namespace of its kind', () => {
    for (const [options, namespace] of [
      [application(), 'AWS/ApplicationELB'],
      [networkBalancer(), 'AWS/NetworkELB'],
    ] as const) {
      const whole = options.kind === 'application' ? 'rejected-connections' : 'rejected-flows';
      expect(alarm(options, whole)).toMatchObject({ namespace });
      expect(Object.keys(alarm(options, whole)['dimensions'] as object)).toEqual(['LoadBalancer']);
      const one = alarm(options, 'few-healthy-targets');
      expect(one).toMatchObject({ namespace });
      expect(Object.keys(one['dimensions'] as object).sort()).toEqual([
        'LoadBalancer',
        'TargetGroup',
      ]);
    }
  });

  it('has the thresholds of the file', () => {
    const options = application({
      alarms: {
        balancerErrorPercent: 0.5,
        targetErrorPercent: 0.25,
        p99Seconds: 0.3,
        tlsErrorPercent: 50,
        minimumRequests: 7,
      },
      targetGroups: {
        web: { targetType: 'ip', port: 80, health: { path: '/' }, minimumHealthyTargets: 3 },
      },
    });
    expect(alarm(options, 'balancer-errors')['threshold']).toBe(0.5);
    expect(alarm(options, 'target-errors')['threshold']).toBe(0.25);
    expect(alarm(options, 'p99-latency')['threshold']).toBe(0.3);
    expect(alarm(options, 'tls-errors')['threshold']).toBe(50);
    expect(alarm(options, 'few-healthy-targets')['threshold']).toBe(3);
    expect(JSON.stringify(alarm(options, 'p99-latency'))).toContain('>= 7');
  });

  it('takes a group without targets for a broken one, and silence of all else for peace', () => {
    const missing = (name: string) => alarm(application(), name)['treat_missing_data'];
    expect(missing('few-healthy-targets')).toBe('breaching');
    expect(missing('balancer-errors')).toBe('notBreaching');
  });

  it('looks for no TLS towards targets that are reached in the clear', () => {
    const names = alarmsOf(application()).map(({ alarm_name }) => String(alarm_name));
    expect(names.filter((name) => name.includes('target-tls'))).toEqual([]);
  });

  it('looks for no resets of UDP and for no TLS where none is spoken', () => {
    const names = alarmsOf(
      networkBalancer({
        listeners: { dns: { protocol: 'UDP', port: 53, targetGroup: 'dns' } },
        targetGroups: {
          dns: {
            targetType: 'ip',
            protocol: 'UDP',
            port: 53,
            health: { protocol: 'TCP', port: 80 },
          },
        },
      }),
    ).map(({ alarm_name }) => String(alarm_name));
    expect(names.filter((name) => /resets|tls/.test(name))).toEqual([]);
  });
});
