import { numbering } from '#constructs/kernel/numbering';
import { z } from 'zod';
import {
  choice,
  fields,
  flag,
  list,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import { type AuthenticationOptions, authenticationOptions } from './authentication-options';
import {
  EXPRESS_BROKERS,
  type ExpressBrokerType,
  STANDARD_BROKERS,
  type StandardBrokerType,
} from './broker-types';
import { groupName, topicName } from './kafka-names';
import { namesKnownTopics } from './known-topics';
import { settingsSuitBrokers } from './broker-fit';
import type { Properties } from './properties/property-table';
import { type SchemaOptions, schemaOptions } from './registry-options';
import { type ReplicationOptions, replicationOptions } from './replication-options';
import { type SharingOptions, sharingOptions } from './sharing-options';
import { type BrokerStorage, storageOptions } from './storage-options';
import {
  type ExpressTopicOptions,
  expressTopics,
  properties,
  standardTopics,
  type TopicOptions,
} from './topic-options';

/** One Kafka cluster. Each kind has only the settings that it takes. */
export type KafkaOptions = StandardKafkaOptions | ExpressKafkaOptions | ServerlessKafkaOptions;

/** What a cluster is made of. It cannot be changed: make a new one and replicate. */
export type KafkaKind = KafkaOptions['kind'];

/** Brokers with disks of their own, whose every property is yours. */
export interface StandardKafkaOptions extends ProvisionedKafkaOptions {
  readonly kind: 'standard';
  /** The size of each broker: 'kafka.m7g.large'. */
  readonly brokerType: StandardBrokerType;
  readonly storage: BrokerStorage;
  /** Topics, by name. @default {} */
  readonly topics?: Readonly<Record<string, TopicOptions>>;
}

/**
 * Brokers without disks to look after, with three times the throughput of a size, best practice
 * built in: three zones, three replicas, two of them in sync.
 */
export interface ExpressKafkaOptions extends ProvisionedKafkaOptions {
  readonly kind: 'express';
  /** The size of each broker: 'express.m7g.large'. */
  readonly brokerType: ExpressBrokerType;
  /** Topics, by name. @default {} */
  readonly topics?: Readonly<Record<string, ExpressTopicOptions>>;
}

/** No brokers to choose: capacity comes with the load. IAM only; MSK makes no topics there. */
export interface ServerlessKafkaOptions extends SharedKafkaOptions {
  readonly kind: 'serverless';
}

/** What clusters with brokers of their own have in common. */
export interface ProvisionedKafkaOptions extends SharedKafkaOptions {
  /**
   * MSK's name of a Kafka version: '3.9.x', or '3.9.x.kraft' for one without ZooKeeper; known ones:
   * `kafka-versions.ts`. Can be raised, never lowered; from ZooKeeper to KRaft only at 3.9.x.
   */
  readonly version: string;
  /** Brokers in each zone. Can grow; for fewer see README.md. @default 1 */
  readonly brokersPerZone?: number;
  /** How clients may prove who they are beside IAM. @default - IAM alone */
  readonly authentication?: AuthenticationOptions;
  /**
   * Other accounts that may connect from their own VPCs, by account id. To close it again write {}:
   * without the field the way in stays, although nobody may take it. @default - never opened
   */
  readonly sharedWith?: Readonly<Record<string, SharingOptions>>;
  /**
   * Properties of the brokers by Kafka's own names. @default {} - see README.md for those we set
   */
  readonly properties?: Properties;
  readonly monitoring?: MonitoringOptions;
  /** Clusters in other regions that get copies of topics, by a name of yours. @default {} */
  readonly replicateTo?: Readonly<Record<string, ReplicationOptions>>;
}

/** What every cluster has. */
export interface SharedKafkaOptions {
  /** Consumer groups whose lag is watched, by name. @default {} */
  readonly consumerGroups?: Readonly<Record<string, ConsumerGroupOptions>>;
  /**
   * Schemas of messages, by name, in a Glue registry of the cluster's own. @default {} - no
   * registry
   */
  readonly schemas?: Readonly<Record<string, SchemaOptions>>;
}

/** A consumer group and how far it may fall behind. */
export interface ConsumerGroupOptions {
  /** The topics that it reads. */
  readonly topics: readonly string[];
  /**
   * Seconds from the newest message to the last one read, above which an alarm is raised. @default
   * 300
   */
  readonly maxLagSeconds?: number;
}

/** What is measured beside the alarms' own metrics. */
export interface MonitoringOptions {
  /** How fine CloudWatch's metrics are; what is finer costs more. @default 'per-broker' */
  readonly level?: MonitoringLevel;
  /** Kafka's own metrics for Prometheus at port 11001 of each broker. @default false */
  readonly jmxExporter?: boolean;
  /** The machine's metrics for Prometheus at port 11002 of each broker. @default false */
  readonly nodeExporter?: boolean;
}

/** How fine CloudWatch's metrics are. */
export type MonitoringLevel = 'per-broker' | 'per-topic-per-broker' | 'per-topic-per-partition';

const MONITORING_LEVELS: readonly MonitoringLevel[] = [
  'per-broker',
  'per-topic-per-broker',
  'per-topic-per-partition',
];

/** With the environment's name before it, at most the 64 characters of a cluster's name. */
export const CLUSTER_NAME_CHARACTERS = 40;

/** 60 brokers a cluster (quota), in two zones. */
const MOST_BROKERS_PER_ZONE = 30;

const shared = {
  consumerGroups: named(
    groupName,
    fields({
      topics: list(topicName, 1, 20, "Write a list of topics, for example ['orders']."),
      maxLagSeconds: wholeNumber(1, 604_800).optional(),
    }),
    "{ shipping: { topics: ['orders'] } }",
  )
    .superRefine(numbering(0, 100, 'groups', 'Watch those that somebody waits for.'))
    .optional(),
  schemas: schemaOptions.optional(),
};

const provisioned = {
  ...shared,
  version: pattern(
    /^\d{1,2}\.\d{1,2}\.(?:\d{1,2}|x)(?:\.\d{1,2})?(?:[.-](?:kraft|tiered))?$/,
    20,
    'a Kafka version in quotes, as MSK writes it',
    "Write, for example, '3.9.x'.",
  ),
  brokersPerZone: wholeNumber(1, MOST_BROKERS_PER_ZONE).optional(),
  authentication: authenticationOptions.optional(),
  sharedWith: sharingOptions.optional(),
  properties: properties.optional(),
  monitoring: fields({
    level: oneOf(MONITORING_LEVELS).optional(),
    jmxExporter: flag().optional(),
    nodeExporter: flag().optional(),
  }).optional(),
  replicateTo: replicationOptions.optional(),
};

/**
 * What one entry of `kafka` may say. What spans fields of the environment: `environments/rules/`.
 */
export const kafkaOptions = choice(
  'kind',
  ['standard', 'express', 'serverless'],
  [
    fields({
      kind: z.literal('standard'),
      ...provisioned,
      brokerType: oneOf(Object.keys(STANDARD_BROKERS)),
      storage: storageOptions,
      topics: standardTopics.optional(),
    }),
    fields({
      kind: z.literal('express'),
      ...provisioned,
      brokerType: oneOf(Object.keys(EXPRESS_BROKERS)),
      topics: expressTopics.optional(),
    }),
    fields({
      kind: z.literal('serverless'),
      ...shared,
      topics: value<undefined>(
        (input) => input === undefined,
        'no topics: MSK makes none on serverless clusters',
        'Remove them and let a client make them (grantAdminister), or take another kind.',
      ).optional(),
    }),
  ],
)
  .superRefine(namesKnownTopics)
  .superRefine(settingsSuitBrokers) satisfies z.ZodType;
