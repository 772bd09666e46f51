import type { EnvironmentRule } from '../rule';
import { kafkaAuthenticationElsewhere } from './kafka-authentication-elsewhere';
import { kafkaBurstableBrokers } from './kafka-burstable-brokers';
import { kafkaCannotReplicate } from './kafka-cannot-replicate';
import { kafkaClusterTaken } from './kafka-cluster-taken';
import { kafkaDisksDoNotGrow } from './kafka-disks-do-not-grow';
import { kafkaLeaderMayLoseMessages } from './kafka-leader-may-lose-messages';
import { kafkaNeedsMoreZones } from './kafka-needs-more-zones';
import { kafkaOpenToEveryUser } from './kafka-open-to-every-user';
import { kafkaPropertyRefused } from './kafka-property-refused';
import { kafkaSchemaUnreadable } from './kafka-schema-unreadable';
import { kafkaSharedWithItself } from './kafka-shared-with-itself';
import { kafkaTooManyBrokers } from './kafka-too-many-brokers';
import { kafkaTopicDoesNotFit } from './kafka-topic-does-not-fit';
import { kafkaTopicMayBeDeleted } from './kafka-topic-may-be-deleted';
import { kafkaTopicMayLoseMessages } from './kafka-topic-may-lose-messages';
import { kafkaVersionEnded } from './kafka-version-ended';
import { kafkaVersionOfAnotherKind } from './kafka-version-of-another-kind';
import { kafkaVersionSupportEnds } from './kafka-version-support-ends';
import { kafkaVersionUnknown } from './kafka-version-unknown';

/** Rules about Kafka clusters, in the order in which they are reported. */
export const KAFKA_RULES: readonly EnvironmentRule[] = [
  kafkaVersionUnknown,
  kafkaVersionOfAnotherKind,
  kafkaVersionEnded,
  kafkaVersionSupportEnds,
  kafkaClusterTaken,
  kafkaNeedsMoreZones,
  kafkaTooManyBrokers,
  kafkaTopicDoesNotFit,
  kafkaPropertyRefused,
  kafkaSchemaUnreadable,
  kafkaCannotReplicate,
  kafkaSharedWithItself,
  kafkaAuthenticationElsewhere,
  kafkaTopicMayLoseMessages,
  kafkaBurstableBrokers,
  kafkaDisksDoNotGrow,
  kafkaLeaderMayLoseMessages,
  kafkaOpenToEveryUser,
  kafkaTopicMayBeDeleted,
];
