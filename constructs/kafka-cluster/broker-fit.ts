import { mistake } from '#constructs/kernel/schema';
import type { z } from 'zod';
import { standardBroker } from './broker-types';

/** A cluster with fields that may still be wrong: each is looked at with care. */
type Unchecked = Readonly<Record<string, unknown>>;

/**
 * The size that lends its processors: MSK gives it neither a tier nor other accounts' connections.
 */
const BURSTABLE = 'kafka.t3.small';

/** Refuses settings that the size or the storage of a Standard cluster's brokers does not allow. */
export function settingsSuitBrokers(cluster: Unchecked, context: z.RefinementCtx): void {
  if (cluster['kind'] !== 'standard') return;
  const brokerType = String(cluster['brokerType']);
  const storage = record(cluster['storage']);
  if (brokerType === BURSTABLE) burstableSuits(cluster, storage, context);
  throughputSuits(brokerType, storage['throughputMibps'], context);

  if (storage['kind'] === 'tiered') return;
  for (const [name, topic] of Object.entries(record(cluster['topics']))) {
    if (record(topic)['localRetentionHours'] === undefined) continue;
    mistake(
      context,
      ['topics', name, 'localRetentionHours'],
      'no tier where all messages lie on the disks of the brokers',
      "Remove it, or write storage: { kind: 'tiered', … }.",
    );
  }
}

function burstableSuits(cluster: Unchecked, storage: Unchecked, context: z.RefinementCtx): void {
  const larger = 'Take a larger brokerType, for example kafka.m7g.large.';
  if (storage['kind'] === 'tiered') {
    mistake(context, ['storage', 'kind'], `'local' on ${BURSTABLE}, which has no tier`, larger);
  }
  for (const field of ['sharedWith', 'replicateTo']) {
    if (Object.keys(record(cluster[field])).length === 0) continue;
    const expected = `nothing on ${BURSTABLE}, which takes no connections of other VPCs`;
    mistake(context, [field], expected, larger);
  }
}

function throughputSuits(type: string, throughput: unknown, context: z.RefinementCtx): void {
  const broker = standardBroker(type);
  if (typeof throughput !== 'number' || broker === undefined) return;
  const { throughputMibps: most } = broker;
  if (most !== undefined && throughput <= most) return;
  const expected =
    most === undefined
      ? `no provisioned throughput on ${type}`
      : `at most ${most} MiB/s on ${type}`;
  const fix =
    most === undefined
      ? 'Remove it, or take kafka.m7g.2xlarge, kafka.m5.4xlarge or larger.'
      : `Write ${most} or less, or take a larger brokerType.`;
  mistake(context, ['storage', 'throughputMibps'], expected, fix);
}

function record(input: unknown): Unchecked {
  return typeof input === 'object' && input !== null ? (input as Unchecked) : {};
}
