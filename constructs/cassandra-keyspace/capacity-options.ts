import { z } from 'zod';
import { choice, fields, mistake, wholeNumber } from '#constructs/kernel/schema';
import { TABLE_UNITS } from './quotas';

/** How a table's requests are paid for. Keyspaces changes the kind at most once a day. */
export type Capacity =
  | {
      /** Each request by itself; grows to twice the last peak at once. */
      readonly kind: 'on-demand';
    }
  | {
      /** Capacity units by the hour, a quarter of the price where traffic is even. */
      readonly kind: 'provisioned';
      /** Read capacity units: one reads 4 KB a second with LOCAL_QUORUM. */
      readonly read: Throughput;
      /** Write capacity units: one writes 1 KB a second. */
      readonly write: Throughput;
    };

/** How many capacity units a table has, and who decides it. */
export type Throughput =
  | {
      /** Terraform puts them back at every apply. */
      readonly owner: 'terraform';
      readonly units: number;
    }
  | {
      /** Application Auto Scaling moves them between min and max; Terraform leaves them alone. */
      readonly owner: 'autoscaler';
      readonly min: number;
      readonly max: number;
      /** Share of the units that is used, in percent, 20 to 90. @default 70 */
      readonly targetUtilization?: number;
    };

/** What AWS's own console proposes: room for a rise until more units come. */
export const DEFAULT_TARGET_UTILIZATION = 70;

/** Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/autoscaling.html */
const TARGET_UTILIZATION = { min: 20, max: 90 };

const units = wholeNumber(1, TABLE_UNITS);

const throughput = choice(
  'owner',
  ['terraform', 'autoscaler'],
  [
    fields({ owner: z.literal('terraform'), units }),
    fields({
      owner: z.literal('autoscaler'),
      min: units,
      max: units,
      targetUtilization: wholeNumber(TARGET_UTILIZATION.min, TARGET_UTILIZATION.max).optional(),
    }).superRefine(({ min, max }, context) => {
      if (!Number.isInteger(min) || !Number.isInteger(max) || min <= max) return;
      mistake(context, ['min'], `at most max (${max})`, 'Raise max or lower min.');
    }),
  ],
);

/** What `capacity` may say, of a keyspace or a table. */
export const capacityOptions = choice(
  'kind',
  ['on-demand', 'provisioned'],
  [
    fields({ kind: z.literal('on-demand') }),
    fields({ kind: z.literal('provisioned'), read: throughput, write: throughput }),
  ],
);

/** The most units that a table can come to have, by what is done with them. */
export function unitsAtMost(capacity: Capacity): Readonly<Record<'read' | 'write', number>> {
  if (capacity.kind === 'on-demand') return { read: TABLE_UNITS, write: TABLE_UNITS };
  const most = (throughput: Throughput) =>
    throughput.owner === 'autoscaler' ? throughput.max : throughput.units;
  return { read: most(capacity.read), write: most(capacity.write) };
}

/** The units that a table starts with. */
export function unitsAtFirst(throughput: Throughput): number {
  return throughput.owner === 'autoscaler' ? throughput.min : throughput.units;
}
