import { Construct } from 'constructs';
import {
  expressionAlarm,
  type IAlarmTopics,
  type Severity,
} from '#constructs/capabilities/alarmed';
import { type Capacity, unitsAtMost } from './capacity-options';

/** The table that alarms look at. */
export interface TableAlarmsProps {
  readonly keyspaceName: string;
  readonly tableName: string;
  readonly capacity: Capacity;
  readonly topics: IAlarmTopics;
}

/** One alarm on a sum or a ratio of metrics of a table. */
interface TableAlarm {
  readonly name: string;
  readonly severity: Severity;
  readonly description: string;
  /** Id, which the expression uses → metric, and its `Operation` where it has that dimension. */
  readonly metrics: Readonly<
    Record<string, { readonly name: string; readonly operation?: string }>
  >;
  /** CloudWatch metric math. */
  readonly expression: string;
  readonly threshold: number;
  /** One-minute periods, all of which must be out of bounds. */
  readonly minutes: number;
}

const READS = ['SELECT'];
const WRITES = ['INSERT', 'UPDATE', 'DELETE'];

/**
 * Keyspaces publishes its metrics each minute by keyspace, table and operation, and what is consumed
 * by keyspace and table alone.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/metrics-dimensions.html and AWS's own
 * dashboards, https://github.com/aws-samples/amazon-keyspaces-cloudwatch-cloudformation-templates
 */
const NAMESPACE = 'AWS/Cassandra';
const PERIOD_SECONDS = 60;

/** Percent of the most units that a table can come to have: time to raise them. */
const CAPACITY_PERCENT = 80;

/** The alarms of one table. */
export function addTableAlarms(scope: Construct, id: string, props: TableAlarmsProps): void {
  const alarms = new Construct(scope, id);
  const { keyspaceName, tableName, capacity } = props;
  const table = `${keyspaceName}.${tableName}`;
  for (const [alarmId, alarm] of Object.entries({
    ...requestAlarms(table),
    ...(capacity.kind === 'provisioned' ? capacityAlarms(table, capacity) : {}),
  })) {
    addAlarm(alarms, alarmId, alarm, props);
  }
}

function requestAlarms(table: string): Record<string, TableAlarm> {
  return {
    ReadsThrottled: {
      name: 'reads-throttled',
      severity: 'critical',
      description: `Reads of ${table} are throttled. Raise its read capacity, or look for a hot partition.`,
      ...sum('ReadThrottleEvents', READS),
      threshold: 1,
      minutes: 5,
    },
    WritesThrottled: {
      name: 'writes-throttled',
      severity: 'critical',
      description: `Writes to ${table} are throttled. Raise its write capacity, or look for a hot partition.`,
      ...sum('WriteThrottleEvents', WRITES),
      threshold: 1,
      minutes: 5,
    },
    HotPartition: {
      name: 'hot-partition',
      severity: 'warning',
      description: `One partition of ${table} is asked for more than a partition can serve. Spread its key.`,
      ...sum('StoragePartitionThroughputCapacityExceeded', [...READS, ...WRITES]),
      threshold: 1,
      minutes: 5,
    },
    ConnectionsBusy: {
      name: 'connections-busy',
      severity: 'warning',
      description: `A connection asks ${table} more than 3,000 times a second. Raise the driver's connections for each host.`,
      ...sum('PerConnectionRequestRateExceeded', [...READS, ...WRITES]),
      threshold: 1,
      minutes: 5,
    },
    SystemErrors: {
      name: 'system-errors',
      severity: 'critical',
      description: `Keyspaces fails requests for ${table} by its own fault. Drivers should retry; look at AWS Health.`,
      ...percentOfRequests('SystemErrors'),
      threshold: 1,
      minutes: 5,
    },
    UserErrors: {
      name: 'user-errors',
      severity: 'warning',
      description: `Clients send requests to ${table} that Keyspaces refuses. Look at what was deployed last.`,
      ...percentOfRequests('UserErrors'),
      threshold: 5,
      minutes: 5,
    },
  };
}

function capacityAlarms(
  table: string,
  capacity: Extract<Capacity, { kind: 'provisioned' }>,
): Record<string, TableAlarm> {
  const most = unitsAtMost(capacity);
  const used = (kind: 'read' | 'write', metric: string): TableAlarm => ({
    name: `${kind}-capacity`,
    severity: 'warning',
    description: `${table} uses ${CAPACITY_PERCENT} % of the ${most[kind]} ${kind} units that it can have. Raise them.`,
    metrics: { used: { name: metric } },
    expression: `100 * used / PERIOD(used) / ${most[kind]}`,
    threshold: CAPACITY_PERCENT,
    minutes: 15,
  });
  return {
    ReadCapacity: used('read', 'ConsumedReadCapacityUnits'),
    WriteCapacity: used('write', 'ConsumedWriteCapacityUnits'),
  };
}

function sum(metric: string, operations: readonly string[]) {
  const metrics = Object.fromEntries(
    operations.map((operation) => [operation.toLowerCase(), { name: metric, operation }]),
  );
  return { metrics, expression: totalOf(Object.keys(metrics)) };
}

/** A minute without an error has no data point of it, which is a zero. */
function totalOf(ids: readonly string[]): string {
  return ids.map((id) => `FILL(${id}, 0)`).join(' + ');
}

function percentOfRequests(metric: string) {
  const operations = [...READS, ...WRITES];
  const ids = (prefix: string) => operations.map((name) => `${prefix}_${name.toLowerCase()}`);
  const named = (prefix: string, name: string) =>
    operations.map((operation) => [`${prefix}_${operation.toLowerCase()}`, { name, operation }]);
  const failed = totalOf(ids('failed'));
  const served = totalOf(ids('served'));
  return {
    metrics: Object.fromEntries([
      ...named('failed', metric),
      ...named('served', 'SuccessfulRequestCount'),
    ]) as TableAlarm['metrics'],
    expression: `100 * (${failed}) / (${failed} + ${served})`,
  };
}

function addAlarm(scope: Construct, id: string, alarm: TableAlarm, props: TableAlarmsProps): void {
  const { keyspaceName, tableName, topics } = props;
  expressionAlarm(scope, id, {
    topics,
    severity: alarm.severity,
    name: `cassandra-${keyspaceName}-${tableName}-${alarm.name}`,
    description: alarm.description,
    expression: alarm.expression,
    metrics: Object.fromEntries(
      Object.entries(alarm.metrics).map(([queryId, { name, operation }]) => [
        queryId,
        {
          namespace: NAMESPACE,
          metricName: name,
          statistic: 'Sum',
          dimensions: {
            Keyspace: keyspaceName,
            TableName: tableName,
            ...(operation !== undefined && { Operation: operation }),
          },
        },
      ]),
    ),
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: alarm.threshold,
    periodSeconds: PERIOD_SECONDS,
    evaluationPeriods: alarm.minutes,
  });
}
