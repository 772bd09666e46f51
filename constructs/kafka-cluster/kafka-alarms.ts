import { Construct } from 'constructs';
import {
  alarm,
  type AlarmProps,
  expressionAlarm,
  type IAlarmTopics,
} from '#constructs/capabilities/alarmed';
import { EXPRESS_BROKERS } from './broker-types';
import type { ProvisionedCluster } from './cluster-size';
import type { ConsumerGroupOptions } from './kafka-options';

/** The cluster that alarms look at. */
export interface AlarmedCluster {
  /** The cluster's name in the environment file: part of the names of alarms. */
  readonly name: string;
  /** The cluster's name at AWS: a dimension of every metric. */
  readonly clusterName: string;
  readonly topics: IAlarmTopics;
}

/** An alarm on one metric of the whole cluster, of a broker, or of a group and a topic. */
type KafkaAlarm = Omit<AlarmProps, 'topics' | 'namespace' | 'dimensions' | 'name'>;

/**
 * Sources of names, levels and dimensions:
 * https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html and
 * …/metrics-details-express.html; of thresholds: …/bestpractices.html and
 * …/bestpractices-express.html.
 */
const NAMESPACE = 'AWS/Kafka';

const MAXIMUM_CPU_PERCENT = 60;
const MAXIMUM_DISK_PERCENT = 85;
const MAXIMUM_HEAP_PERCENT = 60;

/** Of what an Express broker takes without a slowdown. */
const QUOTA_PERCENT = 80;
const BYTES_PER_MB = 1_000_000;

/** Every broker but the active controller reports zero: only the maximum says something. */
const CLUSTER_ALARMS: Readonly<Record<string, KafkaAlarm>> = {
  NoController: {
    severity: 'critical',
    description:
      'No broker controls the cluster: leaders are not elected. Look at the broker logs.',
    metricName: 'ActiveControllerCount',
    statistic: 'Maximum',
    comparison: 'LessThanThreshold',
    threshold: 1,
    evaluationPeriods: 2,
  },
};

const STANDARD_CLUSTER_ALARMS: Readonly<Record<string, KafkaAlarm>> = {
  OfflinePartitions: {
    severity: 'critical',
    description:
      'Partitions have no leader: they can be neither written nor read. Look for lost brokers.',
    metricName: 'OfflinePartitionsCount',
    statistic: 'Maximum',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    periodSeconds: 60,
  },
};

const BROKER_ALARMS: Readonly<Record<string, KafkaAlarm>> = {
  IamConnections: {
    severity: 'warning',
    description:
      'Clients open IAM connections faster than MSK takes them. Let them keep one client for their life.',
    metricName: 'IAMTooManyConnections',
    statistic: 'Sum',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
  },
};

const STANDARD_BROKER_ALARMS: Readonly<Record<string, KafkaAlarm>> = {
  DiskFills: {
    severity: 'critical',
    description:
      'The disk of a broker fills; full, it stops. Raise gibPerBroker, or keep messages for less long.',
    metricName: 'KafkaDataLogsDiskUsed',
    statistic: 'Maximum',
    comparison: 'GreaterThanThreshold',
    threshold: MAXIMUM_DISK_PERCENT,
  },
  UnderReplicated: {
    severity: 'warning',
    description:
      'Partitions have had too few replicas for a quarter of an hour. If MSK does no maintenance, look at the brokers.',
    metricName: 'UnderReplicatedPartitions',
    statistic: 'Maximum',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    evaluationPeriods: 3,
  },
  UnderMinInSync: {
    severity: 'critical',
    description:
      'Partitions have fewer replicas in sync than producers with acks=all need: their writes fail.',
    metricName: 'UnderMinIsrPartitionCount',
    statistic: 'Maximum',
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    periodSeconds: 60,
  },
  HeapFills: {
    severity: 'warning',
    description:
      'Little memory is free after garbage collection. Have fewer partitions or groups, or larger brokers.',
    metricName: 'HeapMemoryAfterGC',
    statistic: 'Maximum',
    comparison: 'GreaterThanThreshold',
    threshold: MAXIMUM_HEAP_PERCENT,
    evaluationPeriods: 3,
  },
};

/** Alarms of a cluster with brokers of its own: on the whole, and on each broker by its number. */
export function addBrokerAlarms(
  scope: Construct,
  id: string,
  cluster: AlarmedCluster,
  options: ProvisionedCluster,
  brokers: number,
): void {
  const alarms = new Construct(scope, id);
  const standard = options.kind === 'standard';
  const whole = { ...CLUSTER_ALARMS, ...(standard && STANDARD_CLUSTER_ALARMS) };
  for (const [alarmId, props] of Object.entries(whole)) {
    add(alarms, alarmId, cluster, props, kebab(alarmId));
  }
  const each = {
    ...BROKER_ALARMS,
    ...(options.kind === 'express' ? expressAlarms(options.brokerType) : STANDARD_BROKER_ALARMS),
  };
  for (let broker = 1; broker <= brokers; broker += 1) {
    const ofBroker = new Construct(alarms, `Broker${broker}`);
    addCpuAlarm(ofBroker, 'Cpu', cluster, broker);
    for (const [alarmId, props] of Object.entries(each)) {
      const name = `broker-${broker}/${kebab(alarmId)}`;
      add(ofBroker, alarmId, cluster, props, name, { 'Broker ID': String(broker) });
    }
  }
}

