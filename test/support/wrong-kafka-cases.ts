import { shown } from '#constructs/kernel/invalid-input';
import { express, standard } from '#test/support/kafka-samples';

/** Fields as a JavaScript author might write them. */
export type Draft = Record<string, unknown>;

/** A wrong cluster named `events` in production, and the one mistake it must be told. */
export interface WrongKafka {
  readonly title: string;
  readonly cluster: unknown;
  /** Below `kafka.events`. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

/** A good Standard cluster with fields that may be anything. */
export const ofStandard = (change: Draft): unknown => ({ ...standard(), ...change });
/** A good Express cluster with fields that may be anything. */
export const ofExpress = (change: Draft): unknown => ({ ...express(), ...change });
/** One topic, `orders`, with fields that may be anything. */
export const orders = (topic: Draft): Draft => ({
  topics: { orders: { partitions: 3, ...topic } },
});

const TARGET =
  'arn:aws:kafka:eu-central-1:111122223333:cluster/standby/01234567-89ab-cdef-0123-456789abcdef-1';

const standby = (change: Draft): Draft => ({
  topics: { orders: { partitions: 3 } },
  replicateTo: {
    standby: {
      clusterArn: TARGET,
      subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
      securityGroupIds: ['sg-0a1b2c3d'],
      topics: ['orders'],
      ...change,
    },
  },
});

const topicName = (title: string, name: string): WrongKafka => ({
  title: `a topic ${title}`,
  cluster: ofExpress({ topics: { [name]: { partitions: 3 } } }),
  property: `topics${/^[A-Za-z_][\w-]{0,62}$/.test(name) ? `.${name}` : `[${shown(name)}]`}`,
  expected: /name of a Kafka topic/,
  fix: /'orders'/,
});

const partitions = (value: unknown): WrongKafka => ({
  title: `${String(value)} partitions`,
  cluster: ofExpress(orders({ partitions: value })),
  property: 'topics.orders.partitions',
  expected: /whole number from 1/,
  fix: /without quotes/,
});

const KINDS: readonly WrongKafka[] = [
  {
    title: 'a cluster of no kind',
    cluster: { version: '3.9.x' },
    property: 'kind',
    expected: /kind is one of 'standard', 'express', 'serverless'/,
    fix: /'standard'/,
  },
  {
    title: 'a cluster of a kind that MSK lacks',
    cluster: { kind: 'dedicated' },
    property: 'kind',
    expected: /kind is one of 'standard', 'express', 'serverless'/,
    fix: /'standard'/,
  },
  {
    title: 'storage on Express',
    cluster: ofExpress({ storage: { kind: 'local', gibPerBroker: 10 } }),
    property: 'storage',
    expected: /only the fields kind/,
    fix: /Remove it/,
  },
  {
    title: 'replicas on Express',
    cluster: ofExpress(orders({ replicationFactor: 2 })),
    property: 'topics.orders.replicationFactor',
    expected: /only the fields partitions/,
    fix: /Remove it/,
  },
  {
    title: 'a version on serverless',
    cluster: { kind: 'serverless', version: '3.9.x' },
    property: 'version',
    expected: /only the fields kind/,
    fix: /Remove it/,
  },
  {
    title: 'topics on serverless',
    cluster: { kind: 'serverless', topics: { orders: { partitions: 3 } } },
    property: 'topics',
    expected: /no topics: MSK makes none on serverless/,
    fix: /grantAdminister/,
  },
  {
    title: 'unauthenticated access',
    cluster: ofStandard({ authentication: { unauthenticated: true } }),
    property: 'authentication.unauthenticated',
    expected: /only the fields scram, mtls/,
    fix: /Remove it/,
  },
  {
    title: 'plaintext',
    cluster: ofStandard({ plaintext: true }),
    property: 'plaintext',
    expected: /only the fields kind/,
    fix: /Remove it/,
  },
  {
    title: 'a misspelt field',
    cluster: ofStandard({ topicz: {} }),
    property: 'topicz',
    expected: /only the fields kind/,
    fix: /Did you mean topics\?/,
  },
];

const VERSIONS_AND_BROKERS: readonly WrongKafka[] = [
  {
    title: 'a version without quotes',
    cluster: ofStandard({ version: 3.9 }),
    property: 'version',
    expected: /a Kafka version in quotes/,
    fix: /'3\.9\.x'/,
  },
  {
    title: 'a version that MSK does not have',
    cluster: ofStandard({ version: '3.9.1' }),
    property: 'version',
    expected: /one of .*3\.9\.x/,
    fix: /kafka-versions\.ts/,
  },
  {
    title: 'a version past its end',
    cluster: ofStandard({ version: '3.5.1' }),
    property: 'version',
    expected: /support of 3\.5\.1 ended on 2025-10-23/,
    fix: /'3\.9\.x'/,
  },
  {
    title: 'a version of Express on Standard',
    cluster: ofStandard({ version: '4.2.x.kraft' }),
    property: 'version',
    expected: /4\.2\.x\.kraft is for express alone/,
    fix: /4\.1\.x\.kraft/,
  },
  {
    title: 'a size of Express on Standard',
    cluster: ofStandard({ brokerType: 'express.m7g.large' }),
    property: 'brokerType',
    expected: /one of "kafka\.t3\.small"/,
    fix: /one of these/,
  },
  {
    title: 'no broker in a zone',
    cluster: ofExpress({ brokersPerZone: 0 }),
    property: 'brokersPerZone',
    expected: /whole number from 1 to 30/,
    fix: /from 1 to 30/,
  },
  {
    title: 'more brokers than ZooKeeper keeps',
    cluster: ofStandard({ brokersPerZone: 11 }),
    property: 'brokersPerZone',
    expected: /at most 30 brokers on Kafka 3\.9\.x, not 33/,
    fix: /Write 10 or less/,
  },
  {
    title: 'brokers that lend their processors, in production',
    cluster: ofStandard({ brokerType: 'kafka.t3.small' }),
    property: 'brokerType',
    expected: /keep their speed/,
    fix: /rule: 'kafka-burstable-brokers'/,
  },
];

const STORAGE: readonly WrongKafka[] = [
  {
    title: 'disks that do not grow, in production',
    cluster: ofStandard({ storage: { kind: 'local', gibPerBroker: 100 } }),
    property: 'storage.growth',
    expected: /grow by themselves/,
    fix: /rule: 'kafka-disks-do-not-grow'/,
  },
  {
    title: 'a disk larger than MSK makes',
    cluster: ofStandard({ storage: { ...standard().storage, gibPerBroker: 16_385 } }),
    property: 'storage.gibPerBroker',
    expected: /whole number from 1 to 16384/,
    fix: /16384/,
  },
  {
    title: 'growth that ends where it begins',
    cluster: ofStandard({
      storage: {
        kind: 'local',
        gibPerBroker: 100,
        growth: { owner: 'autoscaler', maxGibPerBroker: 100 },
      },
    }),
    property: 'storage.growth.maxGibPerBroker',
    expected: /more than gibPerBroker, 100/,
    fix: /larger/,
  },
  {
    title: 'provisioned throughput on a size that has none',
    cluster: ofStandard({ storage: { ...standard().storage, throughputMibps: 300 } }),
    property: 'storage.throughputMibps',
    expected: /no provisioned throughput on kafka\.m7g\.large/,
    fix: /kafka\.m7g\.2xlarge/,
  },
  {
    title: 'more throughput than a size has',
    cluster: ofStandard({
      brokerType: 'kafka.m7g.4xlarge',
      storage: { ...standard().storage, throughputMibps: 626 },
    }),
    property: 'storage.throughputMibps',
    expected: /at most 625 MiB\/s on kafka\.m7g\.4xlarge/,
    fix: /625 or less/,
  },
  {
    title: 'hours on disk without a tier',
    cluster: ofStandard(orders({ localRetentionHours: 12 })),
    property: 'topics.orders.localRetentionHours',
    expected: /no tier/,
    fix: /kind: 'tiered'/,
  },
  {
    title: 'a tier for a compacted topic',
    cluster: ofStandard({
      storage: { ...standard().storage, kind: 'tiered' },
      ...orders({ localRetentionHours: 12, cleanup: 'compact' }),
    }),
    property: 'topics.orders.cleanup',
    expected: /a tier takes no compacted topic/,
    fix: /'delete'/,
  },
  {
    title: 'a tier for less than three days',
    cluster: ofStandard({
      storage: { ...standard().storage, kind: 'tiered' },
      ...orders({ localRetentionHours: 12, retentionHours: 48 }),
    }),
    property: 'topics.orders.retentionHours',
    expected: /at least 72 hours/,
    fix: /72/,
  },
];

const TOPICS: readonly WrongKafka[] = [
  topicName('without a name', ''),
  topicName('that is Kafka’s own', '__consumer_offsets'),
  topicName('of two dots', '..'),
  topicName('with a slash', 'orders/eu'),
  topicName('that interpolates', '${orders}'),
  topicName('with a star', 'orders*'),
  topicName('of 250 characters', 'a'.repeat(250)),
  topicName('with a newline', 'orders\n'),
  {
    title: 'two topics that Kafka cannot tell apart',
    cluster: ofExpress({ topics: { 'a.b': { partitions: 1 }, a_b: { partitions: 1 } } }),
    property: 'topics.a_b',
    expected: /differs from a\.b by more than '\.' and '_'/,
    fix: /another name/,
  },
  partitions(0),
  partitions(-1),
  partitions(1.5),
  partitions('3'),
  partitions(NaN),
  {
    title: 'more partitions than brokers should hold',
    cluster: ofExpress(orders({ partitions: 1001 })),
    property: 'topics.orders.partitions',
    expected: /at most 1000 partitions .* put 1001 on each of 3/,
    fix: /raise brokersPerZone/,
  },
  {
    title: 'more replicas than brokers',
    cluster: ofStandard(orders({ replicationFactor: 4 })),
    property: 'topics.orders.replicationFactor',
    expected: /at most as many replicas as there are brokers, 3/,
    fix: /Write 3 or less/,
  },
  {
    title: 'as many replicas in sync as there are',
    cluster: ofStandard(orders({ replicationFactor: 3, minInSyncReplicas: 3 })),
    property: 'topics.orders.minInSyncReplicas',
    expected: /fewer than the 3 replicas/,
    fix: /Write 2/,
  },
  {
    title: 'two replicas in production',
    cluster: ofStandard(orders({ replicationFactor: 2 })),
    property: 'topics.orders.replicationFactor',
    expected: /at least 3 replicas in production/,
    fix: /rule: 'kafka-topic-may-lose-messages'/,
  },
  {
    title: 'retention of no time',
    cluster: ofExpress(orders({ retentionHours: 0 })),
    property: 'topics.orders.retentionHours',
    expected: /whole number of hours from 1 .* 'forever'/,
    fix: /168/,
  },
  {
    title: 'a cleanup that Kafka lacks',
    cluster: ofExpress(orders({ cleanup: 'none' })),
    property: 'topics.orders.cleanup',
    expected: /one of "delete", "compact", "compact-and-delete"/,
    fix: /one of these/,
  },
  {
    title: 'a topic that may be deleted, in production',
    cluster: ofExpress(orders({ onRemoval: 'delete' })),
    property: 'topics.orders.onRemoval',
    expected: /outlive their removal/,
    fix: /rule: 'kafka-topic-may-be-deleted'/,
  },
  {
    title: 'a property that has a field',
    cluster: ofExpress(orders({ properties: { 'retention.ms': 1 } })),
    property: 'topics.orders.properties["retention.ms"]',
    expected: /without a field of its own/,
    fix: /retentionHours/,
  },
  {
    title: 'a property of a topic that Kafka lacks',
    cluster: ofExpress(orders({ properties: { 'compresion.type': 'zstd' } })),
    property: 'topics.orders.properties["compresion.type"]',
    expected: /propert/,
    fix: /compression\.type/,
  },
];

const PROPERTIES: readonly WrongKafka[] = [
  {
    title: 'a property that is no text',
    cluster: ofStandard({ properties: { 'log.retention.hours': null } }),
    property: 'properties["log.retention.hours"]',
    expected: /one line of text, a number, true or false/,
    fix: /Write/,
  },
  {
    title: 'a property of two lines',
    cluster: ofStandard({ properties: { 'compression.type': 'zstd\nmin.insync.replicas=1' } }),
    property: 'properties["compression.type"]',
    expected: /one line of text/,
    fix: /Write/,
  },
  {
    title: 'a property out of its range',
    cluster: ofStandard({ properties: { 'num.io.threads': 0 } }),
    property: 'properties["num.io.threads"]',
    expected: /from/,
    fix: /Write/,
  },
  {
    title: 'leaders that have lost messages, in production',
    cluster: ofStandard({ properties: { 'unclean.leader.election.enable': true } }),
    property: 'properties["unclean.leader.election.enable"]',
    expected: /every acknowledged message/,
    fix: /rule: 'kafka-leader-may-lose-messages'/,
  },
];

const AROUND: readonly WrongKafka[] = [
  {
    title: 'passwords for nobody',
    cluster: ofStandard({ authentication: { scram: { users: {} } } }),
    property: 'authentication.scram.users',
    expected: /1 to 50 users/,
    fix: /legacy-billing/,
  },
  {
    title: 'a rotation by no function',
    cluster: ofStandard({
      authentication: { scram: { users: { billing: { rotation: { lambdaArn: 'rotate' } } } } },
    }),
    property: 'authentication.scram.users.billing.rotation.lambdaArn',
    expected: /ARN of a Lambda function/,
    fix: /arn:aws:lambda/,
  },
  {
    title: 'certificates of no authority',
    cluster: ofStandard({ authentication: { mtls: { certificateAuthorityArns: [] } } }),
    property: 'authentication.mtls.certificateAuthorityArns',
    expected: /list of 1 to 10/,
    fix: /AWS Private CA/,
  },
  {
    title: 'an account of eleven digits',
    cluster: ofStandard({ sharedWith: { '44445555666': {} } }),
    property: 'sharedWith["44445555666"]',
    expected: /twelve digits/,
    fix: /'444455556666'/,
  },
  {
    title: 'an account that reads a topic which is not there',
    cluster: ofStandard({
      ...orders({}),
      sharedWith: { '444455556666': { consume: ['ordres'] } },
    }),
    property: 'sharedWith["444455556666"].consume[0]',
    expected: /a topic of this cluster \(orders\)/,
    fix: /Did you mean orders\?/,
  },
  {
    title: 'a group whose lag CloudWatch would drop',
    cluster: ofExpress({ ...orders({}), consumerGroups: { größe: { topics: ['orders'] } } }),
    property: 'consumerGroups["größe"]',
    expected: /name of a consumer group/,
    fix: /'shipping'/,
  },
  {
    title: 'a group of a topic that is not there',
    cluster: ofExpress({ consumerGroups: { shipping: { topics: ['orders'] } } }),
    property: 'consumerGroups.shipping.topics[0]',
    expected: /a topic of this cluster \(none so far\)/,
    fix: /Add it to topics/,
  },
  {
    title: 'a copy in the same region',
    cluster: ofStandard(standby({ clusterArn: TARGET.replace('eu-central-1', 'eu-west-1') })),
    property: 'replicateTo.standby.clusterArn',
    expected: /a region other than eu-west-1/,
    fix: /another region/,
  },
  {
    title: 'a copy in another account',
    cluster: ofStandard(standby({ clusterArn: TARGET.replace('111122223333', '999922223333') })),
    property: 'replicateTo.standby.clusterArn',
    expected: /own account, 111122223333/,
    fix: /of this account/,
  },
  {
    title: 'a copy to nowhere',
    cluster: ofStandard(standby({ clusterArn: 'standby' })),
    property: 'replicateTo.standby.clusterArn',
    expected: /ARN of an MSK cluster/,
    fix: /arn:aws:kafka/,
  },
  {
    title: 'a schema that climbs folders',
    cluster: { kind: 'serverless', schemas: { order: { file: '../order.avsc' } } },
    property: 'schemas.order.file',
    expected: /a path from the project's folder/,
    fix: /'schemas\/order\.avsc'/,
  },
  {
    title: 'a schema of a format that Glue lacks',
    cluster: { kind: 'serverless', schemas: { order: { file: 'schemas/order.xsd' } } },
    property: 'schemas.order.file',
    expected: /\.avsc, \.json or \.proto/,
    fix: /'schemas\/order\.avsc'/,
  },
  {
    title: 'a schema that is not there',
    cluster: { kind: 'serverless', schemas: { order: { file: 'schemas/ordre.avsc' } } },
    property: 'schemas.order.file',
    expected: /a file in the project's folder/,
    fix: /add the file/,
  },
  {
    title: 'a compatibility that Glue lacks',
    cluster: {
      kind: 'serverless',
      schemas: { order: { file: 'schemas/order.avsc', compatibility: 'BACKWARD' } },
    },
    property: 'schemas.order.compatibility',
    expected: /one of "none", "disabled", "backward"/,
    fix: /one of these/,
  },
];

/** Every wrong cluster. */
export const WRONG_KAFKA: readonly WrongKafka[] = [
  ...KINDS,
  ...VERSIONS_AND_BROKERS,
  ...STORAGE,
  ...TOPICS,
  ...PROPERTIES,
  ...AROUND,
];
