import { z } from 'zod';
import { choice, fields, mistake, wholeNumber } from '#constructs/kernel/schema';

/** Where the messages of Standard brokers lie. */
export type BrokerStorage = LocalStorage | TieredStorage;

/** All of them on the disks of the brokers. */
export interface LocalStorage extends DiskOptions {
  readonly kind: 'local';
}

/**
 * The new ones on the disks of the brokers, the old ones of topics with `localRetentionHours` in a
 * tier that grows by itself and costs a quarter. Cannot be taken back.
 */
export interface TieredStorage extends DiskOptions {
  readonly kind: 'tiered';
}

/** The disk of each broker. It only grows: MSK never shrinks one. */
export interface DiskOptions {
  /** GiB of each broker, 1 to 16,384; where an autoscaler owns it, those to begin with. */
  readonly gibPerBroker: number;
  /** Who makes it larger. @default { owner: 'terraform' } */
  readonly growth?: DiskGrowth;
  /**
   * MiB/s that each disk can read and write, from 251, for brokers from kafka.m5.4xlarge or
   * kafka.m7g.2xlarge on. Raise `num.replica.fetchers` with it. @default - 250 at most, as EBS
   * gives
   */
  readonly throughputMibps?: number;
}

/** Who makes disks larger. */
export type DiskGrowth =
  /** The next deployment, when `gibPerBroker` was raised. */
  | { readonly owner: 'terraform' }
  /** Application Auto Scaling, which Terraform then leaves alone. */
  | {
      readonly owner: 'autoscaler';
      /** The most GiB of each broker, more than `gibPerBroker`, at most 16,384. */
      readonly maxGibPerBroker: number;
      /** Grows when this much is used, 10 to 80 %. @default 60 */
      readonly targetPercentage?: number;
    };

/**
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/limits.html#msk-provisioned-quota
 */
const MOST_GIB = 16_384;

/** The most that any size takes: `throughputMibps` in `broker-types.ts`. */
const MOST_MIBPS = 2375;

const growth = choice(
  'owner',
  ['terraform', 'autoscaler'],
  [
    fields({ owner: z.literal('terraform') }),
    fields({
      owner: z.literal('autoscaler'),
      maxGibPerBroker: wholeNumber(2, MOST_GIB),
      targetPercentage: wholeNumber(10, 80).optional(),
    }),
  ],
).optional();

const disk = {
  gibPerBroker: wholeNumber(1, MOST_GIB),
  growth,
  throughputMibps: wholeNumber(251, MOST_MIBPS).optional(),
};

/** What `storage` may say. */
export const storageOptions = choice(
  'kind',
  ['local', 'tiered'],
  [fields({ kind: z.literal('local'), ...disk }), fields({ kind: z.literal('tiered'), ...disk })],
).superRefine((storage, context) => {
  const { gibPerBroker, growth: grows } = storage;
  if (typeof gibPerBroker !== 'number' || !(gibPerBroker <= MOST_GIB)) return; // the field has said so
  if (grows?.owner !== 'autoscaler' || typeof grows.maxGibPerBroker !== 'number') return;
  if (!(grows.maxGibPerBroker > gibPerBroker)) {
    const expected = `more than gibPerBroker, ${gibPerBroker}`;
    mistake(context, ['growth', 'maxGibPerBroker'], expected, 'Write a larger number.');
  }
});
