import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerProperties, propertiesFile } from '#constructs/kafka-cluster/broker-properties';
import { type ProvisionedCluster, replicationOf } from '#constructs/kafka-cluster/cluster-size';
import { definitionsOf } from '#constructs/kafka-cluster/properties/kafka-definitions';
import {
  checkBrokerProperties,
  checkTopicProperties,
  type Properties,
} from '#constructs/kafka-cluster/properties/property-table';
import { topicProperties } from '#constructs/kafka-cluster/topic-properties';
import { ENVIRONMENTS } from '#environments/all-environments';
import { KafkaEngine, kafkaClassPath, type RunningKafka } from '#test/support/engines/kafka-engine';

/** Every property that MSK offers on Kafka 4, at values other than the defaults, beside the samples. */
const ALL_SET: ProvisionedCluster = {
  kind: 'standard',
  version: '4.1.x.kraft',
  brokerType: 'kafka.m7g.large',
  storage: { kind: 'local', gibPerBroker: 100 },
  properties: {
    'compression.type': 'zstd',
    'connections.max.idle.ms': 300_000,
    'log.cleanup.policy': 'compact,delete',
    'log.cleaner.min.cleanable.ratio': 0.25,
    'log.flush.interval.messages': '9223372036854775807',
    'log.message.timestamp.type': 'LogAppendTime',
    'log.retention.hours': 72,
    'log.segment.bytes': 268_435_456,
    'message.max.bytes': 2_097_152,
    'num.io.threads': 16,
    'num.partitions': 3,
    'replica.lag.time.max.ms': 20_000,
    'socket.receive.buffer.bytes': -1,
  },
  topics: {
    orders: { partitions: 6, retentionHours: 'forever', maxMessageKib: 2_048 },
    accounts: {
      partitions: 3,
      cleanup: 'compact',
      properties: { 'min.compaction.lag.ms': 60_000, 'max.compaction.lag.ms': 86_400_000 },
    },
  },
};

const THREE_ZONES = ['a', 'b', 'c'];

interface Sample {
  readonly name: string;
  readonly cluster: ProvisionedCluster;
  readonly zones: readonly unknown[];
}

/** The clusters with brokers of every environment, and the one above. */
const SAMPLES: readonly Sample[] = [
  ...Object.entries(ENVIRONMENTS).flatMap(([environment, { options }]) =>
    Object.entries(options.kafka ?? {}).flatMap(([name, cluster]) =>
      cluster.kind === 'serverless'
        ? []
        : { name: `${name} of ${environment}`, cluster, zones: options.zones },
    ),
  ),
  { name: 'one with its properties set', cluster: ALL_SET, zones: THREE_ZONES },
];

jest.setTimeout(180_000);

describe.each(SAMPLES)('a real broker with the configuration of $name', ({ cluster, zones }) => {
  const { version, kind, topics = {} } = cluster;
  const jars = kafkaClassPath(definitionsOf(version)?.kafka ?? version);
  if (jars.kind === 'unavailable') {
    it.skip(`is not started here: ${jars.why}`, () => {});
    return;
  }
  const ofBroker = brokerProperties(cluster, zones);
  const created = Object.entries(topics).map(([name, topic]) => ({
    name,
    partitions: topic.partitions,
    properties: topicProperties(kind, topic, replicationOf(cluster, topic, zones)),
  }));

  it('starts, has each property as it was written, and creates the topics', async () => {
    const running = await run(jars.classPath, propertiesFile(ofBroker), created);
    expect(running.broker).toMatchObject(texts(knownToKafka(version, ofBroker)));
    const wanted = created.map(({ name, partitions, properties }) => [
      name,
      { partitions, properties: texts(properties) },
    ]);
    expect(running.topics).toEqual(Object.fromEntries(wanted));
  });

  it('is one that our tables find no mistake in', () => {
    expect(checkBrokerProperties(version, ofBroker, kind)).toEqual([]);
    for (const { properties } of created) {
      expect(checkTopicProperties(version, properties, kind)).toEqual([]);
    }
  });
});

async function run(
  classPath: string,
  serverProperties: string,
  topics: readonly { name: string; partitions: number; properties: Properties }[],
): Promise<RunningKafka> {
  const folder = mkdtempSync(join(tmpdir(), 'sevenfold-kafka-'));
  const engine = new KafkaEngine(classPath);
  try {
    const [port = 0, controllerPort = 0] = await freePorts(2);
    const asTexts = topics.map((topic) => ({ ...topic, properties: texts(topic.properties) }));
    return await engine.run({ folder, port, controllerPort, serverProperties, topics: asTexts });
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function texts(properties: Properties): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
}

/** A broker does not repeat what only MSK or an authorizer reads. */
function knownToKafka(version: string, properties: Properties): Properties {
  const offered = definitionsOf(version)?.broker.offered ?? {};
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key in offered));
}

/** Ports that nothing listens on; all are held until the last is found, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
