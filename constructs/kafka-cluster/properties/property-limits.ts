import type { Limits } from './judge-value';
import type { PropertyDefinition } from './property-definition';

/** Limits by property. */
export type LimitsByProperty = Readonly<Record<string, Limits>>;

/**
 * What a broker checks of one property once its definition has let it through (KafkaConfig.validateValues). Two
 * of them are relations whose other half MSK does not offer: replica.fetch.wait.max.ms stays 500, and
 * max.connections.per.ip.overrides stays empty.
 */
export const CHECKED_BY_BROKERS: LimitsByProperty = {
  'log.roll.ms': { min: '1' },
  'max.connections.per.ip': { min: '1' },
  'replica.lag.time.max.ms': { min: '500' },
};

/**
 * Narrower ranges that MSK states for broker properties.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html, read 2026-11-24;
 * MSK installs no class of its customers, so that of the selectors only Kafka's own can be named.
 */
export const RANGES_OF_MSK: LimitsByProperty = {
  'log.flush.interval.ms': { min: '0' },
  'replica.lag.time.max.ms': { min: '10000', max: '30000' },
  'replica.selector.class': {
    values: ['org.apache.kafka.common.replica.RackAwareReplicaSelector'],
  },
  'socket.receive.buffer.bytes': { min: '-1' },
  'socket.send.buffer.bytes': { min: '-1' },
  'zookeeper.connection.timeout.ms': { min: '6000', max: '18000' },
  'zookeeper.session.timeout.ms': { min: '6000', max: '18000' },
};

/**
 * Narrower ranges for topic properties on Express brokers: compaction may not be put off for less than 7 days.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html
 */
export const TOPIC_RANGES_OF_EXPRESS: LimitsByProperty = {
  'max.compaction.lag.ms': { min: '604800000' },
};

/**
 * Narrower ranges for topic properties on a serverless cluster: messages of at most 8 MiB.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/serverless-config.html
 */
export const TOPIC_RANGES_OF_SERVERLESS: LimitsByProperty = {
  'max.message.bytes': { max: '8388608' },
};

/**
 * Ranges that Kafka's definitions leave open although nothing works outside of them: no replica, no fetcher, a
 * share of more than all, a time before now. -1 means "never" or "without limit" where it is taken.
 */
export const WORKING_RANGES: LimitsByProperty = {
  'connections.max.idle.ms': { min: '-1' },
  'default.replication.factor': { min: '1' },
  'group.initial.rebalance.delay.ms': { min: '0' },
  'group.max.session.timeout.ms': { min: '1' },
  'group.min.session.timeout.ms': { min: '1' },
  'leader.imbalance.per.broker.percentage': { min: '0', max: '100' },
  'log.retention.bytes': { min: '-1' },
  'log.retention.hours': { min: '-1' },
  'log.retention.minutes': { min: '-1' },
  'log.retention.ms': { min: '-1' },
  'num.replica.fetchers': { min: '1' },
  'replica.socket.receive.buffer.bytes': { min: '-1' },
  'retention.bytes': { min: '-1' },
};

/** The listeners that can be given a name of one's own, by the authentication of their clients. */
export const CLIENT_LISTENERS: readonly string[] = [
  'CLIENT',
  'CLIENT_IAM',
  'CLIENT_IAM_PUBLIC',
  'CLIENT_SASL_SCRAM',
  'CLIENT_SASL_SCRAM_PUBLIC',
  'CLIENT_SECURE',
  'CLIENT_SECURE_PUBLIC',
];

/** Properties of a configuration that Kafka's broker does not define: its authorizer's, and one of MSK alone. */
export const OWN_OF_MSK: Readonly<Record<string, PropertyDefinition>> = {
  'allow.everyone.if.no.acl.found': {
    type: 'boolean',
    default: 'true',
    about: 'Whether everyone may use what no ACL names.',
  },
  'custom.advertised.listeners': {
    type: 'string',
    about: 'The name and port under which clients find each broker.',
  },
};
