import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { express, standard } from '#test/support/kafka-samples';
import { made, metrics } from '#test/support/kafka-stack';
import { resourcesOf } from '#test/support/synthesized';

describe('the alarms of a cluster', () => {
  const STANDARD_ONLY = [
    'HeapMemoryAfterGC',
    'KafkaDataLogsDiskUsed',
    'OfflinePartitionsCount',
    'UnderMinIsrPartitionCount',
    'UnderReplicatedPartitions',
  ];
  const EXPRESS_ONLY = [
    'BytesInPerSec',
    'BytesOutPerSec',
    'FetchThrottleTime',
    'ProduceThrottleTime',
  ];

  it('look at metrics that the kind has', () => {
    expect(metrics(made(standard()))).toEqual(expect.arrayContaining(STANDARD_ONLY));
    expect(metrics(made(standard()))).not.toEqual(expect.arrayContaining(EXPRESS_ONLY));
    const ofExpress = metrics(made(express()));
    expect(ofExpress).toEqual(expect.arrayContaining(EXPRESS_ONLY));
    expect(ofExpress.filter((name) => STANDARD_ONLY.includes(String(name)))).toEqual([]);
  });

  it.each([standard(), express()])('look at each broker of $kind by its number', (options) => {
    const each = resourcesOf(made(options), 'aws_cloudwatch_metric_alarm').filter(
      ({ metric_name }) => metric_name === 'IAMTooManyConnections',
    );
    expect(each.map(({ dimensions }) => dimensions)).toEqual(
      ['1', '2', '3'].map((id) => ({ 'Cluster Name': 'test-events', 'Broker ID': id })),
    );
  });

  it('take the maximum of what all brokers but the controller report as zero', () => {
    const alarmsOf = resourcesOf(made(standard()), 'aws_cloudwatch_metric_alarm');
    const controller = alarmsOf.find(({ metric_name }) => metric_name === 'ActiveControllerCount');
    expect(controller).toMatchObject({
      statistic: 'Maximum',
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      dimensions: { 'Cluster Name': 'test-events' },
    });
  });

  it('add what a broker computes for users and for itself', () => {
    const math = resourcesOf(made(express()), 'aws_cloudwatch_metric_alarm').filter(
      (alarm) => alarm['metric_query'] !== undefined,
    );
    expect(math).toHaveLength(3);
    expect(math[0]).toMatchObject({
      threshold: 60,
      metric_query: [
        { expression: 'user + system', return_data: true },
        { metric: { metric_name: 'CpuUser' } },
        { metric: { metric_name: 'CpuSystem' } },
      ],
    });
  });

  it('warn at 80 % of what the size of an Express broker takes and gives', () => {
    const of = (name: string, options: KafkaOptions) =>
      resourcesOf(made(options), 'aws_cloudwatch_metric_alarm').find(
        ({ metric_name }) => metric_name === name,
      )?.['threshold'];
    expect(of('BytesInPerSec', express())).toBe(12_480_000);
    expect(of('BytesOutPerSec', express({ brokerType: 'express.m7g.4xlarge' }))).toBe(200_000_000);
  });

  it('know lag by group and topic, never by broker', () => {
    const topics = { orders: { partitions: 3 } };
    const consumerGroups = { shipping: { topics: ['orders'] } };
    const lag = resourcesOf(
      made(express({ topics, consumerGroups })),
      'aws_cloudwatch_metric_alarm',
    ).find(({ metric_name }) => metric_name === 'EstimatedMaxTimeLag');
    expect(lag).toMatchObject({
      statistic: 'Maximum',
      threshold: 300,
      dimensions: {
        'Cluster Name': 'test-events',
        'Consumer Group': 'shipping',
        Topic: 'orders',
      },
    });
  });

  it('tell groups and topics apart whose names run together', () => {
    const topics = { 'b-c': { partitions: 1 }, c: { partitions: 1 } };
    const consumerGroups = { a: { topics: ['b-c'] }, 'a-b': { topics: ['c'] } };
    const names = resourcesOf(
      made(express({ topics, consumerGroups })),
      'aws_cloudwatch_metric_alarm',
    )
      .filter(({ metric_name }) => metric_name === 'EstimatedMaxTimeLag')
      .map(({ alarm_name }) => alarm_name);
    expect(names.sort()).toEqual(['test-kafka/events/lag/a-b/c', 'test-kafka/events/lag/a/b-c']);
  });
});

/** Metric, severity, statistic, comparison, threshold, seconds of a period, periods, dimensions. */
type Row = readonly [string, string, string, string, number, number, number, readonly string[]];

