import { z } from 'zod';
import { choice, date, fields, pattern, wholeNumber } from '#constructs/kernel/schema';
import {
  al2023UserData,
  type Al2023Step,
  bottlerocketUserData,
  type BottlerocketStep,
} from './user-data-options';

/** What instances run, and what they are told at their start. Each takes only its own steps. */
export type FleetOperatingSystem = Al2023 | Bottlerocket;

/** Amazon Linux 2023: containers, and scripts for all else. */
export interface Al2023 {
  readonly kind: 'al2023';
  /** Which image. @default { kind: 'kept' } */
  readonly image?: KeptImage | LatestImage | { readonly kind: 'pinned'; readonly ami: string };
  /** What an instance does at its first start, in this order. @default [] */
  readonly userData?: readonly Al2023Step[];
  /**
   * Holds a new instance back until its user data has succeeded, at most so many seconds, 30 to
   * 7,200; one that fails is replaced. @default - it counts as soon as it runs
   */
  readonly waitForUserDataSeconds?: number;
}

/** Bottlerocket: no shell, no package manager, a read-only system; containers only. */
export interface Bottlerocket {
  readonly kind: 'bottlerocket';
  /** Which image; `pinned` takes a release: `1.49.0`. @default { kind: 'kept' } */
  readonly image?: KeptImage | LatestImage | { readonly kind: 'pinned'; readonly version: string };
  /** Containers that an instance runs. @default [] */
  readonly userData?: readonly BottlerocketStep[];
}

/**
 * The newest image on the day of the first deployment, and then that one until `asOf` is changed:
 * no plan brings another unasked.
 */
export interface KeptImage {
  readonly kind: 'kept';
  /** The day of the last wish for a newer one, `YYYY-MM-DD`. @default - the first deployment's */
  readonly asOf?: string;
}

/** The newest image at each deployment: whoever deploys also rolls the fleet. */
export interface LatestImage {
  readonly kind: 'latest';
}

/** The ports that a fleet's containers listen at, each with the position of its step. */
export function portsOf({
  userData = [],
}: FleetOperatingSystem): { index: number; port: number }[] {
  return userData.flatMap((step, index) => {
    const port = 'port' in step ? step.port : undefined;
    return port === undefined ? [] : [{ index, port }];
  });
}

/** The images of a fleet's containers. */
export function containerImagesOf({ userData = [] }: FleetOperatingSystem): string[] {
  return userData.flatMap((step) => ('image' in step ? [step.image] : []));
}

const kept = fields({ kind: z.literal('kept'), asOf: date().optional() });
const latest = fields({ kind: z.literal('latest') });

/** What `operatingSystem` may say. */
export const operatingSystemOptions = choice(
  'kind',
  ['al2023', 'bottlerocket'],
  [
    fields({
      kind: z.literal('al2023'),
      image: choice(
        'kind',
        ['kept', 'latest', 'pinned'],
        [
          kept,
          latest,
          fields({
            kind: z.literal('pinned'),
            ami: pattern(
              /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
              21,
              'the id of a machine image',
              "Write, for example, 'ami-0123456789abcdef0'.",
            ),
          }),
        ],
      ).optional(),
      userData: al2023UserData.optional(),
      waitForUserDataSeconds: wholeNumber(30, 7200).optional(),
    }),
    fields({
      kind: z.literal('bottlerocket'),
      image: choice(
        'kind',
        ['kept', 'latest', 'pinned'],
        [
          kept,
          latest,
          fields({
            kind: z.literal('pinned'),
            version: pattern(
              /^\d{1,2}\.\d{1,3}\.\d{1,3}$/,
              9,
              'a release of Bottlerocket',
              "Write, for example, '1.49.0'.",
            ),
          }),
        ],
      ).optional(),
      userData: bottlerocketUserData.optional(),
    }),
  ],
);
