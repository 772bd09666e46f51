import {
  type BrokerKind,
  checkBrokerProperties,
  checkTopicProperties,
  type Properties,
  type TopicKind,
} from '#constructs/kafka-cluster/properties/property-table';
import { STRICTER, type Stricter } from '#constructs/kafka-cluster/properties/stricter';

interface Case {
  readonly version?: string;
  readonly kind?: BrokerKind;
  readonly properties: Properties;
  readonly expected: string;
  readonly fix?: string;
  readonly stricter?: Stricter;
}

interface TopicCase extends Omit<Case, 'kind'> {
  readonly kind?: TopicKind;
}

const BROKER_CASES: readonly Case[] = [
  {
    properties: { 'log.retention.hour': 72 },
    expected: 'a broker property that Kafka 3.9 has',
    fix: "Did you mean 'log.retention.hours'?",
    stricter: 'unknown-to-kafka',
  },
  {
    properties: { 'retention.ms': 1000 },
    expected: 'a broker property that Kafka 3.9 has',
    fix: "For brokers it is 'log.retention.ms'.",
    stricter: 'unknown-to-kafka',
  },
  {
    properties: { constructor: 1 },
    expected: 'a broker property that Kafka 3.9 has',
    fix: 'Remove it.',
    stricter: 'unknown-to-kafka',
  },
  {
    properties: { listeners: 'PLAINTEXT://:9092' },
    expected: 'a property that MSK lets you set on Standard brokers',
    fix: 'Remove it: MSK does not take it.',
    stricter: 'not-offered-by-msk',
  },
  {
    kind: 'express',
    properties: { 'min.insync.replicas': 2 },
    expected: 'a property that MSK lets you set on Express brokers',
    stricter: 'not-offered-by-msk',
  },
  {
    version: '4.1.x.kraft',
    properties: { 'log.message.format.version': '3.0' },
    expected: 'a broker property that Kafka 4.1 has (it was removed in Kafka 4.0)',
    fix: 'Remove it: there is one message format.',
    stricter: 'unknown-to-kafka',
  },
  {
    version: '4.2.x.kraft',
    properties: { 'inter.broker.protocol.version': '3.9' },
    expected: 'a broker property that Kafka 4.2 has (it was removed in Kafka 4.0)',
    fix: 'Remove it: MSK raises metadata.version with the cluster.',
    stricter: 'unknown-to-kafka',
  },
  {
    version: '3.9.x.kraft',
    properties: { 'zookeeper.session.timeout.ms': 6000 },
    expected: 'no property of ZooKeeper on a cluster in KRaft mode',
    stricter: 'only-with-zookeeper',
  },
  {
    properties: { 'num.partitions': 0 },
    expected: 'a whole number from 1 to 2147483647',
    fix: "Write such a number without quotes; Kafka's own default is 1.",
  },
  {
    properties: { 'log.retention.bytes': '9223372036854775808' },
    expected: 'a whole number from -9223372036854775808 to 9223372036854775807',
  },
  {
    properties: { 'log.cleanup.policy': 7 },
    expected: 'a list of any of compact, delete',
    fix: "Write them in one text with commas between: 'compact,delete'.",
  },
  {
    properties: { 'compression.type': 'brotli' },
    expected: 'one of uncompressed, zstd, lz4, snappy, gzip, producer',
  },
  {
    properties: { 'auto.create.topics.enable': 1 },
    expected: 'true or false',
    fix: "Write true or false, without quotes; Kafka's own default is true.",
  },
  {
    properties: { 'log.cleaner.min.cleanable.ratio': 1.1 },
    expected: 'a number from 0 to 1',
  },
  {
    properties: { 'replica.lag.time.max.ms': 499 },
    expected: 'a whole number from 500 to 9223372036854775807',
  },
  {
    properties: { 'replica.lag.time.max.ms': 9_999 },
    expected: 'a whole number from 10000 to 30000',
    stricter: 'range-of-msk',
  },
  {
    properties: { 'replica.selector.class': 'com.example.Nearest' },
    expected: 'one of org.apache.kafka.common.replica.RackAwareReplicaSelector',
    stricter: 'range-of-msk',
  },
  {
    properties: { 'default.replication.factor': 0 },
    expected: 'a whole number from 1 to 2147483647',
    stricter: 'no-working-cluster',
  },
  {
    version: '4.1.x.kraft',
    properties: { 'log.segment.bytes': 1_048_575 },
    expected: 'a whole number from 1048576 to 2147483647',
  },
  {
    properties: { 'log.retention.ms': 0, 'log.retention.hours': 24 },
    expected: 'at least 1, or -1 for messages that are kept forever',
  },
  {
    properties: { 'connections.max.idle.ms': 100 },
    expected: 'more than 100, for which the answer to a failed authentication is put off, or -1',
  },
  {
    properties: { 'group.min.session.timeout.ms': 9_000, 'group.max.session.timeout.ms': 8_000 },
    expected: 'at most group.max.session.timeout.ms, which is 8000',
    stricter: 'no-working-cluster',
  },
  {
    properties: { 'min.insync.replicas': 3, 'default.replication.factor': 2 },
    expected: 'at most default.replication.factor, which is 2',
    stricter: 'no-working-cluster',
  },
  {
    properties: { 'num.io.threads': ' 8' },
    expected: 'decimal digits alone, without spaces, plus sign or leading zeros',
    stricter: 'spelling',
  },
  {
    properties: { 'log.flush.interval.messages': 2 ** 53 },
    expected: 'a number that JavaScript can hold exactly, or the same in quotes',
    stricter: 'spelling',
  },
  {
    properties: { 'allow.everyone.if.no.acl.found': 'no' },
    expected: 'true or false',
    stricter: 'own-of-msk',
  },
  {
    properties: { 'custom.advertised.listeners': 'REPLICATION://b-{broker_id}.example.com:9098' },
    expected:
      'the names CLIENT, CLIENT_IAM, CLIENT_IAM_PUBLIC, CLIENT_SASL_SCRAM, CLIENT_SASL_SCRAM_PUBLIC, CLIENT_SECURE, CLIENT_SECURE_PUBLIC only',
    stricter: 'own-of-msk',
  },
  {
    properties: { 'custom.advertised.listeners': 'CLIENT_IAM://brokers.example.com:9098' },
    expected: 'an address that differs from broker to broker',
    stricter: 'own-of-msk',
  },
  {
    properties: { 'custom.advertised.listeners': 'b-{broker_id}.example.com' },
    expected: 'NAME://host:port, several with commas between',
    stricter: 'own-of-msk',
  },
  {
    properties: {
      'custom.advertised.listeners':
        'CLIENT_IAM://b-{broker_id}.example.com:1,CLIENT_IAM://c-{broker_id}.example.com:2',
    },
    expected: 'each listener only once',
    stricter: 'own-of-msk',
  },
];

