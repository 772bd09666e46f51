import { REGION_ZONES } from '#constructs/kernel/aws-regions';
import { numbering } from '#constructs/kernel/numbering';
import { fields, list, named, oneOf, pattern } from '#constructs/kernel/schema';
import { name } from '#constructs/kernel/schema';
import { groupName, topicName } from './kafka-names';

/** A cluster in another region that gets a copy of chosen topics (MSK Replicator). */
export interface ReplicationOptions {
  /** ARN of the target cluster, of this account; it must take IAM. */
  readonly clusterArn: string;
  /** Subnets of the target cluster, where the replicator stands too: 2 or 3. */
  readonly subnetIds: readonly string[];
  /** Security groups that reach the target cluster. */
  readonly securityGroupIds: readonly string[];
  /** Topics of this cluster to copy, by name. */
  readonly topics: readonly string[];
  /** Consumer groups whose offsets go with them. @default [] */
  readonly consumerGroups?: readonly string[];
  /**
   * `identical` keeps a topic's name, for a cluster to fail over to; `prefixed` puts the source's
   * alias before it, for clusters that replicate to each other. A change replaces the replicator.
   * @default 'identical'
   */
  readonly topicNames?: 'identical' | 'prefixed';
  /** Where copying begins the first time. A change replaces the replicator. @default 'latest' */
  readonly startAt?: 'latest' | 'earliest';
  /** How messages are compressed on their way. @default 'none' */
  readonly compression?: Compression;
}

/** How messages are compressed on their way to another region. */
export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';

/** ARN of an MSK cluster in a region that exists; its groups are the region and the account. */
export const CLUSTER_ARN = new RegExp(
  `^arn:aws:kafka:(${Object.keys(REGION_ZONES).join('|')}):(\\d{12})` +
    ':cluster/[A-Za-z0-9-]{1,64}/[0-9a-f-]{36}-s?\\d+$',
);

const replication = fields({
  clusterArn: pattern(
    CLUSTER_ARN,
    200,
    'the ARN of an MSK cluster in a region of AWS',
    "Write, for example, 'arn:aws:kafka:eu-central-1:111122223333:cluster/production-events/01234567-89ab-cdef-0123-456789abcdef-1'.",
  ),
  subnetIds: list(
    pattern(
      /^subnet-[0-9a-f]{8,17}$/,
      24,
      'the id of a subnet',
      "Write, for example, 'subnet-0a1b2c3d4e5f60718'.",
    ),
    2,
    3,
    'Write the ids of the subnets of the target cluster.',
  ),
  securityGroupIds: list(
    pattern(
      /^sg-[0-9a-f]{8,17}$/,
      20,
      'the id of a security group',
      "Write, for example, 'sg-0a1b2c3d4e5f60718'.",
    ),
    1,
    16,
    'Write the ids of security groups that reach the target cluster.',
  ),
  topics: list(topicName, 1, 100, "Write a list of topics, for example ['orders']."),
  consumerGroups: list(
    groupName,
    0,
    100,
    "Write a list of groups, for example ['shipping'].",
  ).optional(),
  topicNames: oneOf(['identical', 'prefixed']).optional(),
  startAt: oneOf(['latest', 'earliest']).optional(),
  compression: oneOf(['none', 'gzip', 'snappy', 'lz4', 'zstd']).optional(),
});

/** What `replicateTo` may say. */
export const replicationOptions = named(
  name(30, 'standby'),
  replication,
  "{ standby: { clusterArn: 'arn:aws:kafka:…', subnetIds: [ … ], securityGroupIds: [ … ], topics: ['orders'] } }",
).superRefine(numbering(0, 5, 'targets', 'Replicate from one of the targets on.'));
