/**
 * What MSK lets its customers set, read 2026-11-24. A name that is not listed is refused by MSK's
 * CreateConfiguration, whatever Kafka itself would take.
 */

/**
 * Broker properties of a configuration for Standard brokers.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html
 */
export const STANDARD_BROKER_PROPERTIES: readonly string[] = [
  'allow.everyone.if.no.acl.found',
  'auto.create.topics.enable',
  'compression.type',
  'connections.max.idle.ms',
  'custom.advertised.listeners',
  'default.replication.factor',
  'delete.topic.enable',
  'group.initial.rebalance.delay.ms',
  'group.max.session.timeout.ms',
  'group.min.session.timeout.ms',
  'leader.imbalance.per.broker.percentage',
  'log.cleaner.delete.retention.ms',
  'log.cleaner.min.cleanable.ratio',
  'log.cleanup.policy',
  'log.flush.interval.messages',
  'log.flush.interval.ms',
  'log.message.timestamp.difference.max.ms',
  'log.message.timestamp.type',
  'log.retention.bytes',
  'log.retention.hours',
  'log.retention.minutes',
  'log.retention.ms',
  'log.roll.ms',
  'log.segment.bytes',
  'max.incremental.fetch.session.cache.slots',
  'message.max.bytes',
  'min.insync.replicas',
  'num.io.threads',
  'num.network.threads',
  'num.partitions',
  'num.recovery.threads.per.data.dir',
  'num.replica.fetchers',
  'offsets.retention.minutes',
  'offsets.topic.replication.factor',
  'replica.fetch.max.bytes',
  'replica.fetch.response.max.bytes',
  'replica.lag.time.max.ms',
  'replica.selector.class',
  'replica.socket.receive.buffer.bytes',
  'socket.receive.buffer.bytes',
  'socket.request.max.bytes',
  'socket.send.buffer.bytes',
  'transaction.max.timeout.ms',
  'transaction.state.log.min.isr',
  'transaction.state.log.replication.factor',
  'transactional.id.expiration.ms',
  'unclean.leader.election.enable',
  'zookeeper.connection.timeout.ms',
  'zookeeper.session.timeout.ms',
];

/**
 * Broker properties of a configuration for Express brokers, which MSK calls static. Its dynamic ones are set
 * with Kafka's own AlterConfigs on a running cluster, and no configuration holds them.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html
 */
export const EXPRESS_BROKER_PROPERTIES: readonly string[] = [
  'allow.everyone.if.no.acl.found',
  'auto.create.topics.enable',
  'compression.type',
  'connections.max.idle.ms',
  'custom.advertised.listeners',
  'delete.topic.enable',
  'group.initial.rebalance.delay.ms',
  'group.max.session.timeout.ms',
  'leader.imbalance.per.broker.percentage',
  'log.cleanup.policy',
  'log.message.timestamp.after.max.ms',
  'log.message.timestamp.before.max.ms',
  'log.message.timestamp.type',
  'log.retention.bytes',
  'log.retention.ms',
  'max.connections.per.ip',
  'max.incremental.fetch.session.cache.slots',
  'message.max.bytes',
  'num.partitions',
  'offsets.retention.minutes',
  'replica.fetch.max.bytes',
  'replica.selector.class',
  'socket.receive.buffer.bytes',
  'socket.request.max.bytes',
  'socket.send.buffer.bytes',
  'transaction.max.timeout.ms',
  'transactional.id.expiration.ms',
];

/**
 * Topic properties on Express brokers.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html
 */
export const EXPRESS_TOPIC_PROPERTIES: readonly string[] = [
  'cleanup.policy',
  'compression.type',
  'delete.retention.ms',
  'max.compaction.lag.ms',
  'max.message.bytes',
  'message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms',
  'message.timestamp.type',
  'min.compaction.lag.ms',
  'retention.bytes',
  'retention.ms',
];

/**
 * Topic properties on a serverless cluster.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/serverless-config.html
 */
export const SERVERLESS_TOPIC_PROPERTIES: readonly string[] = [
  'cleanup.policy',
  'compression.type',
  'max.message.bytes',
  'message.timestamp.difference.max.ms',
  'message.timestamp.type',
  'retention.bytes',
  'retention.ms',
];

/**
 * Standard brokers take every topic property of Kafka but these, which say what happens now and not what a
 * topic is: Kafka's own tools write them while partitions move, and nothing reads the format any more.
 */
export const NO_TOPIC_PROPERTIES: readonly string[] = [
  'follower.replication.throttled.replicas',
  'leader.replication.throttled.replicas',
  'message.format.version',
];