const TIERED = { 'remote.storage.enable': true, 'retention.ms': 604_800_000 };

const TOPIC_CASES: readonly TopicCase[] = [
  {
    properties: { 'log.retention.hours': 72 },
    expected: 'a topic property that Kafka 3.9 has',
    fix: "For a topic it is 'retention.ms'.",
  },
  {
    properties: { 'retention.mss': 72 },
    expected: 'a topic property that Kafka 3.9 has',
    fix: "Did you mean 'retention.ms'?",
  },
  {
    version: '4.0.x.kraft',
    properties: { 'message.timestamp.difference.max.ms': 1 },
    expected: 'a topic property that Kafka 4.0 has (it was removed in Kafka 4.0)',
    fix: "Write 'message.timestamp.before.max.ms' and 'message.timestamp.after.max.ms'.",
  },
  {
    version: '3.8.x',
    properties: { 'remote.log.copy.disable': true },
    expected: 'a topic property that Kafka 3.8 has (it comes with Kafka 3.9)',
  },
  {
    properties: { 'leader.replication.throttled.replicas': '0:1' },
    expected: 'a property that MSK lets you set on Standard brokers',
    stricter: 'not-offered-by-msk',
  },
  {
    kind: 'express',
    properties: { 'segment.bytes': 1_073_741_824 },
    expected: 'a property that MSK lets you set on Express brokers',
    stricter: 'not-offered-by-msk',
  },
  {
    kind: 'express',
    properties: { 'max.compaction.lag.ms': 604_799_999 },
    expected: 'a whole number from 604800000 to 9223372036854775807',
    stricter: 'range-of-msk',
  },
  {
    kind: 'serverless',
    properties: { 'max.message.bytes': 8_388_609 },
    expected: 'a whole number from 0 to 8388608',
    stricter: 'range-of-msk',
  },
  { properties: { 'compression.gzip.level': 0 }, expected: 'a whole number from 1 to 9, or -1' },
  {
    properties: { 'cleanup.policy': 'compact,' },
    expected: 'a list of any of compact, delete',
  },
  {
    properties: { 'cleanup.policy': 'delete,delete' },
    expected: 'a list without spaces in which nothing comes twice',
    stricter: 'spelling',
  },
  {
    properties: { 'min.compaction.lag.ms': 2, 'max.compaction.lag.ms': 1 },
    expected: 'at most max.compaction.lag.ms, 1',
  },
  {
    properties: { ...TIERED, 'cleanup.policy': 'compact' },
    expected: "'delete' for a topic with tiered storage",
  },
  {
    properties: { ...TIERED, 'local.retention.ms': 604_800_001 },
    expected: 'less than retention.ms, 604800000, or -2 for as much',
  },
  {
    properties: { ...TIERED, 'local.retention.ms': 604_800_000 },
    expected: 'less than retention.ms, 604800000, or -2 for as much',
    stricter: 'tier-of-msk',
  },
  {
    properties: { ...TIERED, 'retention.ms': -1, 'local.retention.ms': -1 },
    expected: 'less than retention.ms, without limit, or -2 for as much',
    stricter: 'tier-of-msk',
  },
  {
    properties: { ...TIERED, 'local.retention.ms': 1, 'remote.log.copy.disable': true },
    expected: '-2 or retention.ms, 604800000, while remote.log.copy.disable is true',
  },
  {
    properties: { 'remote.storage.enable': true },
    expected: 'retention.ms of at least 259200000 (3 days), or -1, beside remote.storage.enable',
    stricter: 'tier-of-msk',
  },
  {
    properties: { ...TIERED, 'segment.bytes': 50_331_647 },
    expected: 'at least 50331648 (48 MiB) for a topic with tiered storage',
    stricter: 'tier-of-msk',
  },
  {
    properties: { ...TIERED, 'segment.ms': 599_999 },
    expected: 'at least 600000 (10 minutes) for a topic with tiered storage',
    stricter: 'tier-of-msk',
  },
];

