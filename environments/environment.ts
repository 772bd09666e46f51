import { type z } from 'zod';
import { type AlarmOptions, alarmOptions } from '#constructs/alarms/alarm-options';
import {
  FLEET_NAME_CHARACTERS,
  type FleetOptions,
  fleetOptions,
} from '#constructs/autoscaling-group/fleet-options';
import {
  type CassandraOptions,
  cassandraOptions,
  keyspaceName,
} from '#constructs/cassandra-keyspace/cassandra-options';
import {
  CLUSTER_NAME_CHARACTERS,
  type KafkaOptions,
  kafkaOptions,
} from '#constructs/kafka-cluster/kafka-options';
import {
  type KubernetesOptions,
  kubernetesOptions,
} from '#constructs/kubernetes-cluster/kubernetes-options';
import { type NetworkOptions, networkOptions } from '#constructs/network/network-options';
import { REGION_ZONES } from '#constructs/kernel/aws-regions';
import { type LogRetentionDays, logRetentionDays } from '#constructs/kernel/log-retention';
import {
  date,
  fields,
  flag,
  list,
  name,
  named,
  oneOf,
  pattern,
  text,
} from '#constructs/kernel/schema';
import { type EdgeOptions, edgeOptions } from './edge-options';
import { EXCEPTABLE_RULES } from './exceptable-rules';

/** What an environment is for. It decides which rules bind and, for `local`, where state is kept. */
export type Tier = 'local' | 'development' | 'staging' | 'production';

const TIERS: readonly Tier[] = ['local', 'development', 'staging', 'production'];

/** One environment: everything that is deployed under its name, as data. */
export interface EnvironmentOptions {
  /** Equals the file's name; the first part of every stack and physical name. At most 20 characters. */
  readonly name: string;
  /** What it is for. `local` runs against the emulator with state in a file. */
  readonly tier: Tier;
  /** The AWS account, twelve digits. Terraform refuses to work in any other. */
  readonly account: string;
  /** The AWS region: `eu-west-1`. */
  readonly region: string;
  /**
   * Letters of the availability zones: `['a', 'b', 'c']`. Append only: a zone's position decides
   * its addresses, so moving or removing one would replace its subnets.
   */
  readonly zones: readonly string[];
  /** The team that answers for it; becomes a tag of every resource. Free text. */
  readonly owner: string;
  /** What it is for, in a line; becomes a tag. Free text. @default - no tag */
  readonly description?: string;
  /** The repository it is deployed from; becomes a tag. @default 'sevenfold' */
  readonly repository?: string;
  /** S3 bucket of the Terraform state. @default 'sevenfold-state-<account>-<region>' */
  readonly stateBucket?: string;
  /** Days that logs are kept. @default 365 */
  readonly logRetentionDays?: LogRetentionDays;
  /** Whether Terraform refuses to delete what holds data. @default true */
  readonly protectData?: boolean;
  /** Addresses, NAT and endpoints. */
  readonly network: NetworkOptions;
  /** The EKS cluster. @default - no cluster */
  readonly kubernetes?: KubernetesOptions;
  /** Keyspaces of Amazon Keyspaces, by the names that applications `USE`. @default {} */
  readonly cassandra?: Readonly<Record<string, CassandraOptions>>;
  /** Kafka clusters, by name. @default {} */
  readonly kafka?: Readonly<Record<string, KafkaOptions>>;
  /** Load balancers, their names, certificate, firewall and logs. @default - nothing comes in */
  readonly edge?: EdgeOptions;
  /** Fleets of EC2 instances, by name: one stack each. @default {} */
  readonly fleets?: Readonly<Record<string, FleetOptions>>;
  /** Who hears alarms. @default - topics without subscribers */
  readonly alarms?: AlarmOptions;
  /** Rules this environment may break, each with its reason and last day. @default [] */
  readonly exceptions?: readonly Exception[];
  /** Protected resources that may be deleted or replaced, by address. @default [] */
  readonly acknowledgements?: readonly Acknowledgement[];
}