/**
 * Express brokers have no disk that fills and slow clients down at their quota instead of falling
 * behind.
 */
function expressAlarms(type: keyof typeof EXPRESS_BROKERS): Readonly<Record<string, KafkaAlarm>> {
  const { ingressMbps, egressMbps } = EXPRESS_BROKERS[type];
  const throttled = (metricName: string, what: string): KafkaAlarm => ({
    severity: 'critical',
    description: `A broker slows ${what} down at its quota. Raise brokersPerZone or take a larger brokerType.`,
    metricName,
    statistic: 'Average',
    comparison: 'GreaterThanThreshold',
    threshold: 0,
  });
  const busy = (metricName: string, what: string, quotaMbps: number): KafkaAlarm => ({
    severity: 'warning',
    description: `A broker ${what} ${QUOTA_PERCENT} % of the ${quotaMbps} MB/s that it can. Raise brokersPerZone or take a larger brokerType.`,
    metricName,
    statistic: 'Average',
    comparison: 'GreaterThanThreshold',
    threshold: Math.round((quotaMbps * BYTES_PER_MB * QUOTA_PERCENT) / 100),
    evaluationPeriods: 3,
  });
  return {
    ProduceThrottled: throttled('ProduceThrottleTime', 'producers'),
    FetchThrottled: throttled('FetchThrottleTime', 'consumers'),
    BytesIn: busy('BytesInPerSec', 'takes', ingressMbps),
    BytesOut: busy('BytesOutPerSec', 'gives', egressMbps),
  };
}

/** How far a group may fall behind: half of an hour is lost to nobody, a night is. */
const DEFAULT_MAX_LAG_SECONDS = 300;

/** Restarts and rebalances catch up by themselves in less. */
const LAG_MINUTES = 15;

/**
 * Alarms of consumer groups that fall behind: lag is a metric of a group and a topic, never of a
 * broker.
 */
export function addLagAlarms(
  scope: Construct,
  id: string,
  cluster: AlarmedCluster,
  groups: Readonly<Record<string, ConsumerGroupOptions>>,
): void {
  const alarms = new Construct(scope, id);
  for (const [group, { topics, maxLagSeconds = DEFAULT_MAX_LAG_SECONDS }] of Object.entries(
    groups,
  )) {
    const ofGroup = new Construct(alarms, `Group-${group}`);
    for (const topic of topics) {
      const props: KafkaAlarm = {
        severity: 'warning',
        description: `The consumer group ${group} is more than ${maxLagSeconds} s behind in ${topic}. Look for errors in its consumers, or add some (at most one a partition).`,
        metricName: 'EstimatedMaxTimeLag',
        statistic: 'Maximum',
        comparison: 'GreaterThanThreshold',
        threshold: maxLagSeconds,
        periodSeconds: 60,
        evaluationPeriods: LAG_MINUTES,
      };
      const dimensions = { 'Consumer Group': group, Topic: topic };
      add(ofGroup, `Topic-${topic}`, cluster, props, `lag/${group}/${topic}`, dimensions);
    }
  }
}

/** The parts of a name stand between slashes, which no cluster, group or topic has in its own. */
function add(
  scope: Construct,
  id: string,
  cluster: AlarmedCluster,
  props: KafkaAlarm,
  name: string,
  dimensions: Readonly<Record<string, string>> = {},
): void {
  alarm(scope, id, {
    ...props,
    topics: cluster.topics,
    name: `kafka/${cluster.name}/${name}`,
    namespace: NAMESPACE,
    dimensions: { 'Cluster Name': cluster.clusterName, ...dimensions },
  });
}

/**
 * What a broker computes is two metrics, user and system, which only together say how busy it is.
 */
function addCpuAlarm(scope: Construct, id: string, cluster: AlarmedCluster, broker: number): void {
  const { name, clusterName, topics } = cluster;
  const metric = (metricName: string) => ({
    namespace: NAMESPACE,
    metricName,
    dimensions: { 'Cluster Name': clusterName, 'Broker ID': String(broker) },
    statistic: 'Average' as const,
  });
  expressionAlarm(scope, id, {
    topics,
    severity: 'warning',
    name: `kafka/${name}/broker-${broker}/cpu`,
    description:
      'A broker computes more than leaves room for the loss of another. Add brokers or take a larger brokerType.',
    expression: 'user + system',
    metrics: { user: metric('CpuUser'), system: metric('CpuSystem') },
    comparison: 'GreaterThanThreshold',
    threshold: MAXIMUM_CPU_PERCENT,
  });
}

function kebab(alarmId: string): string {
  return alarmId.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}