describe('a property of brokers', () => {
  it.each(BROKER_CASES)('is refused with its remedy: $properties', (one) => {
    const { version = '3.9.x', kind = 'standard', properties } = one;
    expectOneMistake(one, checkBrokerProperties(version, properties, kind));
  });

  it('is taken where Kafka and MSK take it', () => {
    const properties: Properties = {
      'auto.create.topics.enable': false,
      'custom.advertised.listeners':
        'CLIENT_IAM://b-{broker_id}.example.com:9000+{broker_id},CLIENT_SECURE://b-{broker_id}.example.com:9094',
      'log.cleanup.policy': 'compact,delete',
      'log.flush.interval.messages': '9223372036854775807',
      'log.retention.ms': -1,
      'log.retention.hours': 0, // log.retention.ms is stronger
      'num.partitions': '12',
      'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
      'zookeeper.session.timeout.ms': 18_000,
    };
    expect(checkBrokerProperties('3.9.x', properties)).toEqual([]);
  });

  it('is refused beside all others that are wrong, once each and in the order written', () => {
    const properties = { 'num.partitions': 0, 'log.roll.ms': 1, 'no.such': 1, 'num.io.threads': 0 };
    expect(checkBrokerProperties('3.9.x', properties).map(({ key }) => key)).toEqual([
      'num.partitions',
      'no.such',
      'num.io.threads',
    ]);
  });

  it('may leave old messages to compaction only where the storage is not tiered', () => {
    const properties = { 'log.cleanup.policy': 'compact' };
    expect(checkBrokerProperties('3.9.x', properties, 'standard', 'local')).toEqual([]);
    expect(checkBrokerProperties('3.9.x', properties, 'standard', 'tiered')).toMatchObject([
      { expected: "'delete' on a cluster with tiered storage", stricter: 'tier-of-msk' },
    ]);
  });

  it('is not judged for a version without definitions, which is itself the mistake', () => {
    expect(checkBrokerProperties('3.4.0', { 'no.such': 1 })).toEqual([]);
  });
});

describe('a property of a topic', () => {
  it.each(TOPIC_CASES)('is refused with its remedy: $properties', (one) => {
    const { version = '3.9.x', kind = 'standard', properties } = one;
    expectOneMistake(one, checkTopicProperties(version, properties, kind));
  });

  it('is taken where Kafka and MSK take it', () => {
    const local = { ...TIERED, 'local.retention.ms': 86_400_000, 'segment.bytes': 50_331_648 };
    expect(checkTopicProperties('4.1.x.kraft', { ...local, 'cleanup.policy': 'delete' })).toEqual(
      [],
    );
    expect(checkTopicProperties('3.9.x', { 'min.insync.replicas': 2, ...local })).toEqual([]);
    expect(checkTopicProperties('3.9.x', { 'retention.ms': -1 }, 'serverless')).toEqual([]);
  });

  it('shows a value as it was written, also where it is wrong only beside another', () => {
    const properties = { 'min.compaction.lag.ms': '2', 'max.compaction.lag.ms': 1 };
    expect(checkTopicProperties('3.9.x', properties)).toMatchObject([{ got: '2' }]);
  });
});

describe('the list of differences from Kafka', () => {
  it('has an example above for each name', () => {
    const shown = [...BROKER_CASES, ...TOPIC_CASES].map(({ stricter }) => stricter);
    expect(Object.keys(STRICTER).filter((name) => !shown.includes(name as Stricter))).toEqual([]);
  });
});

function expectOneMistake(
  { expected, fix, stricter, properties }: Case | TopicCase,
  mistakes: ReturnType<typeof checkBrokerProperties>,
): void {
  const [first] = mistakes;
  expect(mistakes).toHaveLength(1);
  expect(first).toMatchObject({ expected, ...(fix !== undefined && { fix }) });
  expect(first?.stricter).toBe(stricter);
  expect(properties[first?.key ?? '']).toBe(first?.got);
}
