import type { LbTargetGroupHealthCheck } from '@cdktf/provider-aws/lib/lb-target-group';
import { literal } from '#constructs/kernel/literal';
import {
  DEFAULT_GRPC_PATH,
  type GrpcHealth,
  type HealthTimingOptions,
  type HttpHealth,
  type NetworkHealth,
} from './health-options';
import {
  DEFAULT_DETECT_SECONDS,
  DEFAULT_HEALTHY_THRESHOLD,
  DEFAULT_TIMEOUT_SECONDS,
  type HealthTiming,
  healthTiming,
} from './health-timing';

/** The interval, timeout and threshold that declared times lead to. The schema has refused those that fit none. */
export function checkTiming(health: HealthTimingOptions = {}): HealthTiming {
  const { detectWithinSeconds = DEFAULT_DETECT_SECONDS, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } =
    health;
  const found = healthTiming({ detectWithinSeconds, timeoutSeconds });
  if (!found.fits) throw new Error(`no checks fit into ${detectWithinSeconds} seconds`);
  return found.timing;
}

/** How targets of HTTP are checked. */
export function httpCheck(
  protocol: 'HTTP' | 'HTTPS',
  health: HttpHealth,
): LbTargetGroupHealthCheck {
  const { path, successCodes = '200' } = health;
  return { ...common(health), protocol, path: literal(path), matcher: successCodes };
}

/** How targets of gRPC are checked. */
export function grpcCheck(
  protocol: 'HTTP' | 'HTTPS',
  health: GrpcHealth = {},
): LbTargetGroupHealthCheck {
  const { path = DEFAULT_GRPC_PATH } = health;
  const { successCodes = path === DEFAULT_GRPC_PATH ? UNIMPLEMENTED : OK } = health;
  return { ...common(health), protocol, path, matcher: successCodes };
}

/** How targets of a network load balancer are checked. */
export function networkCheck(
  health: NetworkHealth = { protocol: 'TCP' },
): LbTargetGroupHealthCheck {
  if (health.protocol === 'TCP') return { ...common(health), protocol: 'TCP' };
  const { protocol, path, successCodes = '200-399' } = health;
  return { ...common(health), protocol, path: literal(path), matcher: successCodes };
}

/** Statuses of gRPC. Source: https://grpc.io/docs/guides/status-codes/ */
const OK = '0';
const UNIMPLEMENTED = '12';

function common(health: HealthTimingOptions): LbTargetGroupHealthCheck {
  const { intervalSeconds, timeoutSeconds, unhealthyThreshold } = checkTiming(health);
  return {
    enabled: true,
    interval: intervalSeconds,
    timeout: timeoutSeconds,
    unhealthyThreshold,
    healthyThreshold: health.healthyThreshold ?? DEFAULT_HEALTHY_THRESHOLD,
    port: health.port === undefined ? 'traffic-port' : String(health.port),
  };
}
