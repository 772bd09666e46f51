import { z } from 'zod';
import { across, choice, fields, flag, mistake, oneOf, value } from '#constructs/kernel/schema';
import {
  algorithmOptions,
  type LeastOutstandingRequests,
  type RoundRobin,
  type Stickiness,
  stickinessOptions,
  type WeightedRandom,
} from './algorithm-options';
import { grpcHealth, type GrpcHealth, httpHealth, type HttpHealth } from './health-options';
import { type SharedTargetGroupOptions, sharedTargetGroupFields } from './target-group-options';

/** Targets of an application load balancer: those of HTTP or those of gRPC. */
export type ApplicationTargetGroupOptions = HttpTargetGroupOptions | GrpcTargetGroupOptions;

/** Targets that speak HTTP. */
export type HttpTargetGroupOptions = HttpTargets & HttpRouting;

/** Targets that speak gRPC. Their clients keep no cookies: there is no stickiness. */
export type GrpcTargetGroupOptions = GrpcTargets & GrpcRouting;

interface ApplicationTargets extends SharedTargetGroupOptions {
  /** Whether the way to the targets is encrypted; the balancer takes any certificate there. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS';
}

interface HttpTargets extends ApplicationTargets {
  /** HTTP2 keeps HTTP/2 up to the targets. A change replaces the group. @default 'HTTP1' */
  readonly protocolVersion?: 'HTTP1' | 'HTTP2';
  /** What a sound target answers. */
  readonly health: HttpHealth;
}

interface GrpcTargets extends ApplicationTargets {
  /** A change replaces the group. */
  readonly protocolVersion: 'GRPC';
  /** What a sound target answers. @default - UNIMPLEMENTED to a method that nobody has */
  readonly health?: GrpcHealth;
}

/** The pairs of algorithm, stickiness and zones that AWS takes. */
export type HttpRouting =
  | {
      readonly algorithm: WeightedRandom;
      readonly stickiness?: never;
      readonly crossZone?: boolean;
    }
  | {
      /** How the target of a request is picked. @default { kind: 'round_robin' } */
      readonly algorithm?: RoundRobin | LeastOutstandingRequests;
      /** Keeps clients on a target, which overrides the algorithm. Excludes weighted random. @default - off */
      readonly stickiness?: Stickiness;
      /** Whether targets of all zones are shared out by every zone's part of the balancer. @default true */
      readonly crossZone?: true;
    }
  | {
      readonly algorithm?: RoundRobin | LeastOutstandingRequests;
      readonly stickiness?: never;
      readonly crossZone: boolean;
    };

interface GrpcRouting {
  /** How the target of a request is picked. @default { kind: 'round_robin' } */
  readonly algorithm?: RoundRobin | LeastOutstandingRequests | WeightedRandom;
  readonly stickiness?: never;
  /** Whether targets of all zones are shared out by every zone's part of the balancer. @default true */
  readonly crossZone?: boolean;
}

const shared = {
  ...sharedTargetGroupFields,
  protocol: oneOf(['HTTP', 'HTTPS']).optional(),
  algorithm: algorithmOptions.optional(),
  crossZone: flag().optional(),
};

/**
 * AWS refuses stickiness beside zones that keep to themselves, and beside weighted random whatever is done about
 * anomalies: "You cannot have both stickiness and weighted random algorithm enabled on the same target group."
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html;
 * AWS's error message, as the provider's acceptance tests have it:
 * https://github.com/hashicorp/terraform-provider-aws/pull/35083
 */
const http = across(
  fields({
    ...shared,
    protocolVersion: z.literal(['HTTP1', 'HTTP2']).optional(),
    stickiness: stickinessOptions.optional(),
    health: httpHealth,
  }),
  ['algorithm', 'stickiness', 'crossZone'],
  ({ algorithm, stickiness, crossZone }, context) => {
    if (stickiness === undefined) return;
    if (algorithm?.kind === 'weighted_random') {
      const expected = 'no stickiness beside weighted_random: AWS refuses the pair';
      mistake(context, ['stickiness'], expected, "Remove it, or write kind: 'round_robin'.");
    }
    if (crossZone === false) {
      const expected = 'no stickiness beside crossZone: false';
      mistake(context, ['stickiness'], expected, 'Remove it, or crossZone.');
    }
  },
);

/** What one entry of `targetGroups` of an application load balancer may say. */
export const applicationTargetGroupOptions = choice(
  'protocolVersion',
  ['HTTP1', 'HTTP2', 'GRPC'],
  [
    http,
    fields({
      ...shared,
      protocolVersion: z.literal('GRPC'),
      stickiness: value<undefined>(
        (input) => input === undefined,
        'no stickiness beside GRPC: its clients keep no cookies',
        'Remove it.',
      ).optional(),
      health: grpcHealth.optional(),
    }),
  ],
);
