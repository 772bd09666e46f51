import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { findings } from '#test/support/rule-findings';

/** What one rule finds in a production environment with one balancer, `public`, and no domain. */
export const findingsIn = (
  rule: EnvironmentRule,
  balancer: LoadBalancerOptions,
  change: Partial<EnvironmentOptions> = {},
): readonly Finding[] => findings(rule, { edge: { balancers: { public: balancer } }, ...change });
