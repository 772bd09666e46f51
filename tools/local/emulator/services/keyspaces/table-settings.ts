import type {
  AutoScalingSpecification,
  CapacitySpecification,
  CdcSpecification,
  EncryptionSpecification,
  UpdateTableRequest,
} from '@aws-sdk/client-keyspaces';

import { invalid } from './errors';
import type { Capacity, Keyspace, Table } from './keyspaces-context';

/** Days between two changes of a table's capacity mode, in milliseconds. */
const DAY = 86_400_000;

/** Largest sustained throughput that a table has without being warmed. */
export const DEFAULT_WARM_THROUGHPUT = { read: 12_000, write: 4_000 } as const;

/** What a request may set of a table, at its creation or later. */
export type TableSettings = Pick<
  UpdateTableRequest,
  | 'autoScalingSpecification'
  | 'capacitySpecification'
  | 'cdcSpecification'
  | 'clientSideTimestamps'
  | 'defaultTimeToLive'
  | 'encryptionSpecification'
  | 'pointInTimeRecovery'
  | 'replicaSpecifications'
  | 'ttl'
  | 'warmThroughputSpecification'
>;

/** Sets what a request says. Refused where Keyspaces would refuse it. */
export function applySettings(
  { keyspace, table }: { readonly keyspace: Keyspace; readonly table: Table },
  settings: TableSettings,
  now: Date,
): void {
  applyCapacity(table, settings, keyspace);
  if (settings.encryptionSpecification) {
    table.encryption = encryptionOf(settings.encryptionSpecification);
  }
  if (settings.pointInTimeRecovery) {
    const enabled = settings.pointInTimeRecovery.status === 'ENABLED';
    if (enabled && !table.pointInTimeRecovery) table.recoverableSince = now;
    table.pointInTimeRecovery = enabled;
  }
  if (settings.ttl) table.ttl = true;
  if (settings.defaultTimeToLive !== undefined) {
    table.defaultTimeToLive = settings.defaultTimeToLive;
    table.ttl ||= settings.defaultTimeToLive > 0;
  }
  if (settings.clientSideTimestamps) table.clientSideTimestamps = true;
  if (settings.cdcSpecification) applyCdc(table, settings.cdcSpecification, now);
  if (settings.warmThroughputSpecification) {
    const { readUnitsPerSecond, writeUnitsPerSecond } = settings.warmThroughputSpecification;
    table.warmThroughput = {
      read: readUnitsPerSecond ?? table.warmThroughput.read,
      write: writeUnitsPerSecond ?? table.warmThroughput.write,
    };
  }
}

/** Refused when the capacity mode has changed within a day; otherwise it is noted. */
export function noteModeChange(table: Table, next: Capacity, now: Date): void {
  if (next.throughputMode === table.capacity.throughputMode) return;
  const { modeChangedAt } = table;
  if (modeChangedAt && now.getTime() - modeChangedAt.getTime() < DAY) {
    throw invalid(
      `The capacity mode of a table can change once in 24 hours; it last did at ` +
        `${modeChangedAt.toISOString()}.`,
    );
  }
  table.modeChangedAt = now;
}

/** Refused unless provisioned mode has both units, and on-demand mode none. */
export function capacityOf(asked: CapacitySpecification | undefined): Capacity {
  const { throughputMode = 'PAY_PER_REQUEST', readCapacityUnits, writeCapacityUnits } = asked ?? {};
  if (throughputMode === 'PAY_PER_REQUEST') {
    if (readCapacityUnits !== undefined || writeCapacityUnits !== undefined) {
      throw invalid('Capacity units cannot be set in PAY_PER_REQUEST mode.');
    }
    return { throughputMode };
  }
  if (readCapacityUnits === undefined || writeCapacityUnits === undefined) {
    throw invalid('PROVISIONED mode needs read and write capacity units.');
  }
  return { throughputMode, readCapacityUnits, writeCapacityUnits };
}

/** Refused unless a customer-managed key is named exactly when one is asked for. */
export function encryptionOf(asked: EncryptionSpecification | undefined): EncryptionSpecification {
  const { type = 'AWS_OWNED_KMS_KEY', kmsKeyIdentifier } = asked ?? {};
  if ((type === 'CUSTOMER_MANAGED_KMS_KEY') !== (kmsKeyIdentifier !== undefined)) {
    throw invalid('A KMS key identifier belongs to CUSTOMER_MANAGED_KMS_KEY, and to it only.');
  }
  return { type, ...(kmsKeyIdentifier === undefined ? {} : { kmsKeyIdentifier }) };
}

function applyCapacity(table: Table, settings: TableSettings, keyspace: Keyspace): void {
  const { capacitySpecification, autoScalingSpecification, replicaSpecifications } = settings;
  const capacity = capacitySpecification ? capacityOf(capacitySpecification) : table.capacity;
  const autoScaling = autoScalingSpecification ?? table.autoScaling;
  const provisioned = capacity.throughputMode === 'PROVISIONED';
  if (autoScalingSpecification) checkAutoScaling(autoScalingSpecification, provisioned);
  if (keyspace.multiRegion && provisioned && !autoScaling?.writeCapacityAutoScaling) {
    throw invalid('A multi-Region table in PROVISIONED mode needs auto scaling for writes.');
  }
  const elsewhere = replicaSpecifications?.find(
    ({ region = '' }) => !keyspace.multiRegion || !keyspace.regions.includes(region),
  );
  if (elsewhere) throw invalid(`The table has no replica in ${elsewhere.region}.`);
  table.capacity = capacity;
  table.autoScaling = provisioned ? autoScaling : undefined;
  table.replicas = replicaSpecifications ?? table.replicas;
}

function checkAutoScaling(asked: AutoScalingSpecification, provisioned: boolean): void {
  if (!provisioned) throw invalid('Auto scaling needs PROVISIONED mode.');
  for (const settings of [asked.readCapacityAutoScaling, asked.writeCapacityAutoScaling]) {
    if (!settings || settings.autoScalingDisabled) continue;
    const { minimumUnits, maximumUnits, scalingPolicy } = settings;
    if (minimumUnits === undefined || maximumUnits === undefined || minimumUnits > maximumUnits) {
      throw invalid('Auto scaling needs minimum units that are at most the maximum units.');
    }
    const target = scalingPolicy?.targetTrackingScalingPolicyConfiguration?.targetValue ?? 0;
    if (target < 20 || target > 90) {
      throw invalid(`Auto scaling needs a target value from 20 to 90, got: ${target}.`);
    }
  }
}

function applyCdc(table: Table, { status, viewType }: CdcSpecification, now: Date): void {
  if (status !== 'ENABLED') {
    table.cdc = { status: 'DISABLED' };
    return;
  }
  if (table.cdc.status !== 'ENABLED') table.streamBegunAt = now;
  table.cdc = { status, viewType: viewType ?? 'NEW_AND_OLD_IMAGES' };
}
