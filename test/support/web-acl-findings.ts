import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { application } from '#test/support/load-balancer-samples';
import { findings } from '#test/support/rule-findings';

/** What one rule finds in a production environment with one balancer behind a web ACL. */
export const findingsOfWebAcl = (
  rule: EnvironmentRule,
  waf: WebAclOptions,
  change: Partial<EnvironmentOptions> = {},
): readonly Finding[] => {
  const balancers = { public: application({ scheme: 'internet-facing' }) };
  return findings(rule, { edge: { waf, balancers }, ...change });
};
