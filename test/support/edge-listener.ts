import type { ApplicationListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { findings } from '#test/support/rule-findings';

/** An internal balancer `shop` with one listener, `https`, and the target group `web`. */
export function edgeWith(
  listener: unknown,
  { web = {}, shop = {} } = {},
): NonNullable<EnvironmentOptions['edge']> {
  return {
    balancers: {
      shop: {
        kind: 'application',
        listeners: { https: listener as ApplicationListenerOptions },
        targetGroups: {
          web: { targetType: 'ip', port: 8080, health: { path: '/healthz' }, ...web },
        },
        ...shop,
      },
    },
  };
}

/** What one rule finds in the production environment with one listener. */
export function findingsInListener(
  rule: EnvironmentRule,
  listener: ApplicationListenerOptions,
  change: Partial<EnvironmentOptions> = {},
): readonly Finding[] {
  return findings(rule, { edge: edgeWith(listener), ...change });
}
