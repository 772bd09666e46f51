import { Construct } from 'constructs';
import { addTableAlarms } from '#constructs/cassandra-keyspace/table-alarms';
import type { Capacity } from '#constructs/cassandra-keyspace/capacity-options';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

/** Severity, threshold, minutes, expression. */
type Row = readonly [string, string, number, number, string];
/** Metric → operations, each by the id that the expression uses. */
type Metrics = Readonly<Record<string, readonly (readonly [id: string, operation?: string])[]>>;

const READS = [['select', 'SELECT']] as const;
const WRITES = [
  ['insert', 'INSERT'],
  ['update', 'UPDATE'],
  ['delete', 'DELETE'],
] as const;
const ALL = [...READS, ...WRITES];
const sum = (ids: readonly (readonly [string, string?])[]) =>
  ids.map(([id]) => `FILL(${id}, 0)`).join(' + ');
const prefixed = (prefix: string) =>
  ALL.map(([id, operation]) => [`${prefix}_${id}`, operation] as const);
const FAILED = sum(prefixed('failed'));
const PERCENT = `100 * (${FAILED}) / (${FAILED} + ${sum(prefixed('served'))})`;
const ratioOf = (metric: string): Metrics => ({
  [metric]: prefixed('failed'),
  SuccessfulRequestCount: prefixed('served'),
});

const OF_REQUESTS: readonly (readonly [Row, Metrics])[] = [
  [['reads-throttled', 'critical', 1, 5, sum(READS)], { ReadThrottleEvents: READS }],
  [['writes-throttled', 'critical', 1, 5, sum(WRITES)], { WriteThrottleEvents: WRITES }],
  [
    ['hot-partition', 'warning', 1, 5, sum(ALL)],
    { StoragePartitionThroughputCapacityExceeded: ALL },
  ],
  [['connections-busy', 'warning', 1, 5, sum(ALL)], { PerConnectionRequestRateExceeded: ALL }],
  [['system-errors', 'critical', 1, 5, PERCENT], ratioOf('SystemErrors')],
  [['user-errors', 'warning', 5, 5, PERCENT], ratioOf('UserErrors')],
];
const OF_CAPACITY: readonly (readonly [Row, Metrics])[] = [
  [
    ['read-capacity', 'warning', 80, 15, '100 * used / PERIOD(used) / 400'],
    { ConsumedReadCapacityUnits: [['used']] },
  ],
  [
    ['write-capacity', 'warning', 80, 15, '100 * used / PERIOD(used) / 25'],
    { ConsumedWriteCapacityUnits: [['used']] },
  ],
];

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly metric?: Readonly<Record<string, unknown>>;
}

function alarmsOf(capacity: Capacity) {
  const stack = synthesizeConstruct((scope) => {
    addTableAlarms(new Construct(scope, 'Table'), 'Alarms', {
      keyspaceName: 'catalog',
      tableName: 'stock',
      capacity,
      topics: { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } },
    });
  });
  return resourcesOf(stack, 'aws_cloudwatch_metric_alarm');
}

/** Every part of an alarm that decides when it is raised, and whom it tells. */
const wanted = ([[name, severity, threshold, minutes, expression], metrics]: readonly [
  Row,
  Metrics,
]) => ({
  alarm_name: `test-cassandra-catalog-stock-${name}`,
  alarm_actions: [`arn:${severity}`],
  ok_actions: [`arn:${severity}`],
  comparison_operator: 'GreaterThanOrEqualToThreshold',
  threshold,
  evaluation_periods: minutes,
  expression,
  metrics: Object.entries(metrics)
    .flatMap(([metric_name, ids]) =>
      ids.map(([id, operation]) => ({
        id,
        metric: {
          namespace: 'AWS/Cassandra',
          metric_name,
          stat: 'Sum',
          period: 60,
          dimensions: {
            Keyspace: 'catalog',
            TableName: 'stock',
            ...(operation !== undefined && { Operation: operation }),
          },
        },
      })),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1)),
});

describe('every alarm of a table', () => {
  it.each([
    [{ kind: 'on-demand' } as const, OF_REQUESTS],
    [
      {
        kind: 'provisioned',
        read: { owner: 'autoscaler', min: 10, max: 400 },
        write: { owner: 'terraform', units: 25 },
      } as const,
      [...OF_REQUESTS, ...OF_CAPACITY],
    ],
  ])('of $kind capacity is raised when the README says', (capacity, rows) => {
    const alarms = alarmsOf(capacity).map((alarm) => {
      const queries = alarm['metric_query'] as readonly Query[];
      return {
        alarm_name: alarm['alarm_name'],
        alarm_actions: alarm['alarm_actions'],
        ok_actions: alarm['ok_actions'],
        comparison_operator: alarm['comparison_operator'],
        threshold: alarm['threshold'],
        evaluation_periods: alarm['evaluation_periods'],
        expression: queries.find(({ expression }) => expression !== undefined)?.expression,
        metrics: queries
          .filter(({ metric }) => metric !== undefined)
          .map(({ id, metric }) => ({ id, metric }))
          .sort((one, other) => (one.id < other.id ? -1 : 1)),
      };
    });
    const byName = (one: { alarm_name: unknown }, other: { alarm_name: unknown }) =>
      String(one.alarm_name) < String(other.alarm_name) ? -1 : 1;
    expect(alarms.sort(byName)).toEqual(rows.map(wanted).sort(byName));
  });
});
