import { z } from 'zod';
import {
  across,
  choice,
  fields,
  flag,
  list,
  mistake,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';

/** One step of Amazon Linux's user data. */
export type Al2023Step = ContainerStep | ScriptStep;

/**
 * A container that runs from now on and at each restart, on the host's network (so that metadata
 * stays one hop away), its output in the fleet's log group.
 */
export interface ContainerStep {
  readonly kind: 'container';
  /** The container's name on the host. */
  readonly name: string;
  /**
   * The image with its tag or digest: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:4.2`. For
   * one in ECR the instances may pull that repository, and no other.
   */
  readonly image: string;
  /** Where it listens: the port of its target groups. @default - it only calls */
  readonly port?: number;
  /** Environment variables; no secrets, they are readable in the launch template. @default {} */
  readonly environment?: Readonly<Record<string, string>>;
  /** What it runs instead of the image's own. @default - the image's */
  readonly command?: readonly string[];
  /** Seconds it gets to end at a stop, 1 to 600. @default 30 */
  readonly stopSeconds?: number;
}

/** A shell script, run by root with `bash -euo pipefail`; its failure ends the user data. */
export type ScriptStep =
  | { readonly kind: 'script'; readonly text: string }
  /** From the project's folder: `scripts/agent.sh`. */
  | { readonly kind: 'script'; readonly file: string };

/** One container on Bottlerocket. */
export type BottlerocketStep = HostContainer | BootstrapContainer;

/** A container that runs as long as the instance, on the host's network. */
export interface HostContainer {
  readonly kind: 'host-container';
  /** Not `admin` or `control`, which are Bottlerocket's own. */
  readonly name: string;
  /** As of Amazon Linux's containers. */
  readonly image: string;
  /** Where it listens: the port of its target groups. @default - it only calls */
  readonly port?: number;
  /** What it finds at `/.bottlerocket/host-containers/current/user-data`. @default - nothing */
  readonly data?: string;
  /** Whether it may do all that root may, on the host too. @default false */
  readonly superpowered?: boolean;
}

/** A container that runs once, before all others, and prepares the host. */
export interface BootstrapContainer {
  readonly kind: 'bootstrap-container';
  readonly name: string;
  readonly image: string;
  /** At the first start or at every one. @default 'once' */
  readonly mode?: 'once' | 'always';
  /** Whether the instance stops starting where it fails. @default true */
  readonly essential?: boolean;
  /** What it finds at `/.bottlerocket/bootstrap-containers/current/user-data`. @default - nothing */
  readonly data?: string;
}

/** EC2's limit for user data before it is encoded. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
export const USER_DATA_BYTES = 16_384;

/**
 * Registry, path and tag or digest, as the distribution specification has them.
 * Source: https://github.com/distribution/reference/blob/main/reference.go
 */
const CONTAINER_IMAGE =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@sha256:[a-f0-9]{64})?$/;

const containerImage = pattern(
  new RegExp(`(?=.*(?::\\w[\\w.-]*|@sha256:[a-f0-9]{64})$)${CONTAINER_IMAGE.source}`),
  255,
  'a container image with its tag or digest',
  "Write, for example, '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:4.2'.",
);

/** Letters, digits and hyphens: a container's name, a systemd unit's and a TOML key. */
const CONTAINER_NAME_CHARACTERS = 40;
const containerName = (taken: readonly string[] = []) =>
  value<string>(
    (input) =>
      typeof input === 'string' &&
      /^[a-z](?:-?[a-z0-9])*$/.test(input) &&
      input.length <= CONTAINER_NAME_CHARACTERS &&
      !taken.includes(input),
    `a name of 1 to ${CONTAINER_NAME_CHARACTERS} characters: lower-case letters, digits and single hyphens, beginning with a letter${taken.length > 0 ? `, and not ${taken.join(' or ')}` : ''}`,
    "Write, for example, 'shop'.",
  );

const port = wholeNumber(1, 65_535);

/** Visible text and white space; what cdktf takes for a token, or a NUL, cannot be passed on. */
const content = (max: number) =>
  value<string>(
    (input) =>
      typeof input === 'string' &&
      input.length <= max &&
      !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(input) &&
      !/\p{Cs}/u.test(input) &&
      !input.includes('{TfToken['),
    `text of at most ${max} characters without control characters`,
    'Write the text; what is larger belongs in the image.',
  );

const al2023Step = choice(
  'kind',
  ['container', 'script'],
  [
    fields({
      kind: z.literal('container'),
      name: containerName(),
      image: containerImage,
      port: port.optional(),
      environment: named(
        pattern(
          /^[A-Za-z_]\w{0,127}$/,
          128,
          'the name of an environment variable: letters, digits and underscores',
          "Write, for example, 'LOG_LEVEL'.",
        ),
        content(4096),
        "{ LOG_LEVEL: 'info' }",
      ).optional(),
      command: list(
        content(4096),
        1,
        100,
        "Write a list of words, for example ['serve'].",
      ).optional(),
      stopSeconds: wholeNumber(1, 600).optional(),
    }),
    across(
      fields({
        kind: z.literal('script'),
        text: content(USER_DATA_BYTES).optional(),
        file: pattern(
          /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[\w./-]{1,200}$/,
          200,
          "a file of the project, from its folder, without '..'",
          "Write, for example, 'scripts/agent.sh'.",
        ).optional(),
      }),
      ['text', 'file'],
      ({ text, file }, context) => {
        if ((text === undefined) !== (file === undefined)) return;
        const expected = 'either text or file';
        mistake(context, text === undefined ? [] : ['file'], expected, 'Write one of them.');
      },
    ),
  ],
);

const bottlerocketStep = choice(
  'kind',
  ['host-container', 'bootstrap-container'],
  [
    fields({
      kind: z.literal('host-container'),
      name: containerName(['admin', 'control']),
      image: containerImage,
      port: port.optional(),
      data: content(USER_DATA_BYTES).optional(),
      superpowered: flag().optional(),
    }),
    fields({
      kind: z.literal('bootstrap-container'),
      name: containerName(),
      image: containerImage,
      mode: oneOf(['once', 'always']).optional(),
      essential: flag().optional(),
      data: content(USER_DATA_BYTES).optional(),
    }),
  ],
);

/** At most so many steps; each container has a name and, on the host's network, a port of its own. */
const steps = <S extends z.ZodType>(each: S, example: string) =>
  list(each, 0, 20, example).superRefine((written, context) => {
    const all = written as readonly { readonly name?: unknown; readonly port?: unknown }[];
    for (const field of ['name', 'port'] as const) {
      const values = all.map((one) => one[field]);
      values.forEach((value, index) => {
        if (value === undefined || values.indexOf(value) === index) return;
        const expected = `a ${field} that no other step has`;
        mistake(context, [index, field], expected, `Write another ${field}.`);
      });
    }
  });

/** What `userData` may say on Amazon Linux. */
export const al2023UserData = steps(al2023Step, "Write a list of steps: { kind: 'container', … }.");

/** What `userData` may say on Bottlerocket. */
export const bottlerocketUserData = steps(
  bottlerocketStep,
  "Write a list of steps: { kind: 'host-container', … }.",
);
