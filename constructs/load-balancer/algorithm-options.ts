import { z } from 'zod';
import { choice, fields, oneOf, pattern, value, wholeNumber } from '#constructs/kernel/schema';

/**
 * How an application load balancer picks the target of a request. None of them sends requests to targets
 * that fail their health check. README.md says which to take when.
 */
export type Algorithm = RoundRobin | LeastOutstandingRequests | WeightedRandom;

/**
 * Round Robin: each target in turn. For requests that cost about the same on targets that are alike. A
 * slow target gets as many requests as a fast one, so they pile up there.
 */
export interface RoundRobin {
  readonly kind: 'round_robin';
  /**
   * How long a new target's share grows from nothing to the full one, in seconds, 30 to 900: for targets
   * that must warm up. @default - the full share at once
   */
  readonly slowStartSeconds?: number;
}

/**
 * Least Connections, counted in requests under way: the target with the fewest of them. For requests of
 * very different cost, or targets of different size: a slow target gets fewer. A target that fails fast
 * looks idle and draws requests until its health check fails: keep `detectWithinSeconds` short. AWS
 * refuses slow start here: a new target, which has nothing under way, is filled first.
 */
export interface LeastOutstandingRequests {
  readonly kind: 'least_outstanding_requests';
}

/**
 * Weighted Random: any target, evenly at random, unless the balancer lowers the weight of some. AWS refuses
 * stickiness here.
 */
export interface WeightedRandom {
  readonly kind: 'weighted_random';
  /**
   * `on`: AWS's Automatic Target Weights. A target with more 5xx or connection errors than its fellows
   * gets less, before or without a failed health check, and its share back step by step when it answers
   * again. Needs three healthy targets to compare. Slowness alone is no anomaly.
   * `off`: random, and no more.
   */
  readonly anomalyMitigation: 'on' | 'off';
}

/** The one way of a network load balancer: a hash of a flow's addresses, ports and protocol picks its target for life. */
export interface FlowHash {
  readonly kind: 'flow_hash';
}

/**
 * Keeps a client on the target it met first. From its second request on it overrides the algorithm, and a
 * new target gets only new clients.
 */
export type Stickiness = DurationCookie | ApplicationCookie;

/** A cookie of the balancer's own, that ends after a time. */
export interface DurationCookie {
  readonly kind: 'duration_cookie';
  /** Seconds since the last request, 1 to 604,800 (a week). */
  readonly seconds: number;
}

/** A cookie beside one that the application sets: sticky as long as that one lives. */
export interface ApplicationCookie {
  readonly kind: 'application_cookie';
  /** The application's cookie. Not one that begins with AWSALB. */
  readonly cookieName: string;
  /** Seconds since the last request, 1 to 604,800 (a week). */
  readonly seconds: number;
}

/** Keeps a client's address on one target, beyond the life of a flow; there is no time to set. */
export interface SourceIp {
  readonly kind: 'source_ip';
}

/**
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 * and …/latest/application/edit-target-group-attributes.html
 */
export const SLOW_START_SECONDS = { min: 30, max: 900 } as const;
const WEEK_SECONDS = 604_800;

/** A field of another algorithm, beside which AWS refuses it. */
const refusedBeside = (what: string, kind: Algorithm['kind'], owner: Algorithm['kind']) =>
  value<undefined>(
    (input) => input === undefined,
    `no ${what} beside ${kind}: AWS takes it with ${owner} alone`,
    `Remove it, or write kind: '${owner}'.`,
  ).optional();

const slowStart = (kind: Algorithm['kind']) => refusedBeside('slow start', kind, 'round_robin');
const anomalyMitigation = (kind: Algorithm['kind']) =>
  refusedBeside('anomaly mitigation', kind, 'weighted_random');

/** What `algorithm` of an application load balancer's target group may say. */
export const algorithmOptions = choice(
  'kind',
  ['round_robin', 'least_outstanding_requests', 'weighted_random'],
  [
    fields({
      kind: z.literal('round_robin'),
      slowStartSeconds: wholeNumber(
        SLOW_START_SECONDS.min,
        SLOW_START_SECONDS.max,
        'Write 30 to 900, or leave it out for none.',
      ).optional(),
      anomalyMitigation: anomalyMitigation('round_robin'),
    }),
    fields({
      kind: z.literal('least_outstanding_requests'),
      slowStartSeconds: slowStart('least_outstanding_requests'),
      anomalyMitigation: anomalyMitigation('least_outstanding_requests'),
    }),
    fields({
      kind: z.literal('weighted_random'),
      anomalyMitigation: oneOf(['on', 'off']),
      slowStartSeconds: slowStart('weighted_random'),
    }),
  ],
);

const seconds = wholeNumber(1, WEEK_SECONDS);

/** What `stickiness` of an application load balancer's target group may say. */
export const stickinessOptions = choice(
  'kind',
  ['duration_cookie', 'application_cookie'],
  [
    fields({ kind: z.literal('duration_cookie'), seconds }),
    fields({
      kind: z.literal('application_cookie'),
      cookieName: pattern(
        /^(?!AWSALB)[A-Za-z0-9!#$%&'*+.^_`|~-]+$/,
        256,
        'the name of a cookie that does not begin with AWSALB, which the balancer keeps for itself',
        "Write, for example, 'session'.",
      ),
      seconds,
    }),
  ],
);
