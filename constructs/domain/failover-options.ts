import { z } from 'zod';
import { choice, fields, name, oneOf, pattern, wholeNumber } from '#constructs/kernel/schema';

/**
 * Two environments, in two regions, that serve the same public hosts: names answer with the
 * primary while it is healthy, else with the secondary.
 */
export type FailoverOptions = PrimaryOptions | SecondaryOptions;

/** Serves while it is healthy. */
export interface PrimaryOptions {
  readonly role: 'primary';
  /** The environment that takes over: `production-frankfurt`. */
  readonly peer: string;
  /** What says that it is healthy. @default { kind: 'endpoint' } */
  readonly check?: CheckOptions;
}

/** Serves while the primary is not healthy. It takes the primary's word for its certificate's names. */
export interface SecondaryOptions {
  readonly role: 'secondary';
  /** The environment that it stands in for: `production`. */
  readonly peer: string;
}

/** What says that the primary is healthy. The health of targets always counts. */
export type CheckOptions = EndpointCheckOptions | TargetsCheckOptions;

/**
 * Checkers of Route 53 in several regions ask each public balancer from the internet: an application
 * load balancer by HTTPS, a network load balancer whether it takes a connection.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-types.html
 */
export interface EndpointCheckOptions {
  readonly kind: 'endpoint';
  /** What an application load balancer answers with 2xx or 3xx, asked by its own name and not by a host's. @default '/' */
  readonly path?: string;
  /** Seconds between two checks of one checker; 10 costs more. @default 30 */
  readonly intervalSeconds?: CheckInterval;
  /** Failed checks in a row after which a checker takes it for unhealthy: 1 to 10. @default 3 */
  readonly failureThreshold?: number;
  /**
   * The SNS topic that hears that the primary is down; in us-east-1, where metrics of health checks are.
   * @default - the environment's own in us-east-1, none elsewhere
   */
  readonly alarmTopicArn?: string;
}

/** The balancers' own view of their targets, without checks from outside. */
export interface TargetsCheckOptions {
  readonly kind: 'targets';
}

/** Seconds. Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (RequestInterval) */
type CheckInterval = 10 | 30;

/** Names of environments. */
const ENVIRONMENT_NAME_CHARACTERS = 20;

/** Source: the page above (ResourcePath, FailureThreshold). */
const PATH_CHARACTERS = 255;
const HIGHEST_FAILURE_THRESHOLD = 10;

const peer = name(ENVIRONMENT_NAME_CHARACTERS, 'production-frankfurt');

const check = choice(
  'kind',
  ['endpoint', 'targets'],
  [
    fields({
      kind: z.literal('endpoint'),
      path: pattern(
        /^\/[\w.~!$&'()*+,;=:@/?%-]*$/,
        PATH_CHARACTERS,
        `a path of 1 to ${PATH_CHARACTERS} characters that begins with /`,
        "Write, for example, '/healthz'.",
      ).optional(),
      intervalSeconds: oneOf([10, 30]).optional(),
      failureThreshold: wholeNumber(1, HIGHEST_FAILURE_THRESHOLD).optional(),
      alarmTopicArn: pattern(
        /^arn:aws:sns:us-east-1:\d{12}:[A-Za-z0-9_-]{1,256}$/,
        300,
        'the ARN of an SNS topic in us-east-1, where metrics of health checks are',
        "Write, for example, 'arn:aws:sns:us-east-1:111122223333:failover'.",
      ).optional(),
    }),
    fields({ kind: z.literal('targets') }),
  ],
);

/** What `failover` of a domain may say. */
export const failoverOptions = choice(
  'role',
  ['primary', 'secondary'],
  [
    fields({ role: z.literal('primary'), peer, check: check.optional() }),
    fields({ role: z.literal('secondary'), peer }),
  ],
);
