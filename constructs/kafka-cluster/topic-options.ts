import { numbering } from '#constructs/kernel/numbering';
import { type z } from 'zod';
import { fields, mistake, named, oneOf, value, wholeNumber } from '#constructs/kernel/schema';
import { topicName } from './kafka-names';
import type { Properties } from './properties/property-table';

/** A topic on Express brokers, where three replicas, two of them in sync, are a given. */
export interface ExpressTopicOptions {
  /** How many consumers of one group can share its work. Can grow, never shrink. */
  readonly partitions: number;
  /**
   * Hours that messages are kept, or 'forever'; not beside cleanup: 'compact', which drops nothing for
   * its age. @default 168
   */
  readonly retentionHours?: number | 'forever';
  /**
   * `delete` drops what is old, `compact` keeps the last message of each key,
   * `compact-and-delete` does both. @default 'delete'
   */
  readonly cleanup?: Cleanup;
  /** The largest message in KiB that brokers take, with its key and headers. @default 1024 */
  readonly maxMessageKib?: number;
  /** Other topic properties by Kafka's own names. @default {} */
  readonly properties?: Properties;
  /**
   * What happens to its messages when the topic is taken out of the file: `keep` leaves the topic
   * in the cluster. To delete it write `delete`, deploy, and take it out in a second change.
   * @default 'keep'
   */
  readonly onRemoval?: 'keep' | 'delete';
}

/** A topic on Standard brokers. */
export interface TopicOptions extends ExpressTopicOptions {
  /**
   * Brokers that hold a copy of each message, at most as many as there are. Cannot be changed:
   * CloudFormation does not replace a topic of a fixed name. @default - one in each zone, 3 at most
   */
  readonly replicationFactor?: number;
  /**
   * Copies that must have taken a message before it counts as written, fewer than there are.
   * @default - one fewer than `replicationFactor`
   */
  readonly minInSyncReplicas?: number;
  /**
   * Hours that messages stay on the disks of the brokers, where storage is tiered; the tier keeps
   * them for `retentionHours`. Fewer than those, which must be at least 72. @default - the topic
   * uses no tier
   */
  readonly localRetentionHours?: number;
}

/** What Kafka does with messages that have grown old. */
export type Cleanup = 'delete' | 'compact' | 'compact-and-delete';

/** Topic properties that have a field of their own, which `properties` must leave alone. */
const FIELDS_OF_TOPIC_PROPERTIES: Readonly<Record<string, keyof TopicOptions>> = {
  'cleanup.policy': 'cleanup',
  'local.retention.ms': 'localRetentionHours',
  'max.message.bytes': 'maxMessageKib',
  'min.insync.replicas': 'minInSyncReplicas',
  'remote.storage.enable': 'localRetentionHours',
  'retention.ms': 'retentionHours',
};

/** Fields that Express topics lack: their properties are refused by name. */
const STANDARD_FIELDS: readonly (keyof TopicOptions)[] = [
  'localRetentionHours',
  'minInSyncReplicas',
];

/** The field that a topic of a kind has for a property of Kafka, if any. */
export function fieldOfTopicProperty(
  kind: 'standard' | 'express',
  key: string,
): keyof TopicOptions | undefined {
  if (!Object.hasOwn(FIELDS_OF_TOPIC_PROPERTIES, key)) return undefined;
  const field = FIELDS_OF_TOPIC_PROPERTIES[key];
  const isLacking = kind === 'express' && field !== undefined && STANDARD_FIELDS.includes(field);
  return isLacking ? undefined : field;
}

const CLEANUPS: readonly Cleanup[] = ['delete', 'compact', 'compact-and-delete'];

/** A week, Kafka's own default (log.retention.hours). */
export const DEFAULT_RETENTION_HOURS = 168;

/** 100 years: whole hours of it are still exact as milliseconds. */
const MOST_HOURS = 876_000;

/** A topic has a CloudFormation stack of its own; an account has 2,000 of those in a region. */
const MOST_TOPICS = 500;

/** No broker of MSK holds more partitions on any number of brokers. */
const MOST_PARTITIONS = 100_000;

/**
 * Least retention of a topic that uses the tier. Source:
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-tiered-storage.html
 */
const LEAST_TIERED_HOURS = 72;