const CLUSTER = ['Cluster Name'];
const BROKER = ['Broker ID', 'Cluster Name'];
const GROUP = ['Cluster Name', 'Consumer Group', 'Topic'];
const [ABOVE, BELOW, FROM] = [
  'GreaterThanThreshold',
  'LessThanThreshold',
  'GreaterThanOrEqualToThreshold',
];

const OF_EVERY_KIND: readonly Row[] = [
  ['EstimatedMaxTimeLag', 'warning', 'Maximum', ABOVE, 300, 60, 15, GROUP],
];
const OF_BROKERS: readonly Row[] = [
  ['ActiveControllerCount', 'critical', 'Maximum', BELOW, 1, 300, 2, CLUSTER],
  ['IAMTooManyConnections', 'warning', 'Sum', ABOVE, 0, 300, 1, BROKER],
];
const OF_STANDARD: readonly Row[] = [
  ['OfflinePartitionsCount', 'critical', 'Maximum', ABOVE, 0, 60, 1, CLUSTER],
  ['KafkaDataLogsDiskUsed', 'critical', 'Maximum', ABOVE, 85, 300, 1, BROKER],
  ['UnderReplicatedPartitions', 'warning', 'Maximum', ABOVE, 0, 300, 3, BROKER],
  ['UnderMinIsrPartitionCount', 'critical', 'Maximum', FROM, 1, 60, 1, BROKER],
  ['HeapMemoryAfterGC', 'warning', 'Maximum', ABOVE, 60, 300, 3, BROKER],
];
const OF_EXPRESS: readonly Row[] = [
  ['ProduceThrottleTime', 'critical', 'Average', ABOVE, 0, 300, 1, BROKER],
  ['FetchThrottleTime', 'critical', 'Average', ABOVE, 0, 300, 1, BROKER],
  ['BytesInPerSec', 'warning', 'Average', ABOVE, 12_480_000, 300, 3, BROKER],
  ['BytesOutPerSec', 'warning', 'Average', ABOVE, 24_960_000, 300, 3, BROKER],
];

describe('every alarm', () => {
  const lag = {
    topics: { orders: { partitions: 1 } },
    consumerGroups: { a: { topics: ['orders'] } },
  };
  const serverless = { kind: 'serverless', consumerGroups: lag.consumerGroups } as const;

  it.each([
    [standard(lag), [...OF_EVERY_KIND, ...OF_BROKERS, ...OF_STANDARD]],
    [express(lag), [...OF_EVERY_KIND, ...OF_BROKERS, ...OF_EXPRESS]],
    [serverless, OF_EVERY_KIND],
  ] as const)('of $kind is raised when the README says', (options, rows) => {
    const written = resourcesOf(made(options), 'aws_cloudwatch_metric_alarm')
      .filter(({ metric_query }) => metric_query === undefined)
      .map((alarm) =>
        JSON.stringify([
          String(alarm['namespace']) === 'AWS/Kafka' ? alarm['metric_name'] : alarm['namespace'],
          String(alarm['alarm_actions']).replace('arn:', ''),
          alarm['statistic'],
          alarm['comparison_operator'],
          alarm['threshold'],
          alarm['period'],
          alarm['evaluation_periods'],
          Object.keys(alarm['dimensions'] as object).sort(),
        ]),
      );
    expect([...new Set(written)].sort()).toEqual(rows.map((row) => JSON.stringify(row)).sort());
  });

  it.each([standard(), express()])(
    'of $kind looks at the CPU of each broker as a whole',
    (options) => {
      const metric = (metric_name: string, broker: number) => ({
        metric: {
          namespace: 'AWS/Kafka',
          metric_name,
          stat: 'Average',
          period: 300,
          dimensions: { 'Cluster Name': 'test-events', 'Broker ID': String(broker) },
        },
      });
      const ofCpu = resourcesOf(made(options), 'aws_cloudwatch_metric_alarm').filter(
        ({ metric_query }) => metric_query !== undefined,
      );
      expect(ofCpu).toMatchObject(
        [1, 2, 3].map((broker) => ({
          alarm_name: `test-kafka/events/broker-${broker}/cpu`,
          alarm_actions: ['arn:warning'],
          comparison_operator: 'GreaterThanThreshold',
          threshold: 60,
          evaluation_periods: 1,
          metric_query: [
            { expression: 'user + system', return_data: true },
            { id: 'user', ...metric('CpuUser', broker) },
            { id: 'system', ...metric('CpuSystem', broker) },
          ],
        })),
      );
    },
  );
});
