import { pattern } from '#constructs/kernel/schema';

/**
 * Kafka's own rule for the name of a topic: 249 of these characters, neither '.' nor '..'. Names
 * that begin with two underscores are Kafka's.
 * Source:
 * https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/common/internals/Topic.java
 */
export const TOPIC_NAME = /^(?!__)(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}$/;

/** The name of a topic. */
export const topicName = pattern(
  TOPIC_NAME,
  249,
  "the name of a Kafka topic: at most 249 letters, digits, dots, hyphens and underscores, not beginning with '__'",
  "Write, for example, 'orders'.",
);

/**
 * The name of a consumer group. Kafka takes any text; CloudWatch drops the lag of one that is not
 * ASCII, and IAM needs it in an ARN, where '*' and '?' would stand for others.
 */
export const GROUP_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

/** The name of a consumer group. */
export const groupName = pattern(
  GROUP_NAME,
  255,
  'the name of a consumer group: at most 255 letters, digits, dots, hyphens and underscores',
  "Write, for example, 'shipping'.",
);