/** Properties by Kafka's names; whether Kafka takes them is said by `checkTopicProperties`. */
export const properties = named(
  value<string>(
    (input) => typeof input === 'string' && /^[a-z][a-z0-9._]{0,99}$/.test(input),
    'the name of a property as Kafka writes it: lower-case letters, digits, dots and underscores',
    "Write, for example, 'compression.type'.",
  ),
  value<string | number | boolean>(
    (input) =>
      (typeof input === 'string' && /^[\x20-\x7e]{0,1000}$/.test(input) && !/[$%]\{/.test(input)) ||
      (typeof input === 'number' && Number.isFinite(input)) ||
      typeof input === 'boolean',
    'one line of text, a number, true or false',
    "Write, for example, 'zstd'.",
  ),
  "{ 'compression.type': 'zstd' }",
);

const shared = {
  partitions: wholeNumber(1, MOST_PARTITIONS),
  retentionHours: value<number | 'forever'>(
    (input) =>
      input === 'forever' ||
      (Number.isInteger(input) && (input as number) >= 1 && (input as number) <= MOST_HOURS),
    `a whole number of hours from 1 to ${MOST_HOURS}, or 'forever'`,
    "Write, for example, 168 for a week, or 'forever'.",
  ).optional(),
  cleanup: oneOf(CLEANUPS).optional(),
  maxMessageKib: wholeNumber(1, 10_240).optional(),
  properties: properties.optional(),
  onRemoval: oneOf(['keep', 'delete']).optional(),
};

const standardTopic = fields({
  ...shared,
  replicationFactor: wholeNumber(1, 15).optional(),
  minInSyncReplicas: wholeNumber(1, 15).optional(),
  localRetentionHours: wholeNumber(1, MOST_HOURS).optional(),
})
  .superRefine(tierSuitsRetention)
  .superRefine(retentionSuitsCleanup)
  .superRefine((topic, context) => propertiesHaveNoField('standard', topic, context));

const expressTopic = fields(shared)
  .superRefine(retentionSuitsCleanup)
  .superRefine((topic, context) => propertiesHaveNoField('express', topic, context));

const EXAMPLE = '{ orders: { partitions: 12, retentionHours: 168 } }';

const count = numbering(0, MOST_TOPICS, 'topics', 'Move some to a cluster of their own.');

/** What `topics` of a Standard cluster may say. */
export const standardTopics = named(topicName, standardTopic, EXAMPLE)
  .superRefine(count)
  .superRefine(namesStayApart);

/** What `topics` of an Express cluster may say. */
export const expressTopics = named(topicName, expressTopic, EXAMPLE)
  .superRefine(count)
  .superRefine(namesStayApart);

function tierSuitsRetention(topic: Readonly<Record<string, unknown>>, context: z.RefinementCtx) {
  const { localRetentionHours: local, retentionHours = DEFAULT_RETENTION_HOURS } = topic;
  if (typeof local !== 'number') return;
  if ((topic['cleanup'] ?? 'delete') !== 'delete') {
    const expected =
      "cleanup: 'delete' beside localRetentionHours: a tier takes no compacted topic";
    mistake(context, ['cleanup'], expected, "Write 'delete', or remove localRetentionHours.");
  }
  if (typeof retentionHours !== 'number') return;
  if (retentionHours < LEAST_TIERED_HOURS) {
    const expected = `at least ${LEAST_TIERED_HOURS} hours for a topic with localRetentionHours`;
    mistake(context, ['retentionHours'], expected, 'Write 72 or more.');
  } else if (local >= retentionHours) {
    const expected = `fewer hours than retentionHours, ${retentionHours}`;
    mistake(context, ['localRetentionHours'], expected, 'Write fewer, or remove it.');
  }
}

/** Compaction alone drops nothing for its age, so hours would be written in vain. */
function retentionSuitsCleanup(topic: Readonly<Record<string, unknown>>, context: z.RefinementCtx) {
  const { cleanup, retentionHours, localRetentionHours } = topic;
  if (cleanup !== 'compact' || typeof retentionHours !== 'number') return;
  if (localRetentionHours !== undefined) return; // the tier has refused the cleanup
  const expected = "no hours beside cleanup: 'compact', which drops nothing for its age";
  const fix = "Remove it, or write cleanup: 'compact-and-delete'.";
  mistake(context, ['retentionHours'], expected, fix);
}

/**
 * Kafka takes '.' and '_' for the same in the names of metrics and refuses the second of two such
 * topics.
 */
function namesStayApart(topics: Readonly<Record<string, unknown>>, context: z.RefinementCtx) {
  const seen = new Map<string, string>();
  for (const name of Object.keys(topics)) {
    const flat = name.replaceAll('.', '_');
    const other = seen.get(flat);
    seen.set(flat, name);
    if (other === undefined) continue;
    const expected = `a name that differs from ${other} by more than '.' and '_', which Kafka takes for the same`;
    mistake(context, [name], expected, 'Write another name.');
  }
}

/** A property that a field writes would be written twice. */
function propertiesHaveNoField(
  kind: 'standard' | 'express',
  topic: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
) {
  const given = topic['properties'];
  if (typeof given !== 'object' || given === null) return;
  for (const key of Object.keys(given)) {
    const field = fieldOfTopicProperty(kind, key);
    if (field === undefined) continue;
    mistake(
      context,
      ['properties', key],
      'a property without a field of its own',
      `Write ${field} instead.`,
    );
  }
}
