import type { LbTargetGroupConfig } from '@cdktf/provider-aws/lib/lb-target-group';
import type { Algorithm, Stickiness } from './algorithm-options';
import type { ApplicationTargetGroupOptions } from './application-target-group-options';
import { grpcCheck, httpCheck, networkCheck } from './health-checks';
import type { NetworkTargetGroupOptions } from './network-target-group-options';

/** A day, which AWS keeps where nothing is sticky. */
const UNUSED_COOKIE_SECONDS = 86_400;

/** What only target groups of application load balancers have. */
export function applicationTargets(options: ApplicationTargetGroupOptions): LbTargetGroupConfig {
  const { protocol = 'HTTP', algorithm = { kind: 'round_robin' }, crossZone } = options;
  return {
    protocol,
    protocolVersion: options.protocolVersion ?? 'HTTP1',
    ...routing(algorithm),
    loadBalancingCrossZoneEnabled: String(crossZone ?? 'use_load_balancer_configuration'),
    stickiness: cookies(options.stickiness),
    healthCheck:
      options.protocolVersion === 'GRPC'
        ? grpcCheck(protocol, options.health)
        : httpCheck(protocol, options.health),
  };
}

/** What an algorithm lacks is written as 0 and off: the provider leaves what it is not told as it was. */
function routing(algorithm: Algorithm): LbTargetGroupConfig {
  return {
    loadBalancingAlgorithmType: algorithm.kind,
    slowStart: algorithm.kind === 'round_robin' ? (algorithm.slowStartSeconds ?? 0) : 0,
    loadBalancingAnomalyMitigation:
      algorithm.kind === 'weighted_random' ? algorithm.anomalyMitigation : 'off',
  };
}

function cookies(
  stickiness: Stickiness | undefined,
): NonNullable<LbTargetGroupConfig['stickiness']> {
  if (stickiness === undefined) {
    return { enabled: false, type: 'lb_cookie', cookieDuration: UNUSED_COOKIE_SECONDS };
  }
  const { seconds } = stickiness;
  if (stickiness.kind === 'duration_cookie') {
    return { enabled: true, type: 'lb_cookie', cookieDuration: seconds };
  }
  const { cookieName } = stickiness;
  return { enabled: true, type: 'app_cookie', cookieName, cookieDuration: seconds };
}

/** What only target groups of network load balancers have. */
export function networkTargets(options: NetworkTargetGroupOptions): LbTargetGroupConfig {
  const { protocol, cutAfterDeregistration = true, proxyProtocol = false } = options;
  return {
    protocol,
    connectionTermination: cutAfterDeregistration,
    proxyProtocolV2: proxyProtocol,
    loadBalancingCrossZoneEnabled: 'use_load_balancer_configuration',
    ...(protocol !== 'TLS' && {
      stickiness: { enabled: options.stickiness !== undefined, type: 'source_ip' },
    }),
    ...(isOfConnections(options)
      ? {
          preserveClientIp: String(options.preserveClientIp ?? false),
          targetHealthState: [
            { enableUnhealthyConnectionTermination: options.cutWhenUnhealthy ?? true },
          ],
        }
      : { preserveClientIp: 'true' }), // AWS says so whatever is asked
    healthCheck: networkCheck(options.health),
  };
}

function isOfConnections(
  options: NetworkTargetGroupOptions,
): options is Extract<NetworkTargetGroupOptions, { protocol: 'TCP' | 'TLS' }> {
  return options.protocol === 'TCP' || options.protocol === 'TLS';
}
