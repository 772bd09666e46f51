import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import type { EdgeOptions } from '#environments/edge-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { findings } from '#test/support/rule-findings';

/** What one rule finds in the production environment with one fleet, `legacy`, behind `EDGE`. */
export function findingsIn(
  rule: EnvironmentRule,
  legacy: FleetOptions,
  change: Partial<EnvironmentOptions> = {},
): readonly Finding[] {
  return findings(rule, { edge: EDGE, fleets: { legacy }, ...change });
}

/** A balancer with a target group of instances and one of pods, and one that counts no requests. */
export const EDGE: EdgeOptions = {
  balancers: {
    public: {
      kind: 'application',
      listeners: {
        https: {
          protocol: 'HTTPS',
          rules: {
            pods: {
              when: { paths: ['/pods/*'] },
              then: { kind: 'forward', targetGroup: 'pods' },
            },
          },
          otherwise: { kind: 'forward', targetGroup: 'web' },
        },
      },
      targetGroups: {
        web: {
          targetType: 'instance',
          port: 8080,
          deregistrationDelaySeconds: 45,
          health: { path: '/healthz' },
        },
        pods: { targetType: 'ip', port: 8080, health: { path: '/healthz' } },
      },
    },
    events: {
      kind: 'network',
      listeners: { tcp: { protocol: 'TCP', port: 9000, targetGroup: 'tcp' } },
      targetGroups: { tcp: { targetType: 'instance', protocol: 'TCP', port: 9000 } },
    },
  },
};