/** Permission to break one rule for a while. Listed at every synthesis; past its date it fails. */
export interface Exception {
  /** The rule's id, as its error names it in brackets. */
  readonly rule: (typeof EXCEPTABLE_RULES)[number];
  /** Why the weaker choice is right here, for the next reader. */
  readonly reason: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/** Permission to delete or replace one resource that holds data. */
export interface Acknowledgement {
  /** `<stack>/<type>.<id>`, as the plan names it: `production-kubernetes/aws_eks_cluster.Cluster_0A1B2C3D`. */
  readonly address: string;
  /** Why losing it is right. */
  readonly reason: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/** The account of the emulator. AWS gives it to nobody. */
export const EMULATOR_ACCOUNT = '000000000000';

/**
 * S3 bucket names, without dots (which TLS certificates do not match) and without the prefixes and
 * suffixes that S3 keeps for itself.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const BUCKET_NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(?:-s3alias|--ol-s3|--x-s3|--table-s3)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** IAM and most services take 256 characters in a tag's value. */
const TAG_VALUE_CHARACTERS = 256;

/** What an environment file may say, field by field. Rules that span fields: `rules/`. */
export const environmentSchema = fields({
  name: name(20, 'production'),
  tier: oneOf(TIERS),
  account: pattern(
    /^\d{12}$/,
    12,
    'an AWS account id: twelve digits in quotes',
    "Write, for example, '111122223333'; `aws sts get-caller-identity` prints yours.",
  ),
  region: oneOf(Object.keys(REGION_ZONES)),
  zones: list(
    pattern(
      /^[a-f]$/,
      1,
      'the letter of an availability zone, a to f',
      "Write the letter alone: 'a' for eu-west-1a.",
    ),
    1,
    6,
    "Write the letters of the zones, for example ['a', 'b', 'c'].",
  ),
  owner: text(TAG_VALUE_CHARACTERS, 'platform team'),
  description: text(TAG_VALUE_CHARACTERS, 'The shop, as customers see it').optional(),
  repository: text(TAG_VALUE_CHARACTERS, 'sevenfold').optional(),
  stateBucket: pattern(
    BUCKET_NAME,
    63,
    'an S3 bucket name without dots: 3 to 63 lower-case letters, digits and hyphens, no prefix or suffix that S3 reserves',
    "Write, for example, 'acme-terraform-state', or leave it out.",
  ).optional(),
  logRetentionDays: logRetentionDays.optional(),
  protectData: flag().optional(),
  network: networkOptions,
  kubernetes: kubernetesOptions.optional(),
  cassandra: named(
    keyspaceName,
    cassandraOptions,
    "{ catalog: { schema: 'schemas/catalog.cql' } }",
  ).optional(),
  kafka: named(
    name(CLUSTER_NAME_CHARACTERS, 'events'),
    kafkaOptions,
    "{ events: { kind: 'express', version: '3.9.x', brokerType: 'express.m7g.large' } }",
  ).optional(),
  edge: edgeOptions.optional(),
  fleets: named(
    name(FLEET_NAME_CHARACTERS, 'legacy'),
    fleetOptions,
    "{ legacy: { owner: 'autoscaler', instances: { kind: 'types', types: ['m7g.large'] }, … } }",
  ).optional(),
  alarms: alarmOptions.optional(),
  exceptions: list(
    fields({
      rule: oneOf(EXCEPTABLE_RULES),
      reason: text(500, 'the load balancer of the old shop needs it until its move in March'),
      until: date(),
    }),
    0,
    100,
    'Write a list of { rule, reason, until }.',
  ).optional(),
  acknowledgements: list(
    fields({
      address: pattern(
        /^[a-z][a-z0-9-]*\/[a-z0-9_]+\.[A-Za-z0-9_-]+$/,
        300,
        'the address of a resource: <stack>/<type>.<id>',
        "Write, for example, 'production-kubernetes/aws_eks_cluster.Cluster_0A1B2C3D', as the plan names it.",
      ),
      reason: text(500, 'moved to the new cluster on 2026-11-02'),
      until: date(),
    }),
    0,
    100,
    'Write a list of { address, reason, until }.',
  ).optional(),
}) satisfies z.ZodType;

/** An environment file as it was written, not yet checked. */
export interface EnvironmentDefinition {
  readonly options: EnvironmentOptions;
}

/**
 * Declares one environment: the default export of `environments/<name>.ts`. Checks nothing itself,
 * so that the mistakes of all files come in one report (`requireEnvironments`).
 */
export function defineEnvironment(options: EnvironmentOptions): EnvironmentDefinition {
  return { options };
}
