import { z } from 'zod';
import { across, choice, fields, mistake, pattern, wholeNumber } from '#constructs/kernel/schema';
import { DEFAULT_DETECT_SECONDS, DEFAULT_TIMEOUT_SECONDS, healthTiming } from './health-timing';

/** How fast a target's failure is noticed. The interval and the thresholds are computed: `health-timing.ts`. */
export interface HealthTimingOptions {
  /**
   * Seconds from a target's failure until it gets no more requests, at most; 12 to 900. @default 30
   */
  readonly detectWithinSeconds?: number;
  /** Seconds in which a sound target answers a check, 2 to 120. @default 5 */
  readonly timeoutSeconds?: number;
  /** Answers in a row that a failed target must give to come back, 2 to 10. @default 2 */
  readonly healthyThreshold?: number;
  /** The port that is asked. @default - that of the target group */
  readonly port?: number;
}

/** A request that a sound target answers with a good status. */
export interface HttpHealth extends HealthTimingOptions {
  /** What is asked for, with its query. It should touch what the target cannot do without, and nothing else. */
  readonly path: string;
  /** Statuses of sound targets, 200 to 499: '200', '200,302' or '200-299'. @default '200' */
  readonly successCodes?: string;
}

/**
 * A gRPC call. Without `path` the balancer calls a method that no service has and takes the answer
 * UNIMPLEMENTED (12) as a sign of life. With one, write a method that fails when the target is unwell:
 * `grpc.health.v1.Health/Check` answers OK even when it says NOT_SERVING.
 */
export interface GrpcHealth extends HealthTimingOptions {
  /** `/package.Service/Method`. @default '/AWS.ALB/healthcheck' */
  readonly path?: string;
  /** gRPC statuses of sound targets, 0 to 99: '0', '0,1' or '0-5'. @default - '12' for the default path, else '0' */
  readonly successCodes?: string;
}

/** How a network load balancer checks: a connection, or a request. */
export type NetworkHealth =
  | ({ readonly protocol: 'TCP' } & HealthTimingOptions)
  | ({ readonly protocol: 'HTTP' | 'HTTPS' } & HttpHealth);

/** A network load balancer cannot ask by UDP: the port that answers by TCP is named. */
export type UdpHealth = NetworkHealth & { readonly port: number };

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version */
export const DEFAULT_GRPC_PATH = '/AWS.ALB/healthcheck';

const port = wholeNumber(1, 65_535);

/** Ranges of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const timing = {
  detectWithinSeconds: wholeNumber(12, 900).optional(),
  timeoutSeconds: wholeNumber(2, 120).optional(),
  healthyThreshold: wholeNumber(2, 10).optional(),
  port: port.optional(),
};

const CHECK_PATH_CHARACTERS = 1024;

const httpPath = pattern(
  /^\/[!-~]*$/,
  CHECK_PATH_CHARACTERS,
  'a path of at most 1,024 visible characters that begins with /',
  "Write, for example, '/healthz'.",
);

const codes = (min: number, max: number, example: string) =>
  pattern(
    codesPattern(min, max),
    100,
    `statuses from ${min} to ${max}: one, several with commas, or a range with a hyphen`,
    `Write, for example, '${example}'.`,
  );

/** One status, or several, or ranges of them, of 200 to 499, 200 to 599, or 0 to 99. */
function codesPattern(min: number, max: number): RegExp {
  const one = min === 0 ? '(?:0|[1-9]\\d?)' : `[2-${Math.floor(max / 100)}]\\d\\d`;
  return new RegExp(`^${one}(?:-${one})?(?:,${one}(?:-${one})?)*$`);
}

const TIMES = ['detectWithinSeconds', 'timeoutSeconds'] as const;

/** Refuses times in which no series of checks fits. */
function checksFit(
  times: {
    readonly detectWithinSeconds?: number | undefined;
    readonly timeoutSeconds?: number | undefined;
  },
  context: z.RefinementCtx,
): void {
  const detectWithinSeconds = times.detectWithinSeconds ?? DEFAULT_DETECT_SECONDS;
  const timeoutSeconds = times.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  const found = healthTiming({ detectWithinSeconds, timeoutSeconds });
  if (found.fits) return;
  mistake(
    context,
    ['detectWithinSeconds'],
    `at least ${found.leastSeconds} seconds, in which two checks of ${timeoutSeconds} seconds each can fail`,
    `Write ${found.leastSeconds} or more, or a shorter timeoutSeconds.`,
  );
}

/** What `health` of an HTTP target group may say. */
export const httpHealth = across(
  fields({ path: httpPath, successCodes: codes(200, 499, '200-299').optional(), ...timing }),
  TIMES,
  checksFit,
);

/** What `health` of a gRPC target group may say. */
export const grpcHealth = across(
  fields({
    path: pattern(
      /^\/[\w.]+\/\w+$/,
      CHECK_PATH_CHARACTERS,
      'a gRPC method: /package.Service/Method',
      "Write, for example, '/shop.v1.Orders/Check', or remove it.",
    ).optional(),
    successCodes: codes(0, 99, '0').optional(),
    ...timing,
  }),
  TIMES,
  checksFit,
);

const http = { path: httpPath, successCodes: codes(200, 599, '200-399').optional() };

const asked = [
  across(fields({ protocol: z.literal('TCP'), ...timing }), TIMES, checksFit),
  across(fields({ protocol: z.literal('HTTP'), ...http, ...timing }), TIMES, checksFit),
  across(fields({ protocol: z.literal('HTTPS'), ...http, ...timing }), TIMES, checksFit),
] as const;

const PROTOCOLS = ['TCP', 'HTTP', 'HTTPS'] as const;

/** What `health` of a TCP, TLS or TCP_UDP target group may say. */
export const networkHealth = choice('protocol', PROTOCOLS, asked);

/** What `health` of a UDP target group must say: the same, and a port. */
export const udpHealth = networkHealth.superRefine((health, context) => {
  if (typeof health.port === 'number') return;
  const expected = 'a port that answers by TCP: a network load balancer cannot ask by UDP';
  mistake(context, ['port'], expected, 'Write, for example, port: 8080.');
});
