import type { EnvironmentRule } from '../rule';
import { CASSANDRA_RULES } from './cassandra-rules';
import { environmentsOverlap } from './environments-overlap';
import { DOMAIN_RULES } from './domain-rules';
import { emulatorAccount } from './emulator-account';
import { acknowledgementExpired, exceptionExpired } from './expired';
import { fewerThanThreeZones } from './fewer-than-three-zones';
import { FLEET_RULES } from './fleet-rules';
import { KAFKA_RULES } from './kafka-rules';
import { KUBERNETES_RULES } from './kubernetes-rules';
import { LISTENER_RULES } from './listener-rules';
import { LOAD_BALANCER_RULES } from './load-balancer-rules';
import { logRetentionUnderAYear } from './log-retention-under-a-year';
import { nameDiffersFromFile } from './name-differs-from-file';
import { nobodyHearsCriticalAlarms } from './nobody-hears-critical-alarms';
import { ownerIsNoTagValue } from './owner-is-no-tag-value';
import { peerCidrsOverlap } from './peer-cidrs-overlap';
import { singleNatGateway } from './single-nat-gateway';
import { stackTaken } from './stack-taken';
import { tooFewAddresses } from './too-few-addresses';
import { unprotectedData } from './unprotected-data';
import { WEB_ACL_RULES } from './web-acl-rules';
import { zoneOfAnotherRegion } from './zone-of-another-region';

/** Every rule that spans fields, in the order in which it is reported. */
export const ALL_RULES: readonly EnvironmentRule[] = [
  nameDiffersFromFile,
  emulatorAccount,
  zoneOfAnotherRegion,
  ownerIsNoTagValue,
  environmentsOverlap,
  peerCidrsOverlap,
  tooFewAddresses,
  fewerThanThreeZones,
  singleNatGateway,
  unprotectedData,
  logRetentionUnderAYear,
  nobodyHearsCriticalAlarms,
  ...KUBERNETES_RULES,
  ...KAFKA_RULES,
  ...CASSANDRA_RULES,
  ...DOMAIN_RULES,
  ...LOAD_BALANCER_RULES,
  ...LISTENER_RULES,
  ...WEB_ACL_RULES,
  ...FLEET_RULES,
  stackTaken,
  exceptionExpired,
  acknowledgementExpired,
];
