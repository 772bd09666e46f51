import type { ApplicationLoadBalancerOptions } from '#constructs/load-balancer/application-load-balancer-options';
import type { NetworkLoadBalancerOptions } from '#constructs/load-balancer/network-load-balancer-options';

/** A certificate that exists nowhere. */
export const CERTIFICATE =
  'arn:aws:acm:eu-west-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

/** An application load balancer without mistakes, in words that may be changed. */
export const application = (
  change: Partial<ApplicationLoadBalancerOptions> = {},
): ApplicationLoadBalancerOptions => ({
  kind: 'application',
  listeners: {
    https: {
      protocol: 'HTTPS',
      certificateArn: CERTIFICATE,
      otherwise: { kind: 'forward', targetGroup: 'web' },
    },
    http: { protocol: 'HTTP' },
  },
  targetGroups: { web: { targetType: 'ip', port: 8080, health: { path: '/healthz' } } },
  ...change,
});

/** A network load balancer without mistakes, in words that may be changed. */
export const networkBalancer = (
  change: Partial<NetworkLoadBalancerOptions> = {},
): NetworkLoadBalancerOptions => ({
  kind: 'network',
  listeners: { mqtt: { protocol: 'TCP', port: 1883, targetGroup: 'broker' } },
  targetGroups: { broker: { targetType: 'ip', protocol: 'TCP', port: 1883 } },
  ...change,
});
